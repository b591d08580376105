"""What finished paths did with each guidance point."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from simulator.guidance.points import guidance_points
from simulator.practice.summary import Result
from simulator.practice.track import RECENT, Track, track_of


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


def count_points(results: Sequence[Result], times: Sequence[datetime]) -> Mapping[str, PointProgress]:
    """Return the points that came up, in the order of the documents; `times` are those of the results."""
    touches: dict[str, list[int]] = {point: [] for point in guidance_points()}
    for number, result in enumerate(results):
        _note_touches(touches, result, number * _MARKS)
    return {point: _progress(point, found, times) for point, found in touches.items() if found}


# A touch is one number, for speed: the number of the path times _MARKS, and what the path did with the point.
_MARKS = 4
_BROKEN, _UNUSED, _BOTH, _HONOURED = range(_MARKS)
_VALUES = (0.0, 0.25, 0.5, 1.0)


def _note_touches(touches: Mapping[str, list[int]], result: Result, path: int) -> None:
    honoured, broken = result.honoured, result.broken
    for point in honoured:
        if point in touches:  # a point may have gone from the guidance since
            touches[point].append(path + (_BOTH if point in broken else _HONOURED))
    for point in broken:
        if point in touches and point not in honoured:
            touches[point].append(path + _BROKEN)
    for point in result.unused:
        if point in touches:
            touches[point].append(path + _UNUSED)


def _progress(point: str, touches: Sequence[int], times: Sequence[datetime]) -> PointProgress:
    marks = [touch % _MARKS for touch in touches]
    both = marks.count(_BOTH)
    recent = marks[-RECENT:]
    return PointProgress(
        point=point,
        honoured=marks.count(_HONOURED) + both,
        broken=marks.count(_BROKEN) + both,
        unused=marks.count(_UNUSED),
        recently_broken=recent.count(_BROKEN) + recent.count(_BOTH),
        track=track_of([_VALUES[mark] for mark in marks], lambda place: times[touches[place] // _MARKS]),
    )
