"""Text made harmless keeps its length and shows what it holds."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.content import Content

from simulator.literal import folded, harmless, normalised_newlines

ANY_TEXT = st.text(alphabet=st.characters(exclude_categories=()), max_size=200)


@given(ANY_TEXT)
def test_every_character_stays_one_character(text: str) -> None:
    assert len(harmless(text)) == len(text)


@given(ANY_TEXT)
def test_nothing_reaches_the_terminal_that_controls_it(text: str) -> None:
    shown = harmless(text).replace("\n", "")
    assert not [c for c in shown if unicodedata.category(c) in {"Cc", "Cs"}]
    assert not set("\u202a\u202b\u202d\u202e\u2066\u2067\u2068") & set(shown)
    shown.encode("utf-8")


@given(ANY_TEXT)
def test_content_keeps_all_of_it(text: str) -> None:
    assert Content(harmless(text)).plain == harmless(text)


@pytest.mark.parametrize("text", ["gewoon", "é ü ñ", "שלום עולם", "👩‍👩‍👧 👍🏽", "[b]vet[/b] [/] {x}", "regel\nregel"])
def test_ordinary_text_is_left_alone(text: str) -> None:
    assert harmless(text) == text


def test_an_escape_is_shown_as_a_symbol() -> None:
    assert harmless("\x1b[31mrood\x07") == "␛[31mrood␇"


def test_folding_tells_what_is_left_out() -> None:
    assert folded("abcdef", 4) == ("abcd", 2)
    assert folded("abc", 4) == ("abc", 0)


def test_line_breaks_become_newlines() -> None:
    assert normalised_newlines("a\r\nb\rc\nd") == "a\nb\nc\nd"
