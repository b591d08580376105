"""Number the features: every group of words, letters or concepts as one 64-bit key, so that lookups need no text."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Keys = NDArray[np.uint64]

WORD_BITS = 21
SYMBOL_BITS = 12
_CHAR_BITS = 12
_LAST_CHAR = (1 << _CHAR_BITS) - 1
_KIND_BITS = 60
ALONE, PAIR, ORDER = 1, 2, 3
CONTEXT_BITS = 40


def pack_words(*numbers: int) -> int:
    """Return the key of one to three words by their numbers (from 1)."""
    return sum(number << (WORD_BITS * place) for place, number in enumerate(numbers))


def pack_letters(letters: str) -> int:
    """Return the key of up to five letters."""
    return sum(min(ord(char), _LAST_CHAR) << (_CHAR_BITS * place) for place, char in enumerate(letters))


def pack_symbols(kind: int, *numbers: int) -> int:
    """Return the key of up to four concepts or marks by their numbers (from 1)."""
    return (kind << _KIND_BITS) | sum(number << (SYMBOL_BITS * place) for place, number in enumerate(numbers))


def pack_context(situation: int, word: int) -> int:
    """Return the key of a word (from 1) in a situation (from 0)."""
    return (situation << CONTEXT_BITS) | word


def letter_keys(word: str) -> Keys:
    """Return the keys of all groups of two to five letters in `word`, its edges marked by a space."""
    codes = np.minimum(np.array([ord(char) for char in f" {word} "], dtype=np.uint64), np.uint64(_LAST_CHAR))
    parts: list[Keys] = []
    packed = codes
    for size in range(2, min(5, len(codes)) + 1):
        shifted = codes[size - 1 :] << np.uint64(_CHAR_BITS * (size - 1))
        packed = packed[: len(shifted)] | shifted
        parts.append(packed)
    return np.concatenate(parts)


def shift_pack(columns: Sequence[NDArray[np.int64]], bits: int, kind: int = 0) -> Keys:
    """Return one key per row of `columns`, packed `bits` apart under `kind`."""
    packed = columns[0] | (kind << _KIND_BITS)
    for place, column in enumerate(columns[1:], start=1):
        packed |= column << (bits * place)
    return packed.view(np.uint64)


def pack_known(
    columns: Sequence[NDArray[np.int64]], owner: NDArray[np.int64], bits: int, kind: int = 0
) -> tuple[Keys, NDArray[np.int64]]:
    """Return a key and the owner of each row of `columns` in which every number is known (not 0)."""
    known = columns[0] > 0
    for column in columns[1:]:
        known &= column > 0
    return shift_pack(columns, bits, kind)[known], owner[known]
