"""Tell Dutch from English from neither, by everyday words and letter groups."""

from collections.abc import Iterable

from simulator.guidance.language import Language
from simulator.scoring.text.word_lists import word_list

_NL = word_list("dutch")
_EN = word_list("english")
_SHARED = word_list("both")


def _weigh(word: str) -> tuple[float, float]:
    weight = 0.3 if word in _SHARED else 1.0
    return weight * (word in _NL), weight * (word in _EN)


_WEIGHTS = {word: _weigh(word) for word in _NL | _EN}
"""How much a word counts for Dutch and for English."""


def detect_language(words: Iterable[str]) -> Language | None:
    """Return the language of `words` (folded), or None when they are of neither or there are too few to tell."""
    dutch = english = 0.0
    known = total = 0
    for word in words:
        total += 1
        if word in _WEIGHTS:
            known += 1
            for_dutch, for_english = _WEIGHTS[word]
            dutch += for_dutch
            english += for_english
    if not known or (total > 8 and known < total * 0.12):
        return None
    if dutch == english:
        return None
    return Language.NL if dutch > english else Language.EN
