"""Finished paths in numbers, to count progress from."""

from datetime import UTC, datetime, timedelta

from simulator.guidance.endings import EndingKind
from simulator.guidance.situations import Situation
from simulator.practice.summary import Result

START = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)


def result(
    day: float = 0,
    *,
    dialogue: str = "small",
    situation: Situation = Situation.GHOSTING,
    level: int = 1,
    ending: EndingKind = EndingKind.LEARNED,
    courtesy: float | None = 2 / 3,
    why: float | None = 1.0,
    pushing: float | None = 1.0,
    honoured: tuple[str, ...] = (),
    broken: tuple[str, ...] = (),
    unused: tuple[str, ...] = (),
) -> Result:
    """Return a path that ended well, `day` days after the start, but for what is said otherwise."""
    ended = START + timedelta(days=day)
    return Result(dialogue, situation, level, ending, ended, courtesy, why, pushing, honoured, broken, unused)
