"""What is known of each word: its number, its concepts, what its letters add. New words are read once, remembered."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar, cast

import numpy as np
from numpy.typing import NDArray

from simulator.scoring.concepts import Lexicon
from simulator.scoring.keys import letter_keys
from simulator.scoring.outputs import SIGNALS
from simulator.scoring.symbols import OTHER, load_symbols
from simulator.scoring.weights import LEVELS, Floats, Level

Ints = NDArray[np.int64]
Sightings = tuple[Ints, Ints, int]
"""Where concepts begin, which, and of how many words."""

Grown = TypeVar("Grown", bound=NDArray[Any])

_REMEMBERED = 30_000
_HASH = np.uint64(0x9E3779B97F4A7C15)


@dataclass
class Vocabulary:
    """The words of one language, in slots that grow. `phrases` are the concepts of several words, by length."""

    numbers: dict[str, int]
    lexicon: Lexicon
    levels: dict[str, Level]
    slots: dict[str, int] = field(default_factory=dict)
    number: Ints = field(init=False)
    tag: Ints = field(init=False)
    denies: NDArray[np.bool_] = field(init=False)
    concepts: list[tuple[int, ...]] = field(init=False)
    sums: dict[str, Floats] = field(init=False)
    squares: dict[str, Floats] = field(init=False)
    phrases: dict[int, tuple[NDArray[np.uint64], Ints]] = field(init=False)

    def __post_init__(self) -> None:
        self._forget()
        self.phrases = self._number_phrases()

    def place(self, words: Sequence[str]) -> Ints:
        """Return the slot of each word, reading new ones."""
        if len(self.slots) > _REMEMBERED:
            self._forget()
        slots = self.slots
        fresh = [word for word in dict.fromkeys(words) if word not in slots]
        if fresh:
            self._read(fresh)
        return np.array([slots[word] for word in words], dtype=np.int64)

    def find_phrases(self, numbers: Ints) -> list[Sightings]:
        """Return for every phrase length where in `numbers` phrases begin, and their concepts."""
        found = []
        hashed = numbers.astype(np.uint64)
        for length in range(2, max(self.phrases, default=1) + 1):
            if len(hashed) < 2:
                break
            hashed = hashed[:-1] * _HASH + numbers[length - 1 :].astype(np.uint64)
            keys, concepts = self.phrases.get(length, (hashed[:0], numbers[:0]))
            if len(keys):
                rows = np.minimum(np.searchsorted(keys, hashed), len(keys) - 1)
                begins = np.flatnonzero(keys[rows] == hashed)
                found += _spread(begins, keys, concepts, hashed, length)
        return found

    def _forget(self) -> None:
        self.slots.clear()
        self.number = np.zeros(1024, dtype=np.int64)
        self.tag = np.zeros(1024, dtype=np.int64)
        self.denies = np.zeros(1024, dtype=bool)
        self.concepts = []
        self.sums = {level: np.zeros((1024, len(SIGNALS)), dtype=np.float32) for level in LEVELS}
        self.squares = {level: np.zeros(1024, dtype=np.float32) for level in LEVELS}

    def _grow(self) -> None:
        self.number, self.tag = _doubled(self.number), _doubled(self.tag)
        self.denies = _doubled(self.denies)
        for level in LEVELS:
            self.sums[level], self.squares[level] = _doubled(self.sums[level]), _doubled(self.squares[level])

    def _read(self, words: Sequence[str]) -> None:
        first = len(self.slots)
        while first + len(words) > len(self.number):
            self._grow()
        denial = self.lexicon.names.index("neg")
        for slot, word in enumerate(words, start=first):
            self.slots[word] = slot
            concepts = self.lexicon.words.get(word, ())
            self.number[slot] = self.numbers.get(word, 0)
            self.concepts.append(concepts)
            self.denies[slot] = denial in concepts
            self.tag[slot] = _tag_of(word, concepts)
        self._weigh_letters(words, first)

    def _weigh_letters(self, words: Sequence[str], first: int) -> None:
        keys = [letter_keys(word) for word in words]
        owner = np.repeat(np.arange(first, first + len(words)), [len(own) for own in keys])
        flat = np.concatenate(keys)
        for level in LEVELS:
            block = self.levels[level].blocks["letters"]
            rows, known = block.find(flat)
            own = owner[known]
            if not len(own):
                continue
            starts = np.flatnonzero(np.concatenate([[True], own[1:] != own[:-1]]))
            self.sums[level][own[starts]] = np.add.reduceat(block.rows[rows], starts, axis=0, dtype=np.float32)
            self.sums[level][own[starts]] *= block.scale
            self.squares[level][own[starts]] = np.add.reduceat(block.squares[rows], starts)

    def _number_phrases(self) -> dict[int, tuple[NDArray[np.uint64], Ints]]:
        by_length: dict[int, list[tuple[int, int]]] = {}
        for head, entries in self.lexicon.phrases.items():
            for rest, concept in entries:
                numbers = [self.numbers.get(word, 0) for word in (head, *rest)]
                if all(numbers):
                    by_length.setdefault(len(numbers), []).append((_hash(numbers), concept))
        return {
            length: (
                np.array([key for key, _ in sorted(pairs)], dtype=np.uint64),
                np.array([concept for _, concept in sorted(pairs)], dtype=np.int64),
            )
            for length, pairs in by_length.items()
        }


def _tag_of(word: str, concepts: tuple[int, ...]) -> int:
    symbols = load_symbols()
    if concepts:
        return symbols.concepts[concepts[0]]
    return symbols.numbers[OTHER] if word[0].isalnum() else symbols.numbers.get(word, 0)


def _hash(numbers: Sequence[int]) -> int:
    value = numbers[0]
    for number in numbers[1:]:
        value = (value * int(_HASH) + number) & 0xFFFFFFFFFFFFFFFF
    return value


def _spread(
    begins: Ints, keys: NDArray[np.uint64], concepts: Ints, hashed: NDArray[np.uint64], length: int
) -> list[Sightings]:
    """One phrase may stand for several concepts: return a row for each."""
    found = []
    rows = np.searchsorted(keys, hashed[begins])
    while len(begins):
        found.append((begins, concepts[rows], length))
        rows = rows + 1
        same = rows < len(keys)
        same[same] = keys[rows[same]] == hashed[begins[same]]
        begins, rows = begins[same], rows[same]
    return found


def _doubled(values: Grown) -> Grown:
    grown: Any = np.concatenate([values, np.zeros_like(values)])
    return cast("Grown", grown)
