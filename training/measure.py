"""Agreement with readers on left-out writers, thresholds measured on the other writers."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from simulator.scoring.outputs import MOVES
from simulator.scoring.weights import Floats
from training.agreement import kappa, micro_f1
from training.corpus import Labelled
from training.decoding import decode, measure_thresholds

SCALES = ("courtesy", "why", "pushing")
_RESAMPLES = 300

Decided = NDArray[np.int64]


def decode_left_out(replies: list[Labelled], answers: Floats, targets: Floats) -> Decided:
    """Return decided courtesy, why, pushing and moves (columns), each writer by thresholds of the others."""
    names = np.array([reply.writer.replace("_nl_", "_").replace("_en_", "_") for reply in replies])
    decided = np.zeros((len(replies), 3 + targets.shape[1] - 11), dtype=np.int64)
    for name in np.unique(names):
        own = names == name
        courtesy, why, pushing, moves = decode(answers[own], measure_thresholds(answers[~own], targets[~own]))
        decided[own] = np.column_stack([courtesy, why, pushing, moves])
    return decided


def figures(targets: Floats, decided: Decided) -> dict[str, float]:
    """Return the four agreement figures."""
    return {
        "courtesy": kappa(targets[:, :4].argmax(axis=1), decided[:, 0], 4, quadratic=True),
        "why": kappa(targets[:, 4:8].argmax(axis=1), decided[:, 1], 4),
        "pushing": kappa(targets[:, 8:11].argmax(axis=1), decided[:, 2], 3, quadratic=True),
        "moves": micro_f1(targets[:, 11:] > 0, decided[:, 3:] > 0),
    }


def bootstrap(targets: Floats, decided: Decided) -> list[tuple[float, float, float]]:
    """Return each figure with its 95 % interval over resampled replies."""
    random = np.random.default_rng(0)
    picks = (random.integers(0, len(targets), len(targets)) for _ in range(_RESAMPLES))
    spread = [list(figures(targets[pick], decided[pick]).values()) for pick in picks]
    low, high = np.quantile(np.array(spread), [0.025, 0.975], axis=0)
    return list(zip(figures(targets, decided).values(), map(float, low), map(float, high), strict=True))


def per_move(targets: Floats, decided: Decided) -> list[tuple[Any, ...]]:
    """Return name, count, precision, recall, F1 and its interval for every move."""
    random = np.random.default_rng(0)
    picks = [random.integers(0, len(targets), len(targets)) for _ in range(_RESAMPLES)]
    rows: list[tuple[Any, ...]] = []
    for place, move in enumerate(MOVES):
        truth, said = targets[:, 11 + place] > 0, decided[:, 3 + place] > 0
        hits = float((truth & said).sum())
        spread = [micro_f1(truth[pick], said[pick]) for pick in picks]
        low, high = np.quantile(spread, [0.025, 0.975])
        precision, recall = hits / max(1.0, float(said.sum())), hits / max(1.0, float(truth.sum()))
        rows.append((str(move), int(truth.sum()), precision, recall, micro_f1(truth, said), float(low), float(high)))
    return rows


def report(replies: list[Labelled], answers: Floats, targets: Floats) -> None:
    """Print the figures per language, all writers and the consensus files apart."""
    decided = decode_left_out(replies, answers, targets)
    languages = np.array([str(reply.language) for reply in replies])
    consensus = np.array([reply.is_consensus for reply in replies])
    for language in ("nl", "en"):
        for label, chosen in (("all", languages == language), ("dev", (languages == language) & consensus)):
            line = figures(targets[chosen], decided[chosen])
            print(language, label, {name: round(value, 3) for name, value in line.items()}, flush=True)
