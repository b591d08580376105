"""What home shows of earlier attempts: the last result of each dialogue and the conversations left in the middle."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from simulator.guidance.endings import EndingKind
from simulator.locale.wording import Wording

if TYPE_CHECKING:
    from simulator.practice.attempt import Attempt
    from simulator.practice.criterion import Criterion
    from simulator.practice.practice import Practice


@dataclass(frozen=True, slots=True)
class LastResult:
    """How the latest finished attempt at a dialogue went."""

    criteria: "tuple[Criterion, ...]"
    ending: EndingKind
    at: datetime


@dataclass(frozen=True, slots=True)
class Unfinished:
    """An attempt that was left in the middle."""

    attempt: str
    dialogue: str
    turns: int
    at: datetime


@dataclass(frozen=True, slots=True)
class Records:
    """Earlier attempts by dialogue id, seen from `now`."""

    last: Mapping[str, LastResult]
    unfinished: Mapping[str, Unfinished]
    now: datetime


def read_records(practice: "Practice") -> Records:
    """Go through the stored attempts, oldest first. An attempt left in the middle counts until a later one is begun."""
    last: dict[str, LastResult] = {}
    unfinished: dict[str, Unfinished] = {}
    for attempt in practice.attempts():
        path, at = attempt.path, attempt.events[-1].at
        if not path:
            continue
        unfinished.pop(attempt.dialogue.id, None)
        ending = path[-1].answer.ending
        if ending:
            last[attempt.dialogue.id] = LastResult(_criteria(attempt), ending, at)
        else:
            unfinished[attempt.dialogue.id] = Unfinished(attempt.id, attempt.dialogue.id, len(path), at)
    return Records(last, unfinished, practice.now())


def time_ago(at: datetime, now: datetime, words: Wording) -> str:
    """Return how long ago `at` was, to the day; a clock that went back counts as today."""
    days = max(0, (now.date() - at.date()).days)
    if days < 2:
        return words("when.yesterday" if days else "when.today")
    if days < 14:
        return words.count("when.days", days)
    if days < 61:
        return words.count("when.weeks", days // 7)
    return words.count("when.months", days // 30)


def _criteria(attempt: "Attempt") -> "tuple[Criterion, ...]":
    from simulator.practice.criterion import criteria_of

    return criteria_of(attempt.path, {state.id: state.asking for state in attempt.dialogue.states.values()})
