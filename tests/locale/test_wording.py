"""The words of the interface: complete and alike in both languages, and every key that is used exists."""

import re
from pathlib import Path
from string import Formatter

import pytest

import simulator
from simulator.guidance.endings import EndingKind
from simulator.guidance.language import Language
from simulator.guidance.scales import Scale
from simulator.guidance.situations import Channel
from simulator.locale.wording import Wording, wordings

SOURCES = [path for path in Path(simulator.__file__).parent.rglob("*.py") if {"tui", "web"} & set(path.parts)]


def placeholders(text: str) -> set[str]:
    """Return the names between braces."""
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def test_both_languages_have_the_same_keys() -> None:
    assert set(wordings(Language.NL)) == set(wordings(Language.EN))


def test_both_languages_have_the_same_placeholders() -> None:
    differing = [
        key
        for key, text in wordings(Language.NL).items()
        if placeholders(text) != placeholders(wordings(Language.EN)[key])
    ]
    assert differing == []


@pytest.mark.parametrize("language", list(Language))
def test_no_words_are_empty_or_look_like_markup(language: Language) -> None:
    assert [key for key, text in wordings(language).items() if not text.strip() or "[" in text] == []


def test_the_words_differ_between_the_languages() -> None:
    dutch, english = wordings(Language.NL), wordings(Language.EN)
    sentences = [key for key, text in dutch.items() if " " in text and "{" not in text]
    assert [key for key in sentences if dutch[key] == english[key]] == []


def test_every_key_in_the_source_exists() -> None:
    used = {key for path in SOURCES for key in re.findall(r'words\("([a-z_.0-9]+)"', path.read_text(encoding="utf-8"))}
    assert used
    assert sorted(used - set(wordings(Language.NL))) == []


def test_every_counted_key_has_one_and_other() -> None:
    pattern = r'words\.count\("([a-z_.]+)"'
    used = {key for path in SOURCES for key in re.findall(pattern, path.read_text(encoding="utf-8"))}
    known = set(wordings(Language.NL))
    assert used
    assert [key for key in used if {f"{key}.one", f"{key}.other"} - known] == []


def test_every_declared_key_has_a_name_and_a_help() -> None:
    pattern = r'\bkey\("[^"]+", "[^"]+", "([a-z_]+)"'
    ids = {id for path in SOURCES for id in re.findall(pattern, path.read_text(encoding="utf-8"))}
    known = set(wordings(Language.NL))
    assert len(ids) > 20
    assert [id for id in ids if {f"action.{id}.name", f"action.{id}.help"} - known] == []


def test_closed_vocabularies_have_words() -> None:
    needed = {
        *(f"ending.{ending}" for ending in EndingKind),
        *(f"criterion.{scale}" for scale in Scale),
        *(f"channel_box.{channel}" for channel in Channel),
        *(f"level.{level}" for level in (1, 2, 3)),
    }
    assert needed <= set(wordings(Language.NL))


def test_values_are_taken_literally() -> None:
    words = Wording(Language.EN)
    assert words("conversation.thinking", name="{x} [b]") == "{x} [b] is thinking…"


@pytest.mark.parametrize(("number", "text"), [(1, "1 day"), (0, "0 days"), (9, "9 days")])
def test_counting(number: int, text: str) -> None:
    assert Wording(Language.EN).count("days", number) == text


def test_an_unknown_key_is_an_error() -> None:
    with pytest.raises(KeyError):
        Wording(Language.NL)("no.such.key")
