"""Count features the way the scorer weighs them: inverse document frequency, divided by the norm of the run."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import scipy.sparse as sparse

from simulator.scoring.weights import Floats


@dataclass(frozen=True)
class Counted:
    """One block of features over all runs. `matrix` is normalised; `rarity` is the weight of each feature."""

    features: list[str]
    rarity: Floats
    matrix: sparse.csr_matrix


def count_features(runs: Sequence[Sequence[str]], least: int) -> Counted:
    """Count the features of each run, leaving out those in fewer than `least` runs."""
    frequency: Counter[str] = Counter()
    for run in runs:
        frequency.update(set(run))
    features = sorted(feature for feature, count in frequency.items() if count >= least)
    places = {feature: place for place, feature in enumerate(features)}
    rarity = np.array([np.log((1 + len(runs)) / (1 + frequency[f])) + 1 for f in features], dtype=np.float32)
    return Counted(features, rarity, _weighed(runs, places, rarity))


def count_known(runs: Sequence[Sequence[str]], counted: Counted) -> sparse.csr_matrix:
    """Count the features of other runs in the columns of `counted`."""
    places = {feature: place for place, feature in enumerate(counted.features)}
    return _weighed(runs, places, counted.rarity)


def _weighed(runs: Sequence[Sequence[str]], places: dict[str, int], rarity: Floats) -> sparse.csr_matrix:
    indices: list[int] = []
    pointers = [0]
    for run in runs:
        indices.extend(places[feature] for feature in run if feature in places)
        pointers.append(len(indices))
    flat = np.array(indices, dtype=np.int32)
    values = rarity[flat]
    starts = np.array(pointers)
    squares = np.concatenate([[0.0], np.cumsum(values.astype(np.float64) ** 2)])
    norms = np.sqrt(np.maximum(squares[starts[1:]] - squares[starts[:-1]], 1e-12))
    values = values / np.repeat(norms, np.diff(starts)).astype(np.float32)
    matrix = sparse.csr_matrix((values, flat, starts), shape=(len(runs), len(places)))
    matrix.sum_duplicates()
    return matrix
