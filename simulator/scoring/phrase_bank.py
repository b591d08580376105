"""Find the phrase of the bank that a clause is close to, so that evidence can say "like ...". Decides no verdict."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import NamedTuple

from simulator.errors import ModelError
from simulator.guidance.language import Bilingual, Language
from simulator.scoring.text.tokens import read_tokens

CLOSE = 72.0
"""Similarity (0 to 100, share of letters kept) from which a phrase counts as close."""

_LONGEST = 40

_Index = dict[tuple[str, str], list[tuple[int, str]]]
"""Two neighbouring words, and the phrases in lower case that have them."""


class Likeness(NamedTuple):
    """A phrase and how close it is, 0 to 1."""

    phrase: str
    similarity: float


@dataclass
class PhraseBank:
    """The compiled bank of one language. `phrases` holds what shows each move, tone or way of asking."""

    phrases: dict[str, list[str]]
    _indexes: dict[str, _Index] = field(default_factory=dict)

    def find_like(self, key: str, words: Sequence[str]) -> Likeness | None:
        """Return the closest phrase under `key` that shares two neighbouring words with `words`, if close enough."""
        if key not in self.phrases or len(words) > _LONGEST:
            return None
        index = self._index(key)
        candidates = {place: phrase for pair in pairwise(words) for place, phrase in index.get(pair, ())}
        if not candidates:
            return None
        from rapidfuzz.fuzz import ratio

        said = " ".join(words)
        similarity, place = max((ratio(said, candidates[place], score_cutoff=CLOSE), -place) for place in candidates)
        return Likeness(self.phrases[key][-place], round(similarity / 100, 3)) if similarity >= CLOSE else None

    def _index(self, key: str) -> _Index:
        index = self._indexes.get(key)
        if index is None:
            index = self._indexes[key] = {}
            for place, phrase in enumerate(self.phrases[key]):
                lowered = phrase.lower()
                words = [token.text for token in read_tokens(lowered) if token.is_word]
                for pair in pairwise(words):
                    index.setdefault(pair, []).append((place, lowered))
        return index


@cache
def load_phrase_bank(language: Language) -> PhraseBank:
    """Return the compiled bank of `language`. Raises ModelError when it is missing."""
    try:
        text = (files("simulator.scoring") / "model" / f"phrases_{language}.json").read_text(encoding="utf-8")
        return PhraseBank(json.loads(text))
    except (OSError, ValueError) as error:
        message = Bilingual(
            nl="De zinnen van de beoordelaar ontbreken. Installeer het programma opnieuw.",
            en="The phrases of the judge are missing. Install the program again.",
        )
        raise ModelError(message) from error
