"""Point at the words that earned a verdict: the clauses that show a move, the asking, the pressure, the tone."""

from collections.abc import Sequence
from typing import NamedTuple

from simulator.guidance.language import Language
from simulator.guidance.moves import Move
from simulator.guidance.scales import Courtesy, Pushing, Scale, Why
from simulator.guidance.verdict import Evidence, Ground
from simulator.scoring.outputs import SIGNAL
from simulator.scoring.phrase_bank import load_phrase_bank
from simulator.scoring.text.reading import Reading
from simulator.scoring.text.tokens import Token
from simulator.scoring.weights import Floats

_NEAR_BEST = 0.6
_AT_LEAST = 0.12
_MOST = 3
_QUESTIONS = {"open": "open_question", "closed": "closed_question", "press": "press_question"}
_TONES = {Courtesy.WARM: "warm", Courtesy.COLD: "cold", Courtesy.RUDE: "rude"}


class Passage(NamedTuple):
    """A clause with its tokens, its words and what the first stage heard in it."""

    tokens: Sequence[Token]
    words: Sequence[str]
    signals: Sequence[float]


def pair(reading: Reading, heard: Floats) -> list[Passage]:
    """Return the clauses of `reading` with what was heard in each (one row per clause)."""
    return [
        Passage(reading.tokens[clause.first : clause.last], words, signals)
        for clause, words, signals in zip(reading.clauses, reading.said, heard.tolist(), strict=True)
    ]


def find_evidence(
    reading: Reading,
    passages: Sequence[Passage],
    moves: frozenset[Move],
    courtesy: Courtesy | None,
    why: Why | None,
    pushing: Pushing | None,
) -> tuple[Evidence, ...]:
    """Return evidence for each move and each scale that is not at its resting value."""
    wanted: list[tuple[Move | Scale, str]] = [(move, move) for move in sorted(moves)]
    if courtesy is not None and courtesy is not Courtesy.POLITE:
        wanted.append((Scale.COURTESY, _TONES[courtesy]))
    if why is not None and why is not Why.NONE:
        wanted.append((Scale.WHY, why))
    if pushing:
        wanted.append((Scale.PUSHING, "strong" if pushing is Pushing.STRONG else "pushing"))
    found = {
        point_at(reading, passages[place], speaks_for, signal, passages[place].signals[SIGNAL[signal]])
        for speaks_for, signal in wanted
        for place in _best_places([passage.signals[SIGNAL[signal]] for passage in passages])
    }
    return tuple(sorted(found, key=lambda item: (item.start, item.end, item.speaks_for)))


def _best_places(values: Sequence[float]) -> list[int]:
    order = sorted(range(len(values)), key=values.__getitem__, reverse=True)[:_MOST]
    least = max(_AT_LEAST, _NEAR_BEST * values[order[0]])
    return order[:1] + [place for place in order[1:] if values[place] >= least]


def point_at(reading: Reading, passage: Passage, speaks_for: Move | Scale, signal: str, value: float) -> Evidence:
    """Return evidence on the words of `passage`: like a phrase of the bank where one is close, else by weight."""
    start, end = _trim(passage.tokens)
    bank = load_phrase_bank(reading.language or Language.EN)
    likeness = bank.find_like(_QUESTIONS.get(signal, signal), passage.words)
    if likeness is not None:
        return Evidence(
            start, end, reading.text[start:end], speaks_for, Ground.PHRASE, likeness.similarity, likeness.phrase
        )
    strength = round(min(1.0, max(0.0, value)), 3)
    return Evidence(start, end, reading.text[start:end], speaks_for, Ground.WEIGHT, strength)


def _trim(tokens: Sequence[Token]) -> tuple[int, int]:
    last = len(tokens)
    while last > 1 and tokens[last - 1].text in {",", "-", ";", ":"}:
        last -= 1
    return tokens[0].start, tokens[last - 1].end
