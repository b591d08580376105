"""When to repeat a situation that is mastered: after 2, 6, 12 and 24 weeks. Pure dates; nothing is kept."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from simulator.guidance.endings import EndingKind
from simulator.guidance.scales import Courtesy
from simulator.guidance.situations import Situation
from simulator.practice.summary import Result

BOOSTER_WEEKS = (2, 6, 12, 24)
EARLY = timedelta(days=3)
MASTERED_RANK = EndingKind.DOOR_AJAR.rank
# The lowest share that criterion.py words as polite: a mean of 1.5 on the scale of 0 to 3, and nothing rude.
_POLITE_SHARE = (Courtesy.POLITE - 0.5) / Courtesy.WARM


@dataclass(frozen=True, slots=True)
class Mastery:
    """The highest level (1..3) at which a situation was mastered, and when that was first so."""

    level: int
    since: datetime


@dataclass(frozen=True, slots=True)
class Booster:
    """A repeat of a mastered situation, `weeks` after it was mastered; there is no harm in being late."""

    situation: Situation
    level: int
    weeks: int
    due: datetime

    def is_due(self, now: datetime) -> bool:
        """Whether its time has come."""
        return now >= self.due


def is_mastery(result: Result) -> bool:
    """Whether a path masters its level: enough of the relationship left, no pushing, and polite or warm throughout.

    What was not rated proves nothing.
    """
    return (
        result.ending.rank >= MASTERED_RANK
        and result.pushing == 1.0
        and result.courtesy is not None
        and result.courtesy >= _POLITE_SHARE
    )


def next_booster(situation: Situation, mastery: Mastery, practised: datetime) -> Booster | None:
    """Return the first repeat that `practised` (the last practice at this level or higher) does not cover.

    One practice covers every repeat before it, and one that is at most three days off. None when all four are done.
    """
    for weeks in BOOSTER_WEEKS:
        due = mastery.since + timedelta(weeks=weeks)
        if due - practised > EARLY:
            return Booster(situation, mastery.level, weeks, due)
    return None
