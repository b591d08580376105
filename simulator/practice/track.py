"""A share between poor (0) and good (1) over time: best, latest, and a line short enough to draw."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

RECENT = 5
MAX_SAMPLES = 40


@dataclass(frozen=True, slots=True)
class Sample:
    """The mean share (0..1) of `paths` successive paths, the last of which ended at `until`."""

    until: datetime
    share: float
    paths: int


@dataclass(frozen=True, slots=True)
class Track:
    """A share (0..1) over time. `best` never goes down; it and `latest` are None when nothing was rated.

    `recent` are the last five shares, oldest first; `trend` has at most 40 samples.
    """

    paths: int
    best: float | None
    latest: float | None
    recent: tuple[float, ...]
    trend: tuple[Sample, ...]


def track_of(shares: Sequence[float], time_of: Callable[[int], datetime]) -> Track:
    """Return what shares come to, given oldest first; `time_of` gives the time of one by its place."""
    if not shares:
        return Track(0, None, None, (), ())
    return Track(len(shares), max(shares), shares[-1], tuple(shares[-RECENT:]), _trend(shares, time_of))


def _trend(shares: Sequence[float], time_of: Callable[[int], datetime]) -> tuple[Sample, ...]:
    count = len(shares)
    bounds = sorted({round(number * count / MAX_SAMPLES) for number in range(MAX_SAMPLES + 1)})
    return tuple(
        Sample(time_of(end - 1), sum(shares[start:end]) / (end - start), end - start) for start, end in pairwise(bounds)
    )
