"""How politely a request between strangers is put, by the strategies it uses; needs no corpus of ours.

The strategies and their size are those measured on requests among forum and wiki users by Danescu-Niculescu-Mizil
and others (2013, "A computational approach to politeness", table 3); the Dutch words were added here.
"""

from itertools import pairwise

from simulator.guidance.language import Language
from simulator.scoring.concepts import load_lexicon
from simulator.scoring.text.reading import Reading
from simulator.scoring.text.word_lists import word_list

_GRATITUDE, _DEFERENCE, _GREETING, _APOLOGY, _PLEASE = 0.87, 0.78, 0.43, 0.36, 0.49
_POSITIVE, _NEGATIVE = 0.12, -0.13
_PLEASE_FIRST, _BY_THE_WAY, _DIRECT_QUESTION, _DIRECT_START = -0.30, 0.63, -0.27, -0.43
_COUNTERFACTUAL, _INDICATIVE, _I_FIRST, _WE, _I = 0.47, 0.09, 0.12, 0.08, 0.08
_YOU, _YOU_FIRST, _HEDGES, _FACTUAL = 0.05, -0.30, 0.14, -0.38


def request_politeness(reading: Reading, language: Language) -> float:
    """Return how polite `reading` is as a request: about -1 (blunt) to 2 (very polite), 0 for neither."""
    words = [token.text for token in reading.tokens if token.is_word]
    if not words:
        return 0.0
    lexicon = load_lexicon(language)
    seen = {lexicon.names[sighting.concept] for sighting in lexicon.find(words)}
    starts = [_opening(reading, sentence.first, sentence.last) for sentence in reading.sentences]
    return sum(size for size, holds in _strategies(words, seen, starts) if holds)


def _opening(reading: Reading, first: int, last: int) -> tuple[str, str]:
    words = [token.text for token in reading.tokens[first : min(last, first + 4)] if token.is_word]
    return (words[0] if words else "", words[1] if len(words) > 1 else "")


def _strategies(words: list[str], seen: set[str], starts: list[tuple[str, str]]) -> list[tuple[float, bool]]:
    first = {start for start, _ in starts}
    asked = {one for one, two in pairwise(words) if two in _YOU_WORDS}
    please = word_list("please")
    return [
        (_GRATITUDE, _has(words, "gratitude")),
        (_DEFERENCE, bool(word_list("deference") & first)),
        (_GREETING, bool(word_list("greetings") & set(words[:1]))),
        (_APOLOGY, _has(words, "apology")),
        (_PLEASE, bool(please & set(words[1:])) and not please & first),
        (_PLEASE_FIRST, bool(please & first)),
        (_BY_THE_WAY, "btw" in seen),
        (_DIRECT_QUESTION, bool(word_list("question_words") & first)),
        (_DIRECT_START, bool(word_list("blunt_starts") & first)),
        (_COUNTERFACTUAL, not asked.isdisjoint(("could", "would", "zou"))),
        (_INDICATIVE, not asked.isdisjoint(("can", "will", "kun", "kunt", "wil", "wilt"))),
        (_I_FIRST, bool({"i", "ik", "i'm", "i've", "i'd"} & first)),
        (_WE, "we" in seen or "our" in seen),
        (_I, "i" in seen or "my" in seen),
        (_YOU, "you" in seen),
        (_YOU_FIRST, bool(_YOU_WORDS & first)),
        (_HEDGES, _has(words, "hedges")),
        (_FACTUAL, _has(words, "factual")),
        (_POSITIVE, "positive" in seen),
        (_NEGATIVE, "negative" in seen),
    ]


def _has(words: list[str], name: str) -> bool:
    return not word_list(name).isdisjoint(words)


_YOU_WORDS = frozenset({"you", "your", "u", "je", "jij", "jullie", "uw", "you're", "you've"})
