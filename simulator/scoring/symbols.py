"""The symbols of the concept features: concepts, denied concepts, marks and edges, numbered by their text."""

from dataclasses import dataclass
from functools import cache

from simulator.guidance.language import Language
from simulator.scoring.concepts import load_lexicon

START, STOP, OTHER = "^", "$", "_"
MARKS = (
    ".",
    "..",
    "...",
    "?",
    "!",
    "??",
    "!!",
    "?!",
    "!?",
    "???",
    "!!!",
    ",",
    ";",
    ":",
    "-",
    '"',
    "'",
    "(",
    ")",
    "/",
    "&",
    "%",
    "€",
)
"""The marks that count in the order of concepts; any other is unknown there."""


@dataclass(frozen=True, slots=True)
class Symbols:
    """Numbers from 1. `concepts[place]` and `denied[place]` belong to the concept at that place of the lexicon."""

    numbers: dict[str, int]
    concepts: tuple[int, ...]
    denied: tuple[int, ...]


@cache
def load_symbols() -> Symbols:
    """Return the symbols, the same in both languages."""
    names = load_lexicon(Language.EN).names
    ordered = sorted([*names, *(f"!{name}" for name in names)])
    numbers = {text: place for place, text in enumerate([*ordered, START, STOP, OTHER], start=1)}
    for mark in MARKS:
        numbers.setdefault(mark, len(numbers) + 1)
    return Symbols(numbers, tuple(numbers[name] for name in names), tuple(numbers[f"!{name}"] for name in names))
