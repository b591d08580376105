"""The report in Markdown."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.reports.account import Setting
from simulator.reports.plain_markup import literal, quoted
from simulator.reports.text_report import markdown_report
from tests.reports.played import DUTCH, ENGLISH, account, played, rich


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("gewoon", "gewoon"),
        ("a*b*_c_", r"a\*b\*\_c\_"),
        ("# kop", r"\# kop"),
        ("1. een", r"1\. een"),
        ("12) twee", r"12\) twee"),
        ("- punt", r"\- punt"),
        ("=====", r"\====="),
        ("a | b", r"a \| b"),
        ("<script>", r"\<script\>"),
        ("&lt;", r"\&lt;"),
        ("[x](y)", r"\[x\](y)"),
        ("een\ntwee", "een twee"),
        ("2026 was", "2026 was"),
    ],
)
def test_text_reads_as_it_was_typed(text: str, expected: str) -> None:
    assert literal(text) == expected


@given(st.text())
def test_no_markup_character_stands_free(text: str) -> None:
    assert not re.search(r"(?<!\\)(?:\\\\)*[`*_\[\]<>|~&]", literal(text))
    assert "\n" not in literal(text)


@given(st.text())
def test_every_line_of_a_quote_is_in_the_quote(text: str) -> None:
    assert all(line.startswith("> ") for line in quoted(text))


@pytest.mark.parametrize("setting", [DUTCH, ENGLISH])
def test_the_report_tells_what_the_page_tells(setting: Setting) -> None:
    report = markdown_report([account(rich())], setting)
    assert report.startswith(f"# {setting.text(rich().dialogue.title)}\n")
    assert r"\<script\>" in report
    assert "<script>" not in report
    for key in ("report.left", "report.knew", "report.others", "report.reflection", "report.conversation"):
        assert setting.words(key) in report
    assert not re.search(r"\{[a-z_]+\}", report)


def test_several_attempts_begin_with_a_table() -> None:
    report = markdown_report([account(rich()), account(played("ask x", id="two"))], DUTCH)
    rows = [line for line in report.splitlines()[:8] if line.startswith("|")]
    assert len(rows) == 4
    assert len({line.count("|") for line in rows}) == 1


def test_nothing_practised() -> None:
    assert "niets geoefend" in markdown_report([], DUTCH)
