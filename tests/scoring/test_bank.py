"""The shipped weights know the words of the phrase bank and of the word classes."""

import pytest

from simulator.guidance.language import Language
from simulator.guidance.moves import Move
from simulator.scoring.concepts import load_lexicon
from simulator.scoring.phrase_bank import load_phrase_bank
from simulator.scoring.weights import load_first_stage
from training.bank import read_bank

KEYS = {*Move, "warm", "cold", "rude", "open_question", "closed_question", "press_question", "other_question"}


@pytest.mark.parametrize("language", list(Language))
def test_the_bank_has_every_move_and_tone(language: Language) -> None:
    bank = read_bank(language)
    assert set(bank) <= KEYS
    for key, sides in bank.items():
        assert set(sides) == {"shows", "unlike"}, key
        assert not set(sides["shows"]) & set(sides["unlike"]), key


@pytest.mark.parametrize("language", list(Language))
def test_the_weights_know_the_word_classes(language: Language) -> None:
    lexicon = load_lexicon(language)
    assert set(lexicon.words) | set(lexicon.phrases) <= set(load_first_stage(language).numbers)


def test_both_languages_have_the_same_concepts() -> None:
    assert load_lexicon(Language.NL).names == load_lexicon(Language.EN).names


@pytest.mark.parametrize("language", list(Language))
def test_the_compiled_bank_is_the_written_one(language: Language) -> None:
    written = {key: sides["shows"] for key, sides in read_bank(language).items()}
    assert load_phrase_bank(language).phrases == written


def test_a_close_clause_is_named_with_its_phrase() -> None:
    bank = load_phrase_bank(Language.EN)
    phrase = bank.phrases["accept"][0]
    likeness = bank.find_like("accept", phrase.lower().split())
    assert likeness is not None
    assert likeness.phrase == phrase
    assert likeness.similarity > 0.9


def test_a_far_clause_or_an_unknown_key_has_no_phrase() -> None:
    bank = load_phrase_bank(Language.EN)
    assert bank.find_like("accept", ["the", "harbour", "is", "grey"]) is None
    assert bank.find_like("no such move", ["thank", "you"]) is None
