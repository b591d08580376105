"""Decide classes from probabilities with thresholds measured at training time, and say how sure that is."""

from collections.abc import Sequence
from operator import mul
from typing import Any

from simulator.guidance.moves import Move
from simulator.guidance.scales import Courtesy, Pushing, Why
from simulator.scoring.outputs import COURTESY, MOVE, MOVES, PUSHING, WHY

_LEVELS = range(4)

WHYS = (Why.NONE, Why.CLOSED, Why.OPEN, Why.PRESS)
"""The order of the why columns."""


def expected_level(chances: Sequence[float]) -> float:
    """Return the mean level of a scale, from 0."""
    return float(sum(map(mul, _LEVELS, chances)))


def decide_courtesy(answer: Sequence[float], settings: dict[str, Any]) -> Courtesy:
    """Return the class of the expected courtesy."""
    return Courtesy(_level(expected_level(answer[COURTESY]), settings["courtesy_cuts"]))


def decide_why(answer: Sequence[float], settings: dict[str, Any]) -> Why:
    """Return the most probable way of asking, weighed."""
    weighed = [chance * weight for chance, weight in zip(answer[WHY], settings["why_weights"], strict=True)]
    return WHYS[weighed.index(max(weighed))]


def decide_pushing(answer: Sequence[float], settings: dict[str, Any]) -> Pushing:
    """Return the class of the expected pressure."""
    return Pushing(_level(expected_level(answer[PUSHING]), settings["pushing_cuts"]))


def decide_moves(answer: Sequence[float], settings: dict[str, Any]) -> frozenset[Move]:
    """Return the moves above their thresholds."""
    thresholds: dict[str, float] = settings["moves"]
    chances = answer[MOVE]
    return frozenset([move for move, chance in zip(MOVES, chances, strict=True) if chance > thresholds[move]])


def confidence_of(chance: float, curve: Sequence[float] | None) -> float:
    """Return the calibrated chance that a reader agrees; `curve` has accuracies at equal steps of the chance."""
    if not curve:
        return chance
    place = min(max(chance, 0.0), 1.0) * (len(curve) - 1)
    lower = min(int(place), len(curve) - 2)
    return curve[lower] + (curve[lower + 1] - curve[lower]) * (place - lower)


def _level(value: float, cuts: Sequence[float]) -> int:
    return sum([value > cut for cut in cuts])
