"""Fit the first stage of one language at both levels, and answer for writers left out."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from simulator.guidance.language import Language
from simulator.scoring.concepts import load_lexicon
from simulator.scoring.context import Context
from simulator.scoring.features import concept_groups, letter_groups, word_groups
from simulator.scoring.hearing import context_groups
from simulator.scoring.weights import Floats
from training.matrices import Counted, count_features
from training.ridge import Ridge, fit_ridge

SHARES = {"words": 1.0, "letters": 1.0, "concepts": 1.0, "context": 0.5}
_LEAST = {"words": 2, "letters": 3, "concepts": 3, "context": 3}


@dataclass
class Fitted:
    """One level of the first stage with everything needed to answer for left-out writers."""

    blocks: dict[str, Counted]
    ridge: Ridge
    plain_kernel: NDArray[np.float64]
    context_kernel: NDArray[np.float64]

    def answer(self, rows: NDArray[np.int64], without: set[int], in_context: bool) -> Floats:
        """Return the signals of `rows` from a fit that never saw the writers in `without`."""
        rest, duals = self.ridge.duals_without(without)
        kernel = self.plain_kernel[np.ix_(rows, rest)]
        if in_context:
            kernel = kernel + self.context_kernel[np.ix_(rows, rest)]
        return (kernel @ duals + self.ridge.offset).astype(np.float32)


def fit_level(
    runs: Sequence[Sequence[str]],
    contexts: Sequence[Context],
    targets: Floats,
    writers: NDArray[np.int64],
    weights: NDArray[np.float64],
    language: Language,
    strength: float,
) -> Fitted:
    """Fit one level on runs of words (clauses or replies)."""
    lexicon = load_lexicon(language)
    features = {
        "words": [word_groups(run) for run in runs],
        "letters": [[group for word in run for group in letter_groups(word)] for run in runs],
        "concepts": [concept_groups(run, lexicon) for run in runs],
        "context": [
            context_groups(run, context) if context.situation else []
            for run, context in zip(runs, contexts, strict=True)
        ],
    }
    blocks = {name: count_features(rows, _LEAST[name]) for name, rows in features.items()}
    kernels = {name: SHARES[name] * (block.matrix @ block.matrix.T).toarray() for name, block in blocks.items()}
    plain = kernels["words"] + kernels["letters"] + kernels["concepts"]
    plain = plain.astype(np.float64)
    ridge = fit_ridge(plain + kernels["context"], targets.astype(np.float64), writers, weights, strength)
    return Fitted(blocks, ridge, plain, kernels["context"].astype(np.float64))
