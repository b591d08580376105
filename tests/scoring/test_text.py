"""Reading a reply: folding keeps offsets, clauses cover every word, sentence forms and languages are told apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.guidance.language import Language
from simulator.scoring.text.forms import Form, form_of
from simulator.scoring.text.language import detect_language
from simulator.scoring.text.normalise import fold
from simulator.scoring.text.reading import read_text

ANY_TEXT = st.text(alphabet=st.characters(), max_size=200)


@given(ANY_TEXT)
def test_folding_keeps_every_offset(text: str) -> None:
    assert len(fold(text)) == len(text)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Don’t", "don't"),
        ("“Nee”", '"nee"'),
        ("a\u00a0b", "a b"),
        ("\x1b[31mrood\x1b[0m", "     rood    "),
        ("İSTANBUL", "İstanbul"),
        ("\ud800x", " x"),
        ("één", "één"),
    ],
)
def test_folding(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(ANY_TEXT)
def test_every_token_is_in_one_clause(text: str) -> None:
    reading = read_text(text)
    covered = [place for clause in reading.clauses for place in range(clause.first, clause.last)]
    assert covered == list(range(len(reading.tokens)))


@given(ANY_TEXT)
def test_tokens_lie_in_order_within_the_text(text: str) -> None:
    ends = 0
    for token in read_text(text).tokens:
        assert ends <= token.start < token.end <= len(text)
        ends = token.end


def test_a_turn_starts_a_clause() -> None:
    reading = read_text("I understand your choice but you are making a mistake.")
    assert [reading.text[slice(*reading.span(clause))] for clause in reading.clauses] == [
        "I understand your choice",
        "but you are making a mistake.",
    ]


def test_a_title_ends_no_sentence() -> None:
    assert len(read_text("Dear Mr. Whitlock, thank you.").sentences) == 1


@pytest.mark.parametrize(
    ("sentence", "form"),
    [
        ("What made the difference?", Form.OPEN),
        ("So how did you decide?", Form.OPEN),
        ("Wat gaf voor u de doorslag?", Form.OPEN),
        ("Was it the price?", Form.YES_NO),
        ("Lag het aan de prijs?", Form.YES_NO),
        ("Was it the price or the date?", Form.EITHER),
        ("Why don't you just sign?", Form.WHY_NOT),
        ("Waarom tekent u niet gewoon?", Form.WHY_NOT),
        ("Why did you choose them?", Form.WHY),
        ("I'd love to hear what made the difference.", Form.INVITE),
        ("Ik ben benieuwd wat de doorslag gaf.", Form.INVITE),
        ("Could you tell me what tipped the scale?", Form.PERMIT),
        ("You like it, don't you?", Form.TAG),
        ("Thank you for your time.", Form.OTHER),
    ],
)
def test_sentence_forms(sentence: str, form: Form) -> None:
    assert read_text(sentence).forms == (form,)


def test_no_words_have_no_form() -> None:
    assert form_of([], True) is Form.BARE
    assert form_of([], False) is Form.OTHER


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Dank u wel voor uw eerlijkheid, ik begrijp het.", Language.NL),
        ("Thank you for your honesty, I understand.", Language.EN),
        ("Gracias por su tiempo, lo entiendo perfectamente, un saludo cordial de todos", None),
        ("asdf qwerty zxcv", None),
        ("", None),
    ],
)
def test_language_of_a_text(text: str, language: Language | None) -> None:
    assert detect_language(read_text(text).words) is language
