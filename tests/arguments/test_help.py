"""Help: in both languages, for every command, at 80 columns, with nothing left in argparse's own English."""

import re

import pytest

from simulator.arguments.program import COMMANDS
from simulator.guidance.language import Language
from simulator.locale.wording import Wording, wordings
from tests.arguments.lines import LINES, parsers, said

ENGLISH = ("usage:", "positional arguments", "optional arguments", "options:", "show this", "commands", "examples")
SHARED_NAMES = {"CODE", "ID", "N", "PIN"}

Capture = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def _eighty_columns(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")


@pytest.mark.parametrize("line", LINES)
@pytest.mark.parametrize("language", list(Language))
def test_every_command_has_help_at_80_columns(line: tuple[str, ...], language: Language, capsys: Capture) -> None:
    code, out, err = said((*line, "--help"), language, capsys)
    words = Wording(language)
    assert (code, err) == (0, "")
    assert out.startswith(f"{words('arguments.usage')} {' '.join(('simulator', *line))} ")
    assert words("arguments." + ".".join((*line, "about"))) in out
    assert max(map(len, out.splitlines())) <= 80


@pytest.mark.parametrize("line", LINES)
def test_dutch_help_has_no_english_left(line: tuple[str, ...], capsys: Capture) -> None:
    out = said((*line, "--help"), Language.NL, capsys)[1]
    translated = {name for name, text in values(Language.NL).items() if text != name}
    assert [text for text in ENGLISH if text in out] == []
    assert set(re.findall(r"\b[A-Z]+\b", out)) & translated == set()


def values(language: Language) -> dict[str, str]:
    """Return what stands for a value, by its name in the source."""
    prefix = "arguments.value."
    return {key.removeprefix(prefix): text for key, text in wordings(language).items() if key.startswith(prefix)}


def test_values_are_named_in_each_language() -> None:
    used = {action.metavar for parser in parsers(Language.EN) for action in parser._actions}
    unnamed = [
        action.dest
        for parser in parsers(Language.EN)
        for action in parser._actions
        if action.metavar is None and action.nargs != 0 and action.choices is None
    ]
    assert unnamed == []
    assert used - {None} == set(values(Language.NL))
    assert values(Language.EN) == {name: name for name in values(Language.EN)}
    assert {name for name, text in values(Language.NL).items() if name == text} == SHARED_NAMES


def test_every_text_of_the_help_is_used() -> None:
    shown = {"usage"}
    for parser in parsers(Language.EN):
        shown |= {str(text) for text in (parser.description, parser.epilog) if text}
        shown |= {str(group.title) for group in parser._action_groups}
        shown |= {str(action.help) for action in parser._actions if action.help}
    other = ("arguments.mistake.", "arguments.value.")
    known = {key for key in wordings(Language.NL) if key.startswith("arguments.") and not key.startswith(other)}
    assert {f"arguments.{key}" for key in shown} == known


@pytest.mark.parametrize("language", list(Language))
def test_the_help_of_the_program_is_short_and_complete(language: Language, capsys: Capture) -> None:
    out = said(("--help",), language, capsys)[1]
    rows = dict(re.findall(r"^    ([a-z]+) +(\S.+)$", out, re.MULTILINE))
    words = Wording(language)
    assert len(out.splitlines()) <= 50
    assert rows == {name: words(f"arguments.{name}.about") for name in COMMANDS}
