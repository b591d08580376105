"""Words and marks of a folded text, with their offsets."""

import re
from typing import NamedTuple

_TOKEN = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*|\d+(?:[.,:]\d+)*|[?!]+|\.+|[^\w\s]|_")

LONGEST_WORD = 48
"""Longer runs of letters are no words; the rest of such a run is not read."""


class Token(NamedTuple):
    """One word, number or mark. `text` is folded; `start` and `end` are offsets in the original."""

    text: str
    start: int
    end: int

    @property
    def is_word(self) -> bool:
        """Whether this is a word or number rather than a mark."""
        return self.text[0].isalnum()


def read_tokens(folded: str) -> list[Token]:
    """Return the tokens of `folded` in order; runs of one mark are one token ("?!", "...")."""
    return [Token(match.group()[:LONGEST_WORD], match.start(), match.end()) for match in _TOKEN.finditer(folded)]
