"""What a gradebook may be told. One number for everything does not exist here: it is taking part, or one criterion."""

from collections.abc import Iterable
from enum import StrEnum
from typing import assert_never

from simulator.practice.summary import AttemptSummary


class Measure(StrEnum):
    """What the number stands for."""

    DONE = "done"  # whether a conversation was finished
    COURTESY = "courtesy"
    WHY = "why"
    PUSHING = "pushing"


def share_of(summaries: Iterable[AttemptSummary], measure: Measure) -> float | None:
    """Return the best of the finished paths, 0..1; None when there is none, or none in which this was rated."""
    shares = [share for summary in summaries if (share := _share(summary, measure)) is not None]
    return max(shares, default=None)


def _share(summary: AttemptSummary, measure: Measure) -> float | None:
    courtesy, why, pushing = (criterion.share for criterion in summary.criteria)
    match measure:
        case Measure.DONE:
            return 1.0
        case Measure.COURTESY:
            return courtesy
        case Measure.WHY:
            return why
        case Measure.PUSHING:
            return pushing
        case _:
            assert_never(measure)
