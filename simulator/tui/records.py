"""What home shows of earlier attempts: last results, what was left in the middle, what is next and what is due."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from simulator.locale.wording import Wording

if TYPE_CHECKING:
    from simulator.guidance.situations import Situation
    from simulator.practice.next_exercise import Suggestion
    from simulator.practice.practice import Practice
    from simulator.practice.summary import AttemptSummary, OpenAttempt


@dataclass(frozen=True, slots=True)
class Records:
    """Earlier attempts by dialogue id, seen from `now`; `suggestion` is what to practise next, if anything.

    `due` are mastered situations whose repeat has come, the longest waiting first.
    """

    last: "Mapping[str, AttemptSummary]"
    unfinished: "Mapping[str, OpenAttempt]"
    suggestion: "Suggestion | None"
    due: "tuple[Situation, ...]"
    now: datetime


def read_records(practice: "Practice") -> Records:
    """Ask the practice. Of several attempts left in the middle the latest counts, until a later one is finished."""
    last = practice.latest()
    unfinished: dict[str, OpenAttempt] = {}
    for attempt in practice.unfinished():
        finished = last.get(attempt.dialogue)
        if not finished or finished.ended < attempt.at:
            unfinished.setdefault(attempt.dialogue, attempt)
    progress, now = practice.progress(), practice.now()
    suggestions = practice.suggestions(progress)
    due = tuple(booster.situation for booster in progress.due(now))
    return Records(last, unfinished, suggestions[0] if suggestions else None, due, now)


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
