"""Point at the words that earned a verdict: the clauses that show a move, the asking, the pressure, the tone."""

from collections.abc import Sequence

from simulator.guidance.moves import Move
from simulator.guidance.scales import Courtesy, Pushing, Scale, Why
from simulator.guidance.verdict import Evidence, Ground
from simulator.scoring.outputs import SIGNAL
from simulator.scoring.text.reading import Reading
from simulator.scoring.text.tokens import Token
from simulator.scoring.weights import Floats

_NEAR_BEST = 0.6
_AT_LEAST = 0.12
_MOST = 3


def find_evidence(
    reading: Reading,
    heard: Floats,
    moves: frozenset[Move],
    courtesy: Courtesy | None,
    why: Why | None,
    pushing: Pushing | None,
) -> tuple[Evidence, ...]:
    """Return evidence for each move and each scale that is not at its resting value. `heard` has a row per clause."""
    found: list[Evidence] = []
    for move in sorted(moves):
        found += _point(reading, heard, SIGNAL[move], move)
    if courtesy is not None and courtesy is not Courtesy.POLITE:
        signal = {Courtesy.WARM: "warm", Courtesy.COLD: "cold", Courtesy.RUDE: "rude"}[courtesy]
        found += _point(reading, heard, SIGNAL[signal], Scale.COURTESY)
    if why is not None and why is not Why.NONE:
        found += _point(reading, heard, SIGNAL[why], Scale.WHY)
    if pushing:
        found += _point(reading, heard, SIGNAL["strong" if pushing is Pushing.STRONG else "pushing"], Scale.PUSHING)
    return tuple(sorted(found, key=lambda item: (item.start, item.end, str(item.speaks_for))))


def _point(reading: Reading, heard: Floats, column: int, speaks_for: Move | Scale) -> Sequence[Evidence]:
    if not len(heard):
        return ()
    values = heard[:, column]
    best = float(values.max())
    order = [int(place) for place in values.argsort(kind="stable")[::-1][:_MOST]]
    chosen = order[:1] + [place for place in order[1:] if values[place] >= max(_AT_LEAST, _NEAR_BEST * best)]
    return [
        _evidence(reading, place, speaks_for, min(1.0, max(0.0, float(values[place])))) for place in sorted(chosen)
    ]


def _evidence(reading: Reading, place: int, speaks_for: Move | Scale, strength: float) -> Evidence:
    clause = reading.clauses[place]
    tokens = reading.tokens[clause.first : clause.last]
    start, end = _trim(tokens)
    return Evidence(start, end, reading.text[start:end], speaks_for, Ground.WEIGHT, round(strength, 3))


def _trim(tokens: Sequence[Token]) -> tuple[int, int]:
    last = len(tokens)
    while last > 1 and tokens[last - 1].text in {",", "-", ";", ":"}:
        last -= 1
    return tokens[0].start, tokens[last - 1].end
