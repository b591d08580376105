"""Cut a reply into clauses and sentences, so that "but" and a question mark weigh where they stand."""

from collections.abc import Sequence
from typing import NamedTuple

from simulator.scoring.text.tokens import Token
from simulator.scoring.text.word_lists import word_list

_STRONG = frozenset(".?!;:")
_TURNS = word_list("turns")
_ENDS_NOTHING = word_list("abbreviations")
_FEWEST_BEFORE_TURN = 2


class Clause(NamedTuple):
    """A run of tokens that says one thing: `first` to `last` (exclusive). `sentence` counts sentences."""

    first: int
    last: int
    sentence: int
    mark: str


def split_clauses(tokens: Sequence[Token], folded: str) -> list[Clause]:
    """Return the clauses in order; every word is in exactly one, the closing mark belongs to it."""
    clauses: list[Clause] = []
    first = sentence = words = 0
    has_lines = "\n" in folded
    for index, token in enumerate(tokens):
        text = token.text
        new_line = has_lines and bool(index) and "\n" in folded[tokens[index - 1].end : token.start]
        if words and (new_line or (text in _TURNS and words >= _FEWEST_BEFORE_TURN)):
            clauses.append(Clause(first, index, sentence, ""))
            sentence += new_line
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


def _is_abbreviation(tokens: Sequence[Token], index: int) -> bool:
    return tokens[index].text == "." and index > 0 and tokens[index - 1].text in _ENDS_NOTHING
