"""Ridge regression in its dual form: all outputs at once, and exact answers for writers left out of the fit."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.linalg import lapack

from simulator.scoring.weights import Floats


@dataclass
class Ridge:
    """A fit on every run. `groups` are the writers of the runs."""

    inverse: Floats
    duals: Floats
    offset: Floats
    groups: NDArray[np.int64]

    def duals_without(self, groups: frozenset[int]) -> tuple[NDArray[np.int64], Floats]:
        """Return which runs remain and their duals when all runs of `groups` had been absent."""
        absent = np.isin(self.groups, list(groups))
        out, rest = np.flatnonzero(absent), np.flatnonzero(~absent)
        if not len(out):
            return rest, self.duals
        shift = np.linalg.solve(self.inverse[np.ix_(out, out)], self.duals[out])
        return rest, self.duals[rest] - self.inverse[np.ix_(out, rest)].T @ shift


def fit_ridge(kernel: Floats, targets: Floats, groups: NDArray[np.int64], weights: Floats, strength: float) -> Ridge:
    """Fit with a penalty of `strength` divided by each run's weight."""
    offset = np.average(targets, axis=0, weights=weights).astype(np.float32)
    regular = np.asfortranarray(kernel, dtype=np.float32)
    regular[np.diag_indices_from(regular)] += (strength / weights).astype(np.float32)
    factor, failed = lapack.spotrf(regular, lower=1, overwrite_a=1)
    if failed:
        raise ArithmeticError("the kernel is not positive")
    inverse, failed = lapack.spotri(factor, lower=1, overwrite_c=1)
    inverse = np.tril(inverse) + np.tril(inverse, -1).T
    return Ridge(inverse, inverse @ (targets - offset).astype(np.float32), offset, groups)
