"""Tell a list of good words from a sentence: hardly any words that tie it together, many that sound courteous."""

from functools import cache

from simulator.guidance.language import Language
from simulator.scoring.concepts import load_lexicon
from simulator.scoring.text.reading import Reading
from simulator.scoring.text.word_lists import word_list

FEWEST_WORDS = 9
MOST_TIES = 0.18
"""Share of pronouns, auxiliaries, articles and prepositions from which words hang together."""

LEAST_COURTEOUS = 0.3
"""Share of the words that belong to a courteous or asking word class."""


@cache
def _ties() -> frozenset[str]:
    return word_list("auxiliaries") | word_list("subjects") | word_list("ties")


def is_stuffed(reading: Reading, language: Language) -> bool:
    """Whether the reply is a list of keywords rather than something said to somebody."""
    words = reading.spoken
    if len(words) < FEWEST_WORDS:
        return False
    ties = _ties()
    tied = sum([word in ties or "'" in word for word in words])
    if tied > MOST_TIES * len(words):
        return False
    lexicon = load_lexicon(language)
    wanted = {lexicon.names.index(name) for name in word_list("courteous_concepts")}
    courteous = sum(not wanted.isdisjoint(lexicon.words.get(word, ())) for word in words)
    return courteous >= LEAST_COURTEOUS * len(words)
