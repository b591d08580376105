"""What the work in the background of home and the conversation ends in."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from simulator.dialogue.catalogue import Catalogue
    from simulator.dialogue.model import Dialogue
    from simulator.guidance.language import Bilingual
    from simulator.practice.attempt import Attempt
    from simulator.practice.turn import Turn
    from simulator.tui.records import Records


@dataclass
class CatalogueRead(Message):
    """The dialogues are there, and the points they teach."""

    catalogue: "Catalogue"


@dataclass
class RecordsRead(Message):
    """The earlier attempts are there."""

    records: "Records"


@dataclass
class DialogueFound(Message):
    """The dialogue that was asked for on the command line."""

    dialogue: "Dialogue"


@dataclass
class WayFound(Message):
    """The states that the last way through a dialogue went through."""

    dialogue: "Dialogue"
    states: tuple[str, ...]


@dataclass
class AttemptOpened(Message):
    """An attempt can be played on."""

    attempt: "Attempt"


@dataclass
class TurnPlayed(Message):
    """A turn was judged, kept and answered."""

    turn: "Turn"


@dataclass
class WentBack(Message):
    """The conversation is back where it was before `turn`."""

    turn: "Turn"


@dataclass
class HintGiven(Message):
    """The hint for this moment, if there is one."""

    hint: "Bilingual | None"


class ReadingKept(Message):
    """The learner's own reading of a verdict was kept."""
