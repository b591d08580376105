"""The features the trained model weighs, as text: word groups, letter groups, concepts and their order, context.

Training counts these; the scorer finds the same ones by number (`hearing.py`), and a test holds them equal.
"""

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from simulator.scoring.concepts import Lexicon
from simulator.scoring.context import Context

NEGATION_REACH = 4
"""Words after a denial that it covers."""


def word_groups(words: Sequence[str]) -> list[str]:
    """Return single words, pairs and triples, with the edges marked."""
    edged = ["^", *words, "$"]
    groups = list(words)
    groups += [f"{one} {two}" for one, two in pairwise(edged)]
    groups += [f"{one} {two} {three}" for one, two, three in zip(edged, edged[1:], edged[2:], strict=False)]
    return groups


@lru_cache(maxsize=4096)
def letter_groups(word: str) -> tuple[str, ...]:
    """Return the groups of two to five letters in `word`, its edges marked by a space."""
    padded = f" {word} "
    return tuple(
        padded[start : start + size] for size in range(2, 6) for start in range(max(0, len(padded) - size + 1))
    )


def concept_groups(words: Sequence[str], lexicon: Lexicon) -> list[str]:
    """Return the concepts in `words`, those under a negation, pairs of concepts, and groups of their order."""
    names = lexicon.names
    denied = _denied_places(words, lexicon)
    seen: set[str] = set()
    for concept, first, _ in lexicon.find(words):
        name = names[concept]
        seen.add(name)
        if name != "neg" and first in denied:
            seen.add(f"!{name}")
    ordered = sorted(seen)
    groups = [f"c:{name}" for name in ordered]
    groups += [f"p:{one}+{two}" for place, one in enumerate(ordered) for two in ordered[place + 1 :]]
    skeleton = _skeleton(words, lexicon)
    for size in (2, 3, 4):
        groups += ["s:" + " ".join(skeleton[start : start + size]) for start in range(len(skeleton) - size + 1)]
    return groups


def _denied_places(words: Sequence[str], lexicon: Lexicon) -> set[int]:
    denial = lexicon.names.index("neg")
    denied: set[int] = set()
    for place, word in enumerate(words):
        if denial in lexicon.words.get(word, ()):
            denied.update(range(place + 1, place + 1 + NEGATION_REACH))
    return denied


def _skeleton(words: Sequence[str], lexicon: Lexicon) -> list[str]:
    skeleton = ["^"]
    for word in words:
        tag = lexicon.tags.get(word)
        name = lexicon.names[tag] if tag is not None else (word if not word[0].isalnum() else "_")
        if name != "_" or skeleton[-1] != "_":
            skeleton.append(name)
    skeleton.append("$")
    return skeleton


def context_groups(words: Sequence[str], context: Context) -> list[str]:
    """Return each word in this situation; nothing where the situation is unknown."""
    if context.situation is None:
        return []
    return [f"{context.situation}&{word}" for word in words]
