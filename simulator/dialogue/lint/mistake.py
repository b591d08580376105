"""Which ways are taken by a reply that goes against the guidance."""

from simulator.dialogue.lint.bounds import Bounds, admitted
from simulator.dialogue.model import When
from simulator.guidance.moves import BAD_MOVES, Move
from simulator.guidance.scales import Why

COSTLY_MOVES = BAD_MOVES - {Move.GROVEL, Move.DODGE, Move.OFF_TASK}  # the rest wears nobody's patience by itself


def is_mistake(when: When) -> bool:
    """Return whether only a pushing, cold, demanding or otherwise bad reply can meet the condition."""
    return (
        _is_cold_or_pushing(when)
        or bool(when.moves and when.moves <= BAD_MOVES)
        or bool(when.all & BAD_MOVES)
        or when.why == {Why.PRESS}
    )


def _is_cold_or_pushing(when: When) -> bool:
    pushes = when.pushing is not None and admitted(when.pushing, Bounds(0, 2)).low >= 1
    is_cold = when.courtesy is not None and admitted(when.courtesy, Bounds(0, 3)).high <= 1
    return pushes or is_cold
