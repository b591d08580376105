"""Measure thresholds on left-out answers: cuts of the scales, thresholds of the moves, calibrated confidence."""

from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.isotonic import IsotonicRegression

from simulator.scoring.outputs import MOVES
from simulator.scoring.weights import Floats
from training.agreement import kappa

Ints = NDArray[np.int64]


def measure_thresholds(answers: Floats, targets: Floats) -> dict[str, Any]:
    """Return every threshold the scorer needs, measured where the truth is known."""
    courtesy = targets[:, :4].argmax(axis=1)
    why = targets[:, 4:8].argmax(axis=1)
    pushing = targets[:, 8:11].argmax(axis=1)
    return {
        "courtesy_cuts": _best_cuts(answers[:, :4] @ np.arange(4), courtesy, 4),
        "pushing_cuts": _best_cuts(answers[:, 8:11] @ np.arange(3), pushing, 3),
        "why_weights": _best_weights(answers[:, 4:8], why),
        "moves": {move: _best_threshold(answers[:, 11 + i], targets[:, 11 + i]) for i, move in enumerate(MOVES)},
    }


def measure_confidence(answers: Floats, targets: Floats, thresholds: dict[str, Any]) -> dict[str, Any]:
    """Return per scale the accuracy at equal steps of the chance (rising), and from which accuracy on it is rated."""
    decided = decode(answers, thresholds)[:3]
    curves: dict[str, list[float]] = {}
    for (scale, first, last), said in zip(_SCALES, decided, strict=True):
        truth = targets[:, first:last].argmax(axis=1)
        chances = answers[np.arange(len(answers)), first + said]
        fit = IsotonicRegression(y_min=0.0, y_max=1.0, out_of_bounds="clip").fit(chances, truth == said)
        smooth = fit.predict(np.linspace(0.0, 1.0, 201))
        window = np.convolve(np.pad(smooth, 5, mode="edge"), np.full(11, 1 / 11), mode="valid")
        curves[scale] = [round(float(value), 3) for value in window[::10]]
    return {"confidence": curves, "rated_from": RATED_FROM}


RATED_FROM = {"courtesy": 0.3, "why": 0.4, "pushing": 0.36}
"""Accuracy below which a scale is not rated: about that of a guess by the commonest class of four, four and three."""

_SCALES = (("courtesy", 0, 4), ("why", 4, 8), ("pushing", 8, 11))


def decode(answers: Floats, thresholds: dict[str, Any]) -> tuple[Ints, Ints, Ints, NDArray[np.bool_]]:
    """Return courtesy, why, pushing and moves by `thresholds`."""
    courtesy = np.searchsorted(thresholds["courtesy_cuts"], answers[:, :4] @ np.arange(4))
    pushing = np.searchsorted(thresholds["pushing_cuts"], answers[:, 8:11] @ np.arange(3))
    why = (answers[:, 4:8] * np.array(thresholds["why_weights"])).argmax(axis=1)
    moves = answers[:, 11:] > np.array([thresholds["moves"][move] for move in MOVES])
    return courtesy, why, pushing, moves


def _best_cuts(values: Floats, truth: Ints, classes: int) -> list[float]:
    cuts = [level + 0.5 for level in range(classes - 1)]
    for _ in range(3):
        for place in range(classes - 1):
            options = [cuts[place] + shift for shift in np.arange(-0.3, 0.31, 0.05)]
            scores = [_cut_score(values, truth, classes, [*cuts[:place], o, *cuts[place + 1 :]]) for o in options]
            cuts[place] = round(float(options[int(np.argmax(scores))]), 3)
    return cuts


def _cut_score(values: Floats, truth: Ints, classes: int, cuts: list[float]) -> float:
    if sorted(cuts) != cuts:
        return -1.0
    return kappa(truth, np.searchsorted(cuts, values), classes, quadratic=True)


def _best_weights(chances: Floats, truth: Ints) -> list[float]:
    weights = [1.0] * 4
    for _ in range(2):
        for place in range(1, 4):
            options = [0.7, 0.8, 0.9, 1.0, 1.1, 1.2, 1.35, 1.5, 1.7]
            scores = [
                kappa(truth, (chances * np.array([*weights[:place], o, *weights[place + 1 :]])).argmax(axis=1), 4)
                for o in options
            ]
            weights[place] = options[int(np.argmax(scores))]
    return weights


def _best_threshold(chances: Floats, truth: Floats) -> float:
    best, chosen = -1.0, 0.5
    for option in np.arange(0.15, 0.71, 0.025):
        said = chances > option
        hits = float((said & (truth > 0)).sum())
        score = 2 * hits / max(1.0, float(said.sum() + truth.sum()))
        if score > best:
            best, chosen = score, round(float(option), 3)
    return chosen
