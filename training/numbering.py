"""Number features for shipping: the text of a feature -> the key the scorer looks it up by."""

from collections.abc import Iterable

from simulator.guidance.language import Language
from simulator.guidance.situations import Situation
from simulator.scoring.concepts import load_lexicon
from simulator.scoring.keys import (
    ALONE,
    ORDER,
    PAIR,
    pack_context,
    pack_letters,
    pack_symbols,
    pack_words,
)
from simulator.scoring.symbols import START, STOP, load_symbols

_SITUATIONS = {str(situation): place for place, situation in enumerate(Situation)}


def number_words(language: Language, features: Iterable[str], in_context: Iterable[str]) -> dict[str, int]:
    """Return a number (from 1) for every word of the features, of the lexicon, and the edges."""
    words = {word for feature in features for word in feature.split(" ")}
    words |= {feature.split("&", 1)[1] for feature in in_context}
    lexicon = load_lexicon(language)
    words |= set(lexicon.words) | set(lexicon.phrases)
    words |= {word for entries in lexicon.phrases.values() for rest, _ in entries for word in rest}
    ordered = sorted(words | {START, STOP})
    return {word: place for place, word in enumerate(ordered, start=1)}


def key_of(block: str, feature: str, numbers: dict[str, int]) -> int | None:
    """Return the key of `feature`, or None for one the scorer cannot meet."""
    match block:
        case "words":
            return pack_words(*(numbers[word] for word in feature.split(" ")))
        case "letters":
            return pack_letters(feature)
        case "concepts":
            return _concept_key(feature)
        case _:
            return _context_key(feature, numbers)


def _concept_key(feature: str) -> int | None:
    known = load_symbols().numbers
    kind, rest = feature[:2], feature[2:]
    parts, packed = {
        "c:": ([rest], ALONE),
        "p:": (rest.split("+"), PAIR),
        "s:": (rest.split(" "), ORDER),
    }[kind]
    if any(part not in known for part in parts):
        return None
    return pack_symbols(packed, *(known[part] for part in parts))


def _context_key(feature: str, numbers: dict[str, int]) -> int:
    situation, word = feature.split("&", 1)
    return pack_context(_SITUATIONS[situation], numbers[word])
