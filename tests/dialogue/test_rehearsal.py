"""Rehearsals of a real client: whatever a person types, the dialogue is sound and plays as it should."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.dialogue.json_schema import schema_text
from simulator.dialogue.lint.linter import lint
from simulator.dialogue.loader import dialogue_of, parse_dialogue
from simulator.dialogue.model import Dialogue
from simulator.dialogue.rehearsal import CHOICES, Prepared, Question, prepare_dialogue, read_answer
from simulator.dialogue.template import fill_template
from simulator.dialogue.yaml_reader import read_text
from simulator.practice.examples import run_example
from simulator.practice.exploration import explore
from simulator.practice.learners import Kind
from simulator.scoring.judge import load_scorer

HAPPENED = CHOICES[Question.HAPPENED]
LINES = st.text(max_size=300) | st.text(alphabet="\"'\\{}[]<>:#&*!|%@`,-?“”„‘’ \t\0\ufeff\u2028ujw", max_size=80)


def prepared(happened: str, address: str = "je", **answers: str) -> Prepared:
    """Return what is made of typed lines; what is not given is an empty line."""
    lines = {question: answers.get(question, "") for question in Question}
    lines |= {Question.HAPPENED: happened, Question.ADDRESS: address}
    read = {question: read_answer(question, line) for question, line in lines.items()}
    return prepare_dialogue({question: answer or "" for question, answer in read.items()}, (), schema="./s.json")


def dialogue_from(made: Prepared) -> Dialogue:
    return parse_dialogue(made.text, Path("own.yaml"))


@pytest.mark.parametrize("happened", HAPPENED)
@settings(max_examples=15)
@given(who=LINES, about=LINES, fear=LINES, hidden=LINES, end=LINES, address=st.sampled_from(["u", "je"]))
def test_any_words_make_a_dialogue_without_findings(
    happened: str, address: str, who: str, about: str, fear: str, hidden: str, end: str
) -> None:
    made = prepared(happened, address, who=who, about=about, fear=fear, hidden=hidden, end=end)
    source = read_text(made.text, Path("own.yaml"))
    assert lint(dialogue_of(source), source) == ()


@pytest.mark.parametrize("happened", HAPPENED)
def test_words_come_back_literally(happened: str) -> None:
    words = 'Zeg "nee": <<who.nl>> {x} [[a|b]] \\n #1 - %s 😀'
    dialogue = dialogue_from(prepared(happened, fear=words, hidden=words, end=words))
    assert any(words in text.nl for state in dialogue.states.values() for text in state.narrates)
    assert words in dialogue.secrets[0].fact.en
    assert words in dialogue.briefing.nl


@pytest.mark.parametrize("address", ["u", "je"])
@pytest.mark.parametrize("happened", HAPPENED)
def test_the_examples_of_a_template_end_where_they_say(happened: str, address: str) -> None:
    dialogue = dialogue_from(prepared(happened, address))
    scorer = load_scorer()
    failed = [
        (example.line, run.state, example.ends)
        for example in dialogue.examples
        if not (run := run_example(dialogue, example, scorer)).has_passed
    ]
    assert failed == []


@pytest.mark.parametrize("happened", HAPPENED)
def test_courteous_learners_end_better_and_every_state_is_visited(happened: str) -> None:
    found = explore(dialogue_from(prepared(happened)), seed=1, runs=300)
    assert (found.unvisited, found.loops) == ((), ())
    assert found.of(Kind.COURTEOUS).mean_rank > found.of(Kind.PUSHING).mean_rank


@pytest.mark.parametrize(
    ("question", "line", "answer"),
    [
        (Question.ADDRESS, "u", "u"),
        (Question.ADDRESS, "2", "je"),
        (Question.ADDRESS, "", "u"),
        (Question.ADDRESS, "3", None),
        (Question.ADDRESS, "0", None),
        (Question.ADDRESS, "²", None),
        (Question.HAPPENED, "silent", "silent"),
        (Question.HAPPENED, "6", "own-no"),
        (Question.WHO, "  Ina \t de  Wit\r\n", "Ina de Wit"),
        (Question.WHO, "x" * 90, "x" * 50),
        (Question.FEAR, "a\0b\u2028c", "a b c"),
    ],
)
def test_lines_are_read_as_answers(question: Question, line: str, answer: str | None) -> None:
    assert read_answer(question, line) == answer


def test_a_template_is_filled_in_one_pass() -> None:
    text = fill_template('"<<a>> [[u|je]]"', {"a": '<<b>> [[x|y]] "'}, formal=True)
    assert text == '"<<b>> [[x|y]] \\" u"'
    with pytest.raises(KeyError):
        fill_template("<<unknown>>", {}, formal=True)


def test_the_schema_text_is_the_same_every_time() -> None:
    assert schema_text() == schema_text()
