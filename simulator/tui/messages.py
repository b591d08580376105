"""What the work in the background of several screens ends in."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message

from simulator.dialogue.model import Dialogue
from simulator.tui.records import Records

if TYPE_CHECKING:
    from simulator.dialogue.catalogue import Catalogue
    from simulator.practice.attempt import Attempt


@dataclass
class CatalogueRead(Message):
    """The dialogues are there, and the points they teach."""

    catalogue: "Catalogue"


@dataclass
class RecordsRead(Message):
    """The earlier attempts are there."""

    records: Records


@dataclass
class DialogueFound(Message):
    """The dialogue that was asked for on the command line."""

    dialogue: Dialogue


@dataclass
class AttemptOpened(Message):
    """An attempt can be played on."""

    attempt: "Attempt"
