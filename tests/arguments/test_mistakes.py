"""Mistakes on the command line: one line in the user's language, exit code 2, and what was probably meant."""

import argparse

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.arguments.mistakes import sentence, unknown_argument
from simulator.guidance.language import Language
from simulator.locale.wording import Wording
from tests.arguments.lines import said

Capture = pytest.CaptureFixture[str]

MISTAKES = [
    ("ply", "Onbekende opdracht 'ply'; bedoel je 'play'?", "Unknown command 'ply'; did you mean 'play'?"),
    ("qqq", "Onbekende opdracht 'qqq'.", "Unknown command 'qqq'."),
    ("data wher", "Onbekende opdracht 'wher'; bedoel je 'where'?", "Unknown command 'wher'; did you mean 'where'?"),
    ("data", "Er ontbreekt: ACTIE.", "Missing: ACTION."),
    ("replay", "Er ontbreekt: BESTAND.", "Missing: FILE."),
    (
        "play --sede 3",
        "Onbekende optie '--sede'; bedoel je '--seed'?",
        "Unknown option '--sede'; did you mean '--seed'?",
    ),
    (
        "play --pla=x",
        "Onbekende optie '--pla'; bedoel je '--plain'?",
        "Unknown option '--pla'; did you mean '--plain'?",
    ),
    ("--versoin", "Onbekende optie '--versoin'; bedoel je '--version'?", "'--versoin'; did you mean '--version'?"),
    ("list --xyzzy", "Onbekende optie '--xyzzy'.", "Unknown option '--xyzzy'."),
    ("list -q", "Onbekende optie '-q'.", "Unknown option '-q'."),
    ("list one two", "'one' is er een te veel.", "'one' is one argument too many."),
    ("play --seed x", "--seed: 'x' is geen geheel getal.", "--seed: 'x' is not a whole number."),
    ("export --out-of x", "--out-of: 'x' is geen getal.", "--out-of: 'x' is not a number."),
    ("export --from 3", "--from: '3' is geen dag, zoals 2026-03-01.", "--from: '3' is not a day, such as 2026-03-01."),
    ("play --seed", "Achter --seed hoort een waarde.", "--seed needs a value after it."),
    (
        "play --json=3",
        "Achter --json hoort geen waarde, maar er staat '3'.",
        "--json takes no value, but '3' was given.",
    ),
    ("graph x --format pdf", "--format: 'pdf' is onbekend; kies uit text, mermaid, svg.", "choose from text, mermaid"),
    ("case add --pushing 3", "--pushing: 3 is onbekend; kies uit 0, 1, 2.", "--pushing: 3 is not known; choose from 0"),
    ("list --lang de", "--lang: 'de' is onbekend; kies uit nl, en.", "--lang: 'de' is not known; choose from nl, en."),
]


@pytest.mark.parametrize(("line", "dutch", "english"), MISTAKES)
def test_a_mistake_is_one_line_in_the_language(line: str, dutch: str, english: str, capsys: Capture) -> None:
    for language, text, see in ((Language.NL, dutch, "Zie"), (Language.EN, english, "See")):
        code, out, err = said(tuple(line.split()), language, capsys)
        assert (code, out) == (2, "")
        assert err.startswith("simulator: ")
        assert text in err
        assert f" {see}: simulator " in err
        assert err.endswith(" --help\n")
        assert err.count("\n") == 1


def test_the_help_that_is_named_is_of_the_command(capsys: Capture) -> None:
    assert said(("case", "add", "--turn", "x"), Language.EN, capsys)[2].endswith("See: simulator case add --help\n")
    assert said(("list", "--jsn"), Language.NL, capsys)[2].endswith("Zie: simulator list --help\n")


def test_options_are_not_guessed_from_their_beginning(capsys: Capture) -> None:
    assert "did you mean '--situation'?" in said(("score", "--situat", "ghosting"), Language.EN, capsys)[2]


def test_everything_else_argparse_says_about_values_is_said_in_dutch(capsys: Capture) -> None:
    parser = argparse.ArgumentParser(exit_on_error=False)
    pair = parser.add_mutually_exclusive_group(required=True)
    pair.add_argument("--one", nargs=2)
    pair.add_argument("--two", nargs="+")
    words = Wording(Language.NL)
    expected = {
        ("--one", "a"): "Achter --one hoort een waarde.",
        ("--two",): "Achter --two hoort een waarde.",
        ("--one", "a", "b", "--two", "c"): "--two gaat niet samen met --one.",
    }
    for line, text in expected.items():
        with pytest.raises(argparse.ArgumentError) as error:
            parser.parse_args(line)
        assert sentence(str(error.value), words) == text
    assert sentence("one of the arguments --one --two is required", words) == "Een hiervan ontbreekt: --one, --two."
    assert sentence("argument --one: expected at most one argument", words) == "Achter --one hoort één waarde."
    assert sentence("argument DIR: invalid Path value: 'x'", words) == "MAP: 'x' kan hier niet."
    assert sentence("argument DIR: is odd", words) == "MAP: is odd."


def test_choices_are_read_as_every_version_of_python_writes_them() -> None:
    words = Wording(Language.EN)
    for known in ("'play', 'list'", "play, list"):
        message = f"argument COMMAND: invalid choice: 'lst' (choose from {known})"
        assert sentence(message, words) == "Unknown command 'lst'; did you mean 'list'?"


@given(st.text(min_size=1).map(lambda text: "--" + text) | st.text(min_size=1), st.sampled_from(Language))
def test_whatever_is_typed_gives_one_line_without_control_characters(argument: str, language: Language) -> None:
    text = unknown_argument([argument], ["--seed", "-h"], Wording(language))
    assert text.isprintable()


@given(st.text())
def test_any_message_gives_a_sentence(message: str) -> None:
    assert sentence(message, Wording(Language.NL)) == message
    assert sentence(f"argument COMMAND: invalid choice: {message!r} (choose from 'play')", Wording(Language.NL))
