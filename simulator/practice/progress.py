"""How replies develop: per criterion, per guidance point and per situation, best and latest apart. Pure counting."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType

from simulator.guidance.endings import EndingKind
from simulator.guidance.points import guidance_points
from simulator.guidance.scales import Scale
from simulator.guidance.situations import Situation
from simulator.practice.boosters import Booster, Mastery, is_mastery, next_booster
from simulator.practice.summary import Result
from simulator.practice.track import RECENT, Shares, Track


@dataclass(frozen=True, slots=True)
class PointProgress:
    """What paths did with a guidance point.

    A path counts 1 when it honoured the point, 1/2 when it also broke it, 0 when it broke it, and 1/4 when the dialogue
    teaches the point and no reply touched it. `recently_broken` is out of `track.recent`.
    """

    point: str
    honoured: int
    broken: int
    unused: int
    recently_broken: int
    track: Track


@dataclass(frozen=True, slots=True)
class SituationProgress:
    """How one situation went. `level` is the highest that was played; `best` and `latest` are endings."""

    situation: Situation
    paths: int
    level: int
    best: EndingKind
    latest: EndingKind
    last: datetime
    criteria: Mapping[Scale, Track]
    mastery: Mastery | None
    booster: Booster | None


@dataclass(frozen=True, slots=True)
class Progress:
    """Everything learnt so far. Only situations and points that came up are in it."""

    paths: int
    criteria: Mapping[Scale, Track]
    points: Mapping[str, PointProgress]
    situations: Mapping[Situation, SituationProgress]
    last_played: Mapping[str, datetime]

    def due(self, now: datetime) -> tuple[Booster, ...]:
        """Return the repeats whose time has come, the longest waiting first."""
        boosters = [situation.booster for situation in self.situations.values()]
        ready = [booster for booster in boosters if booster and booster.is_due(now)]
        return tuple(sorted(ready, key=lambda booster: booster.due))


def build_progress(results: Iterable[Result]) -> Progress:
    """Count finished paths, given in the order they were finished.

    Times only grow here: a path that ended before an earlier one, by a clock that was set back, counts as just after.
    """
    whole, points = _Situation(), {point: _Point() for point in guidance_points()}
    situations: dict[Situation, _Situation] = {}
    last_played: dict[str, datetime] = {}
    now: datetime | None = None
    for result in results:
        now = result.ended if now is None or result.ended > now else now
        last_played[result.dialogue] = now
        whole.add(result, now)
        situations.setdefault(result.situation, _Situation()).add(result, now)
        _count_points(points, result, now)
    return Progress(
        paths=whole.paths,
        criteria=whole.tracks(),
        points=MappingProxyType({id: point.progress(id) for id, point in points.items() if point.track.shares}),
        situations=MappingProxyType({name: found.progress(name) for name, found in sorted(situations.items())}),
        last_played=MappingProxyType(last_played),
    )


class _Point:
    """What paths did with one point."""

    __slots__ = ("broken", "honoured", "latest_broken", "track", "unused")

    def __init__(self) -> None:
        self.honoured = self.broken = self.unused = 0
        self.latest_broken: list[bool] = []
        self.track = Shares()

    def add(self, share: float, at: datetime, *, is_broken: bool) -> None:
        self.track.add(share, at)
        self.latest_broken.append(is_broken)

    def progress(self, id: str) -> PointProgress:
        recently_broken = sum(self.latest_broken[-RECENT:])
        return PointProgress(id, self.honoured, self.broken, self.unused, recently_broken, self.track.track())


def _count_points(points: Mapping[str, _Point], result: Result, at: datetime) -> None:
    for id in result.honoured:
        if point := points.get(id):  # a point may have gone from the guidance since
            is_broken = id in result.broken
            point.honoured += 1
            point.add(0.5 if is_broken else 1.0, at, is_broken=is_broken)
    for id in result.broken:
        if point := points.get(id):
            point.broken += 1
            if id not in result.honoured:
                point.add(0.0, at, is_broken=True)
    for id in result.unused:
        if point := points.get(id):
            point.unused += 1
            point.add(0.25, at, is_broken=False)


class _Situation:
    """The paths of one situation, or of all."""

    def __init__(self) -> None:
        self.paths = self.level = 0
        self._best: EndingKind | None = None
        self._latest: EndingKind | None = None
        self._shares = {scale: Shares() for scale in Scale}
        self._mastered: dict[int, datetime] = {}
        self._practised: dict[int, datetime] = {}

    def add(self, result: Result, at: datetime) -> None:
        self.paths += 1
        self.level = max(self.level, result.level)
        self._latest = result.ending
        if self._best is None or _ORDER[result.ending] < _ORDER[self._best]:
            self._best = result.ending
        for scale, share in zip(_SCALES, (result.courtesy, result.why, result.pushing), strict=True):
            if share is not None:
                self._shares[scale].add(share, at)
        self._practised[result.level] = at
        if result.level not in self._mastered and is_mastery(result):
            self._mastered[result.level] = at

    def tracks(self) -> Mapping[Scale, Track]:
        return MappingProxyType({scale: shares.track() for scale, shares in self._shares.items()})

    def progress(self, situation: Situation) -> SituationProgress:
        assert self._best, "there is at least one path"
        assert self._latest, "there is at least one path"
        mastery = max((Mastery(level, at) for level, at in self._mastered.items()), key=_level, default=None)
        return SituationProgress(
            situation=situation,
            paths=self.paths,
            level=self.level,
            best=self._best,
            latest=self._latest,
            last=max(self._practised.values()),
            criteria=self.tracks(),
            mastery=mastery,
            booster=next_booster(situation, mastery, self._practised_from(mastery.level)) if mastery else None,
        )

    def _practised_from(self, lowest: int) -> datetime:
        return max(at for level, at in self._practised.items() if level >= lowest)


_SCALES = (Scale.COURTESY, Scale.WHY, Scale.PUSHING)
_ORDER = {kind: place for place, kind in enumerate(EndingKind)}  # best to worst, as they are listed


def _level(mastery: Mastery) -> int:
    return mastery.level
