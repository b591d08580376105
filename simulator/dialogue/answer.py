"""What the client does after each turn: lines to show, what changed and why, what was told."""

from dataclasses import dataclass
from enum import StrEnum

from simulator.dialogue.temperament import Change
from simulator.guidance.endings import EndingKind
from simulator.guidance.language import Bilingual


class Speaker(StrEnum):
    """Who a line belongs to: the client, or the narrator who says what happens."""

    CLIENT = "client"
    NARRATOR = "narrator"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the conversation in both languages."""

    speaker: Speaker
    text: Bilingual


@dataclass(frozen=True, slots=True)
class Answer:
    """The client's answer to one turn.

    `rapport` is 0..10, `patience` 0..10, `day` counts from 0 at the start. `thought` is unspoken, for the debrief.
    `told` are the ids of secrets told now. `ending` is set when the conversation is over.
    """

    turn: int
    state: str
    lines: tuple[Line, ...]
    rapport: int
    patience: int
    day: int
    changes: tuple[Change, ...] = ()
    thought: Bilingual | None = None
    told: tuple[str, ...] = ()
    is_unclear: bool = False
    is_silent: bool = False
    ending: EndingKind | None = None
