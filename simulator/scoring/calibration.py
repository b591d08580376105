"""Decide classes from probabilities with thresholds measured at training time, and say how sure that is."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from simulator.guidance.moves import Move
from simulator.guidance.scales import Courtesy, Pushing, Why
from simulator.scoring.outputs import COURTESY, MOVE, MOVES, PUSHING, WHY
from simulator.scoring.weights import Floats

WHYS = (Why.NONE, Why.CLOSED, Why.OPEN, Why.PRESS)
"""The order of the why columns."""


def decide_courtesy(answer: Floats, settings: dict[str, Any]) -> Courtesy:
    """Return the class of the expected courtesy."""
    return Courtesy(int(np.searchsorted(settings["courtesy_cuts"], float(answer[COURTESY] @ np.arange(4)))))


def decide_why(answer: Floats, settings: dict[str, Any]) -> Why:
    """Return the most probable way of asking, weighed."""
    return WHYS[int((answer[WHY] * np.asarray(settings["why_weights"])).argmax())]


def decide_pushing(answer: Floats, settings: dict[str, Any]) -> Pushing:
    """Return the class of the expected pressure."""
    return Pushing(int(np.searchsorted(settings["pushing_cuts"], float(answer[PUSHING] @ np.arange(3)))))


def decide_moves(answer: Floats, settings: dict[str, Any]) -> frozenset[Move]:
    """Return the moves above their thresholds."""
    thresholds: dict[str, float] = settings["moves"]
    chances = answer[MOVE]
    return frozenset(move for move, chance in zip(MOVES, chances, strict=True) if chance > thresholds[move])


def confidence_of(chances: Floats, chosen: int, curve: Sequence[float] | None) -> float:
    """Return the calibrated chance that a reader agrees; `curve` has accuracies at equal steps of the chance."""
    chance = float(chances[chosen])
    if not curve:
        return chance
    return float(np.interp(chance, np.linspace(0.0, 1.0, len(curve)), curve))
