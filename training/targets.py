"""What the first and second stage should answer, from labels and spans."""

from collections.abc import Iterable

import numpy as np

from simulator.scoring.outputs import MOVES, SIGNAL, SIGNALS, WIDTH
from simulator.scoring.text.reading import Reading
from simulator.scoring.weights import Floats
from training.corpus import WHY, Labelled

_MINE = 0.5
_THEIRS = 0.6


def reply_signals(reply: Labelled) -> Floats:
    """Return the first-stage target of a whole reply."""
    target = np.zeros(len(SIGNALS), dtype=np.float32)
    for move in reply.moves:
        target[SIGNAL[move]] = 1
    for name in _scale_signals(reply):
        target[SIGNAL[name]] = 1
    return target


def _scale_signals(reply: Labelled) -> list[str]:
    names = ["warm"] if reply.courtesy == 3 else []
    names += ["cold"] if reply.courtesy <= 1 else []
    names += ["rude"] if reply.courtesy == 0 else []
    names += [WHY[reply.why]] if reply.why else []
    names += ["pushing"] if reply.pushing else []
    names += ["strong"] if reply.pushing == 2 else []
    return names


def clause_signals(reply: Labelled, reading: Reading) -> Floats:
    """Return the first-stage target of each clause: a signal counts where its spans cover the clause."""
    target = np.zeros((len(reading.clauses), len(SIGNALS)), dtype=np.float32)
    places = [reading.span(clause) for clause in reading.clauses]
    by_signal: dict[str, list[str]] = dict(reply.spans.get("moves", {}))
    for scale in ("courtesy", "why", "pushing"):
        for name in _scale_signals(reply):
            if name in _SCALE_OF and _SCALE_OF[name] == scale:
                by_signal[name] = reply.spans.get(scale, [])
    for name, spans in by_signal.items():
        for index in _covered(reply.text, spans, places):
            target[index, SIGNAL[name]] = 1
    return target


_SCALE_OF = {
    "warm": "courtesy",
    "cold": "courtesy",
    "rude": "courtesy",
    "open": "why",
    "closed": "why",
    "press": "why",
    "pushing": "pushing",
    "strong": "pushing",
}


def _covered(text: str, spans: Iterable[str], places: list[tuple[int, int]]) -> set[int]:
    covered = set()
    for span in spans:
        first = text.find(span)
        if first < 0:
            continue
        last = first + len(span)
        for index, (start, end) in enumerate(places):
            overlap = min(last, end) - max(first, start)
            if overlap > 0 and (overlap >= _MINE * (end - start) or overlap >= _THEIRS * len(span)):
                covered.add(index)
    return covered


def final_targets(replies: list[Labelled]) -> Floats:
    """Return the second-stage targets: three one-hot scales and the moves."""
    target = np.zeros((len(replies), WIDTH), dtype=np.float32)
    for row, reply in enumerate(replies):
        target[row, reply.courtesy] = target[row, 4 + reply.why] = target[row, 8 + reply.pushing] = 1
        for move in reply.moves:
            target[row, 11 + MOVES.index(move)] = 1  # type: ignore[arg-type]
    return target
