"""Ridge regression in its dual form: all outputs at once, and exact answers for writers left out of the fit."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Doubles = NDArray[np.float64]


@dataclass
class Ridge:
    """A fit on every run. `kernel` may leave out parts (context) when answering; `groups` are the writers."""

    inverse: Doubles
    duals: Doubles
    offset: Doubles
    groups: NDArray[np.int64]

    def duals_without(self, groups: set[int]) -> tuple[NDArray[np.int64], Doubles]:
        """Return which runs remain and their duals when all runs of `groups` had been absent."""
        absent = np.isin(self.groups, list(groups))
        out, rest = np.flatnonzero(absent), np.flatnonzero(~absent)
        if not len(out):
            return rest, self.duals
        shift = np.linalg.solve(self.inverse[np.ix_(out, out)], self.duals[out])
        return rest, self.duals[rest] - self.inverse[np.ix_(rest, out)] @ shift


def fit_ridge(kernel: Doubles, targets: Doubles, groups: NDArray[np.int64], weights: Doubles, strength: float) -> Ridge:
    """Fit with a penalty of `strength` divided by each run's weight."""
    offset = np.average(targets, axis=0, weights=weights)
    regular = kernel.astype(np.float64)
    regular[np.diag_indices_from(regular)] += strength / weights
    inverse = np.linalg.inv(regular)
    return Ridge(inverse, inverse @ (targets - offset), offset, groups)
