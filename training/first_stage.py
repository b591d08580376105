"""Fit the first stage of one language at both levels, and answer for writers left out."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from simulator.guidance.language import Language
from simulator.scoring.concepts import load_lexicon
from simulator.scoring.context import Context
from simulator.scoring.features import concept_groups, context_groups, letter_groups, word_groups
from simulator.scoring.weights import Floats
from training.matrices import Counted, count_features, count_known
from training.ridge import Ridge, fit_ridge

SHARES = {"words": 1.0, "letters": 1.0, "concepts": 1.0, "context": 0.5}
_LEAST = {"words": 2, "letters": 3, "concepts": 3, "context": 3}


class Setting(StrEnum):
    """In which context a reply is heard for the second stage."""

    OWN = "own"
    NONE = "none"
    LENT = "lent"


@dataclass
class Fitted:
    """One level of the first stage with everything needed to answer for left-out writers."""

    blocks: dict[str, Counted]
    ridge: Ridge
    plain_kernel: Floats
    context_kernel: Floats
    runs: Sequence[Sequence[str]]
    lent: Sequence[Context]
    known: dict[frozenset[int], tuple[NDArray[np.int64], Floats]] = field(default_factory=dict)

    def answer(self, rows: NDArray[np.int64], without: set[int], setting: Setting) -> Floats:
        """Return the signals of `rows`, in a setting, from a fit that never saw the writers in `without`."""
        key = frozenset(without) & frozenset(self.ridge.groups.tolist())
        if key not in self.known:
            self.known[key] = self.ridge.duals_without(key)
        rest, duals = self.known[key]
        kernel = self.plain_kernel[np.ix_(rows, rest)]
        if setting is Setting.OWN:
            kernel = kernel + self.context_kernel[np.ix_(rows, rest)]
        elif setting is Setting.LENT:
            kernel = kernel + self.lent_kernel(rows)[:, rest]
        return (kernel @ duals + self.ridge.offset).astype(np.float32)

    def lent_kernel(self, rows: NDArray[np.int64]) -> Floats:
        """Return the context kernel of runs that have no situation, as if said in the one lent to them."""
        block = self.blocks["context"]
        features = [context_groups(self.runs[row], self.lent[row]) for row in rows.tolist()]
        product: Floats = (count_known(features, block) @ block.matrix.T).toarray().astype(np.float32)
        return product * np.float32(SHARES["context"])


def fit_level(
    runs: Sequence[Sequence[str]],
    contexts: Sequence[Context],
    languages: Sequence[Language],
    targets: Floats,
    writers: NDArray[np.int64],
    weights: NDArray[np.float64],
    lent: Sequence[Context],
    strength: float,
) -> Fitted:
    """Fit one level on runs of words (clauses or replies), of one language or of both."""
    features = {
        "words": [word_groups(run) for run in runs],
        "letters": [[group for word in run for group in letter_groups(word)] for run in runs],
        "concepts": [
            concept_groups(run, load_lexicon(language)) for run, language in zip(runs, languages, strict=True)
        ],
        "context": [context_groups(run, context) for run, context in zip(runs, contexts, strict=True)],
    }
    blocks = {name: count_features(rows, _LEAST[name]) for name, rows in features.items()}
    kernels = {name: multiply(block, SHARES[name]) for name, block in blocks.items()}
    plain = kernels.pop("words")
    plain += kernels.pop("letters")
    plain += kernels.pop("concepts")
    ridge = fit_ridge(plain + kernels["context"], targets, writers, weights.astype(np.float32), strength)
    return Fitted(blocks, ridge, plain, kernels["context"], runs, lent)


def multiply(block: Counted, share: float) -> Floats:
    """Return the kernel of one block, weighed by its share."""
    product: Floats = (block.matrix @ block.matrix.T).toarray().astype(np.float32)
    product *= np.float32(share)
    return product
