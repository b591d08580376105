"""What of a reply is judged together: said twice counts once, and a very long reply is judged a stretch at a time."""

from collections.abc import Sequence

from simulator.scoring.text.clauses import Clause
from simulator.scoring.text.reading import Reading
from simulator.scoring.text.tokens import Token

STRETCH = 24
"""Clauses judged together."""
_OVERLAP = 8


def portion_reading(reading: Reading) -> list[Reading]:
    """Return the stretches of `reading` to judge: one for an ordinary reply, overlapping ones for a long one."""
    fresh = _without_repeats(reading)
    if len(fresh) == len(reading.clauses) <= STRETCH:
        return [reading]
    if len(fresh) <= STRETCH:
        return [_keep(reading, fresh)]
    starts = range(0, len(fresh) - _OVERLAP, STRETCH - _OVERLAP)
    return [_keep(reading, fresh[start : start + STRETCH]) for start in starts]


def _without_repeats(reading: Reading) -> list[Clause]:
    fresh: list[Clause] = []
    seen: set[tuple[str, ...]] = set()
    for clause, words in zip(reading.clauses, reading.said, strict=True):
        if words not in seen:
            seen.add(words)
            fresh.append(clause)
    return fresh


def _keep(reading: Reading, clauses: Sequence[Clause]) -> Reading:
    tokens: list[Token] = []
    kept: list[Clause] = []
    for clause in clauses:
        first = len(tokens)
        tokens += reading.tokens[clause.first : clause.last]
        kept.append(Clause(first, len(tokens), clause.sentence, clause.mark))
    return Reading(reading.text, reading.folded, tuple(tokens), tuple(kept))
