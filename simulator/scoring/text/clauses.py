"""Cut a reply into clauses and sentences, so that "but" and a question mark weigh where they stand."""

from collections.abc import Sequence
from typing import NamedTuple

from simulator.scoring.text.tokens import Token

_STRONG = frozenset(".?!;:")
_TURNS = frozenset(
    "but however although though unless otherwise because maar echter hoewel tenzij omdat want anders alleen zodat".split()
)
_ENDS_NOTHING = frozenset("mr mrs ms dr st dhr mevr nr bv o.a d.w.z".split())


class Clause(NamedTuple):
    """A run of tokens that says one thing. `first` to `last` (exclusive) index the tokens; `sentence` counts sentences."""

    first: int
    last: int
    sentence: int
    mark: str


def split_clauses(tokens: Sequence[Token], folded: str) -> list[Clause]:
    """Return the clauses in order; every word is in exactly one, the closing mark belongs to it."""
    clauses: list[Clause] = []
    first = sentence = words = 0
    for index, token in enumerate(tokens):
        text = token.text
        if _turns_here(text, words) or (index and "\n" in folded[tokens[index - 1].end : token.start]):
            if words:
                clauses.append(Clause(first, index, sentence, ""))
                sentence += "\n" in folded[tokens[index - 1].end : token.start]
                first, words = index, 0
        if token.is_word:
            words += 1
        elif words and (text[0] in _STRONG or text in {",", "-"}) and not _is_abbreviation(tokens, index):
            clauses.append(Clause(first, index + 1, sentence, text[0]))
            sentence += text[0] in _STRONG
            first, words = index + 1, 0
    if first < len(tokens):
        clauses.append(Clause(first, len(tokens), sentence, ""))
    return clauses


def _turns_here(text: str, words: int) -> bool:
    return words >= 2 and text in _TURNS


def _is_abbreviation(tokens: Sequence[Token], index: int) -> bool:
    return tokens[index].text == "." and index > 0 and tokens[index - 1].text in _ENDS_NOTHING
