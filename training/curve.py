"""The learning curve: whole replies only, one ridge, fewer writers at a time, tried on the dev files."""

import numpy as np
from sklearn.linear_model import Ridge

from simulator.scoring.concepts import load_lexicon
from simulator.scoring.features import concept_groups, context_groups, letter_groups, word_groups
from simulator.scoring.weights import Floats
from training.corpus import Labelled, read_all
from training.decoding import decode, measure_thresholds
from training.matrices import count_features
from training.measure import figures
from training.targets import final_targets


def measure_curve(replies: list[Labelled]) -> list[dict[str, float]]:
    """Return agreement on the dev files after learning from a rising number of other replies."""
    features = _features(replies)
    targets = final_targets(replies)
    dev = np.array([reply.is_consensus for reply in replies])
    others = [name for name in sorted({reply.writer for reply in replies}) if not name.startswith("dev_")]
    order = sorted(others, key=lambda name: (name.replace("_nl_", "_").replace("_en_", "_"), name))
    random = np.random.default_rng(1)
    pairs = random.permutation(len(order) // 2)
    points = []
    for count in (1, 2, 4, 6, len(pairs)):
        names = {order[2 * pair + side] for pair in pairs[:count] for side in (0, 1)}
        learn = np.array([reply.writer in names for reply in replies])
        model = Ridge(alpha=1.0, solver="sparse_cg", tol=1e-3).fit(features[learn], targets[learn])
        thresholds = measure_thresholds(*_halves(features, targets, learn))
        answers: Floats = np.clip(model.predict(features[dev]), 1e-3, 1.0)
        decided = np.column_stack(decode(answers, thresholds)).astype(np.int64)
        points.append({"replies": float(learn.sum()), **figures(targets[dev], decided)})
    return points


def _halves(features: Floats, targets: Floats, learn: np.ndarray) -> tuple[Floats, Floats]:
    """Return answers for half of the replies by a fit on the other half, with their targets."""
    rows = np.flatnonzero(learn)
    first, second = rows[::2], rows[1::2]
    model = Ridge(alpha=1.0, solver="sparse_cg", tol=1e-3).fit(features[first], targets[first])
    return np.clip(model.predict(features[second]), 1e-3, 1.0), targets[second]


def _features(replies: list[Labelled]) -> Floats:
    import scipy.sparse as sparse

    readings = read_all(replies)
    words = [reading.words for reading in readings]
    blocks = [
        [word_groups(run) for run in words],
        [[group for word in run for group in letter_groups(word)] for run in words],
        [concept_groups(run, load_lexicon(reply.language)) for run, reply in zip(words, replies, strict=True)],
        [context_groups(run, reply.context) for run, reply in zip(words, replies, strict=True)],
    ]
    stacked: Floats = sparse.hstack([count_features(block, 3).matrix for block in blocks]).tocsr()
    return stacked
