"""Finding features by number gives what the features of training, as text, would give."""

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.guidance.language import Language
from simulator.guidance.situations import Channel, Situation
from simulator.scoring.concepts import load_lexicon
from simulator.scoring.context import Context
from simulator.scoring.features import concept_groups, context_groups, letter_groups, word_groups
from simulator.scoring.hearing import clause_words, load_hearing
from simulator.scoring.keys import letter_keys, pack_letters
from simulator.scoring.text.reading import Reading, read_text
from simulator.scoring.weights import LEVELS, Floats, load_first_stage
from training.numbering import key_of

REPLIES = [
    "Thank you for your honesty, Janet. I don't want to push you, but why not sign today? Or else the price goes up!",
    "Dank u wel. U hoeft het niet uit te leggen, maar mag ik vragen wat de doorslag gaf?",
    "no no no never... not a problem at all?! Don't worry",
    "Ik heb geen idee",
    "x",
]


def hear_by_text(language: Language, level: str, run: Sequence[str], context: Context) -> Floats:
    """Weigh the features of one run as training counts them."""
    stage = load_first_stage(language)
    features = {
        "words": word_groups(run),
        "letters": [group for word in run for group in letter_groups(word)],
        "concepts": concept_groups(run, load_lexicon(language)),
        "context": context_groups(run, context),
    }
    weighed = stage.levels[level]
    total = weighed.offset.copy()
    for name, groups in features.items():
        block = weighed.blocks[name]
        numbered = [key for group in groups if (key := _number(name, group, stage.numbers)) is not None]
        rows, _ = block.find(np.array(numbered, dtype=np.uint64))
        norm = np.sqrt(max(1e-12, float(block.squares[rows].sum())))
        total += block.rows[rows].sum(axis=0, dtype=np.float32) * block.scale / norm
    return total


def _number(name: str, group: str, numbers: dict[str, int]) -> int | None:
    try:
        return key_of(name, group, numbers)
    except KeyError:
        return None


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize(
    "context",
    [Context(), Context(situation=Situation.GHOSTING), Context(situation=Situation.EXCUSE, channel=Channel.CHAT)],
)
def test_numbers_and_text_agree(language: Language, context: Context) -> None:
    readings: list[Reading] = [read_text(reply) for reply in REPLIES]
    clauses, whole = load_hearing(language).hear(readings, [context] * len(readings))
    for reading, heard, all_of_it in zip(readings, clauses, whole, strict=True):
        expected = [hear_by_text(language, "clause", run, context) for run in clause_words(reading)]
        np.testing.assert_allclose(heard, np.array(expected), atol=2e-4)
        np.testing.assert_allclose(all_of_it, hear_by_text(language, "reply", reading.words, context), atol=2e-4)


@given(st.text(alphabet=st.characters(), min_size=1, max_size=60))
@settings(max_examples=40)
def test_any_text_is_heard_alike_alone_and_among_others(text: str) -> None:
    hearing = load_hearing(Language.EN)
    reading, other = read_text(text), read_text("Thank you. Why?")
    (alone,), whole_alone = hearing.hear([reading], [Context()])
    (_, among, _), whole_among = hearing.hear([other, reading, other], [Context()] * 3)
    np.testing.assert_allclose(alone, among, atol=1e-5)
    np.testing.assert_allclose(whole_alone[0], whole_among[1], atol=1e-5)


@given(st.text(alphabet=st.characters(min_codepoint=33, max_codepoint=0x4FF), min_size=1, max_size=20))
def test_letter_keys_are_those_of_the_letter_groups(word: str) -> None:
    assert sorted(letter_keys(word).tolist()) == sorted(pack_letters(group) for group in letter_groups(word))


def test_both_levels_are_shipped() -> None:
    assert set(load_first_stage(Language.NL).levels) == set(LEVELS)
