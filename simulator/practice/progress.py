"""How replies develop: per criterion, per guidance point and per situation, best and latest apart. Pure counting."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import accumulate
from operator import attrgetter
from types import MappingProxyType

from simulator.guidance.endings import EndingKind
from simulator.guidance.scales import Scale
from simulator.guidance.situations import Situation
from simulator.practice.boosters import Booster, Mastery, is_mastery, next_booster
from simulator.practice.point_progress import PointProgress, count_points
from simulator.practice.summary import Result
from simulator.practice.track import Track, track_of


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
    ordered = list(results)
    times = list(accumulate((result.ended for result in ordered), max))
    paths = list(zip(ordered, times, strict=True))
    by_situation: defaultdict[Situation, list[Path]] = defaultdict(list)
    for path in paths:
        by_situation[path[0].situation].append(path)
    return Progress(
        paths=len(paths),
        criteria=_tracks(paths),
        points=MappingProxyType(count_points(ordered, times)),
        situations=MappingProxyType({name: _situation(name, own) for name, own in sorted(by_situation.items())}),
        last_played=MappingProxyType({result.dialogue: at for result, at in paths}),
    )


Path = tuple[Result, datetime]
_SHARES = {Scale.COURTESY: "courtesy", Scale.WHY: "why", Scale.PUSHING: "pushing"}
_ORDER = {kind: place for place, kind in enumerate(EndingKind)}  # best to worst, as they are listed


def _tracks(paths: Sequence[Path]) -> Mapping[Scale, Track]:
    tracks = {}
    for scale, name in _SHARES.items():
        share_of = attrgetter(name)
        rated = [(share, at) for result, at in paths if (share := share_of(result)) is not None]
        tracks[scale] = _track(rated)
    return MappingProxyType(tracks)


def _track(rated: Sequence[tuple[float, datetime]]) -> Track:
    return track_of([share for share, _ in rated], lambda place: rated[place][1])


def _situation(situation: Situation, paths: Sequence[Path]) -> SituationProgress:
    mastery = _mastery(paths)
    return SituationProgress(
        situation=situation,
        paths=len(paths),
        level=max(result.level for result, _ in paths),
        best=min((result.ending for result, _ in paths), key=_ORDER.__getitem__),
        latest=paths[-1][0].ending,
        last=paths[-1][1],
        criteria=_tracks(paths),
        mastery=mastery,
        booster=next_booster(situation, mastery, _last_from(mastery.level, paths)) if mastery else None,
    )


def _mastery(paths: Sequence[Path]) -> Mastery | None:
    """Return the highest level mastered, at the first time it was."""
    mastered = [Mastery(result.level, at) for result, at in paths if is_mastery(result)]
    return max(mastered, key=lambda mastery: mastery.level, default=None)


def _last_from(lowest: int, paths: Sequence[Path]) -> datetime:
    return next(at for result, at in reversed(paths) if result.level >= lowest)
