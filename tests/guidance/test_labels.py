"""Every term has a name and a description in both languages."""

from enum import Enum
from importlib.resources import files

import pytest

from simulator.guidance.labels import VOCABULARIES, Labelled, label, parse_labels
from simulator.guidance.language import Language
from simulator.guidance.moves import Move
from simulator.guidance.scales import Courtesy, Pushing, Why
from simulator.guidance.situations import Channel

SHIPPED = files("simulator.guidance").joinpath("labels.toml").read_text(encoding="utf-8")


@pytest.mark.parametrize("vocabulary", VOCABULARIES)
def test_names_within_a_vocabulary_differ(vocabulary: type[Enum]) -> None:
    terms: list[Labelled] = list(vocabulary)
    for language in Language:
        assert len({label(term).name.in_language(language) for term in terms}) == len(terms)
        assert len({label(term).description.in_language(language) for term in terms}) == len(terms)


def test_equal_values_of_different_scales_have_their_own_label() -> None:
    assert label(Courtesy.RUDE).name.en == "rude"
    assert label(Pushing.NONE).name.en == "no pressure"
    assert label(Why.NONE).name.nl == "niet gevraagd"


def test_labels_are_short_enough_for_a_narrow_screen() -> None:
    for move in Move:
        for language in Language:
            assert len(label(move).name.in_language(language)) <= 32
            assert len(label(move).description.in_language(language)) <= 90
            assert not label(move).description.in_language(language).endswith(".")


@pytest.mark.parametrize(
    ("written", "instead", "complaint"),
    [
        ("[channel.note]", "[channel.fax]", r"differ from the code: .*'fax'.*'note'"),
        ('name = "briefje"', 'name = ""', r"channel\.note\.nl: needs a filled name and text"),
        ('en = {name = "note"', 'de = {name = "note"', r"channel\.note: needs exactly nl and en"),
    ],
)
def test_a_mistake_is_named(written: str, instead: str, complaint: str) -> None:
    assert written in SHIPPED
    with pytest.raises(ValueError, match=complaint):
        parse_labels(SHIPPED.replace(written, instead, 1))


def test_a_channel_reads_in_both_languages() -> None:
    assert label(Channel.ASSISTANT).name.nl == "via de assistent"
    assert label(Channel.ASSISTANT).name.en == "through the assistant"
