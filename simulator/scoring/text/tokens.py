"""Words and marks of a folded text, with their offsets."""

import re
from typing import NamedTuple

_TOKEN = re.compile(r"([^\W\d_]+(?:['-][^\W\d_]+)*|\d+(?:[.,:]\d+)*)|[?!]+|\.+|[^\w\s]|_")

LONGEST_WORD = 48
"""Letters of a run that are read; longer runs are no words."""


class Token(NamedTuple):
    """One word, number or mark. `text` is folded; `start` and `end` are offsets in the original."""

    text: str
    start: int
    end: int
    is_word: bool


_new = tuple.__new__  # the constructor of a named tuple costs as much as the reading


def read_tokens(folded: str) -> list[Token]:
    """Return the tokens of `folded` in order; runs of one mark are one token ("?!", "...")."""
    return [
        _new(Token, (match[0][:LONGEST_WORD], match.start(), match.end(), match.lastindex is not None))
        for match in _TOKEN.finditer(folded)
    ]
