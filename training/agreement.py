"""Agreement between two readers: kappa, quadratic kappa, micro-F1."""

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]


def kappa(truth: Ints, said: Ints, classes: int, quadratic: bool = False) -> float:
    """Return Cohen's kappa; `quadratic` weighs a miss by the square of its distance."""
    seen = np.zeros((classes, classes))
    np.add.at(seen, (truth, said), 1)
    expected = np.outer(seen.sum(axis=1), seen.sum(axis=0)) / max(1.0, seen.sum())
    places = np.arange(classes)
    distance = (places[:, None] - places[None, :]) ** 2 if quadratic else (places[:, None] != places[None, :])
    by_chance = float((distance * expected).sum())
    return 1.0 - float((distance * seen).sum()) / by_chance if by_chance else 1.0


def micro_f1(truth: NDArray[np.bool_], said: NDArray[np.bool_]) -> float:
    """Return the F1 over all moves of all replies together."""
    hits = float((truth & said).sum())
    total = float(truth.sum() + said.sum())
    return 2 * hits / total if total else 1.0
