"""A share between poor (0) and good (1) over time: best, latest, and a line short enough to draw."""

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


class Shares:
    """Shares with their times, in order."""

    __slots__ = ("shares", "times")

    def __init__(self) -> None:
        self.shares: list[float] = []
        self.times: list[datetime] = []

    def add(self, share: float, at: datetime) -> None:
        """Add the next share."""
        self.shares.append(share)
        self.times.append(at)

    def track(self) -> Track:
        """Return what they come to."""
        shares = self.shares
        if not shares:
            return Track(0, None, None, (), ())
        return Track(len(shares), max(shares), shares[-1], tuple(shares[-RECENT:]), self._trend())

    def _trend(self) -> tuple[Sample, ...]:
        count = len(self.shares)
        bounds = sorted({round(number * count / MAX_SAMPLES) for number in range(MAX_SAMPLES + 1)})
        return tuple(
            Sample(self.times[end - 1], sum(self.shares[start:end]) / (end - start), end - start)
            for start, end in pairwise(bounds)
        )
