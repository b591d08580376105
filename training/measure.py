"""Agreement with readers on left-out writers, thresholds measured on the other writers."""

import numpy as np

from simulator.scoring.weights import Floats
from training.agreement import kappa, micro_f1
from training.corpus import Labelled
from training.decoding import decode, measure_thresholds


def decode_left_out(replies: list[Labelled], answers: Floats, targets: Floats) -> Floats:
    """Return decided courtesy, why, pushing and moves (columns), each writer by thresholds of the others."""
    names = np.array([reply.writer.replace("_nl_", "_").replace("_en_", "_") for reply in replies])
    decided = np.zeros((len(replies), 3 + targets.shape[1] - 11), dtype=np.int64)
    for name in np.unique(names):
        own = names == name
        courtesy, why, pushing, moves = decode(answers[own], measure_thresholds(answers[~own], targets[~own]))
        decided[own] = np.column_stack([courtesy, why, pushing, moves])
    return decided


def figures(targets: Floats, decided: Floats) -> dict[str, float]:
    """Return the four agreement figures."""
    truth = targets[:, :11]
    return {
        "courtesy": kappa(truth[:, :4].argmax(axis=1), decided[:, 0], 4, quadratic=True),
        "why": kappa(truth[:, 4:8].argmax(axis=1), decided[:, 1], 4),
        "pushing": kappa(truth[:, 8:11].argmax(axis=1), decided[:, 2], 3, quadratic=True),
        "moves": micro_f1(targets[:, 11:] > 0, decided[:, 3:] > 0),
    }


def report(replies: list[Labelled], answers: Floats, targets: Floats) -> None:
    """Print the figures per language, all writers and the consensus files apart."""
    decided = decode_left_out(replies, answers, targets)
    languages = np.array([str(reply.language) for reply in replies])
    consensus = np.array([reply.is_consensus for reply in replies])
    for language in ("nl", "en"):
        for label, chosen in (("all", languages == language), ("dev", (languages == language) & consensus)):
            line = figures(targets[chosen], decided[chosen])
            print(language, label, {name: round(value, 3) for name, value in line.items()}, flush=True)
