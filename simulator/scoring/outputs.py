"""What the trained model answers, column by column. Changing an order here means training again."""

from simulator.guidance.moves import Move

MOVES: tuple[Move, ...] = tuple(Move)
SIGNALS: tuple[str, ...] = (
    *MOVES,
    "warm",
    "cold",
    "rude",
    "open",
    "closed",
    "press",
    "pushing",
    "strong",
)
"""Columns of the first stage: what a clause or reply shows."""

SIGNAL = {name: column for column, name in enumerate(SIGNALS)}
COURTESY = slice(0, 4)
WHY = slice(4, 8)
PUSHING = slice(8, 11)
MOVE = slice(11, 11 + len(MOVES))
WIDTH = 11 + len(MOVES)
"""Columns of the second stage: three scales, each a distribution, then a probability per move."""
