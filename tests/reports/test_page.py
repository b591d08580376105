"""The page to hand out: whole by itself, readable aloud, in both languages."""

import re
from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest

from simulator.guidance.language import Bilingual, Language
from simulator.guidance.moves import Move
from simulator.guidance.scales import Scale
from simulator.guidance.verdict import Evidence, Ground
from simulator.practice.attempt import Attempt
from simulator.reports.account import Setting
from simulator.reports.overview import Suggested
from simulator.reports.page import attempt_page, period_page
from simulator.reports.turn_section import marked
from tests.reports.played import DUTCH, ENGLISH, HOSTILE, account, played, rich
from tests.reports.test_markup import Reader

FETCHING = {"script", "link", "img", "iframe", "object", "embed", "audio", "video", "form", "base", "image", "use"}


@pytest.mark.parametrize("setting", [DUTCH, ENGLISH])
@pytest.mark.parametrize("attempt", [rich(), played(), played("polite dank", 7)], ids=["rich", "empty", "silence"])
def test_nothing_is_asked_of_the_network(attempt: Attempt, setting: Setting) -> None:
    page = attempt_page(account(attempt), setting)
    read = Reader(page)
    assert not FETCHING & {tag for tag, _ in read.tags}
    attributes = {name: value for _, pairs in read.tags for name, value in pairs}
    assert not {name for name in attributes if name.startswith("on") or name in ("src", "srcset", "style")}
    assert "url(" not in page
    assert "@import" not in page
    assert "http" not in page.replace("http-equiv", "")


def test_hostile_replies_are_shown_and_nothing_else() -> None:
    page = attempt_page(account(rich()), DUTCH)
    read = Reader(page)
    assert "alert(1)" in read.text
    assert "<script" not in page
    assert "\x1b" not in page
    assert "\u202e" not in page
    page.encode("utf-8")


def test_both_ways_are_told_with_their_endings() -> None:
    page = Reader(attempt_page(account(rich()), DUTCH)).text
    assert "Eerdere keer 1" in page
    assert "polite dank / flag laat maar" in page
    assert "je weet nu waarom" in page


def test_turns_are_counted_along_the_path_not_the_tree() -> None:
    page = attempt_page(account(rich()), ENGLISH)
    assert [int(n) for n in re.findall(r"<h3>Turn (\d+)</h3>", page)] == [1, 2]


def test_headings_go_down_one_level_at_a_time() -> None:
    for page in (
        attempt_page(account(rich()), DUTCH),
        period_page([account(rich()), account(played(id="two"))], DUTCH, None, None, []),
    ):
        levels = [int(tag[1]) for tag, _ in Reader(page).tags if re.fullmatch(r"h[1-6]", tag)]
        assert levels[0] == 1
        assert levels.count(1) == 1
        assert all(later <= earlier + 1 for earlier, later in pairwise(levels))


def test_every_table_can_be_read_aloud() -> None:
    page = attempt_page(account(rich()), DUTCH)
    assert page.count("<table") == page.count("<caption>") > 2
    assert page.count("<th ") == page.count("<th scope=")


def test_the_curve_has_its_numbers_in_words() -> None:
    page = attempt_page(account(rich()), ENGLISH)
    sentence = re.search(r"<figcaption>(.*?)</figcaption>", page)
    assert sentence
    assert re.fullmatch(r"Rapport went from 5 to \d+, patience from 3 to \d+, .*", sentence[1])
    assert f'aria-label="{sentence[1]}"' in page


def test_words_spoken_have_their_own_language() -> None:
    page = attempt_page(account(rich()), ENGLISH)
    assert page.startswith('<!DOCTYPE html>\n<html lang="en">')
    assert 'class="you" lang="nl"' in page


def test_there_is_no_overall_grade() -> None:
    page = Reader(attempt_page(account(rich()), DUTCH).partition("</style>")[2]).text
    assert not re.search(r"\d\s*%|\d+\s*/\s*10|eindcijfer:? \d", page)


def test_a_period_lists_its_attempts_and_what_is_next() -> None:
    accounts = [account(rich()), account(played("ask waarom", id="two"))]
    setting = replace(DUTCH, learner="Sanne <b>")
    suggested = [Suggested(Bilingual("Klein", "Small"), Bilingual("omdat", "because"))]
    page = period_page(accounts, setting, date(2026, 3, 1), date(2026, 3, 31), suggested)
    assert page.count("<article") == 2
    assert {'href="#attempt-one"', 'href="#attempt-two"'} <= set(re.findall(r'href="[^"]+"', page))
    assert "2026-03-01 tot en met 2026-03-31" in page
    assert "Sanne &lt;b&gt;" in page
    assert "omdat" in page


def test_what_happened_once_does_not_come_back() -> None:
    once = period_page([account(rich())], DUTCH, None, None, [])
    twice = period_page([account(rich()), account(rich(id="two"))], DUTCH, None, None, [])
    assert "Wat vaak terugkomt" not in once
    assert "(2 keer)" in twice


def test_an_empty_period_says_so() -> None:
    assert "In deze periode is niets geoefend." in period_page([], DUTCH, None, None, [])


def test_the_same_attempt_gives_the_same_page() -> None:
    assert attempt_page(account(rich()), DUTCH) == attempt_page(account(rich()), DUTCH)


@pytest.mark.parametrize("language", list(Language))
def test_no_placeholder_is_left(language: Language) -> None:
    page = attempt_page(account(rich()), Setting(language, DUTCH.zone))
    assert not re.search(r"\{[a-z_]+\}", page.split("</style>")[1])


def evidence(start: int, end: int, speaks_for: Move | Scale, strength: float = 0.5) -> Evidence:
    return Evidence(start, end, "", speaks_for, Ground.PHRASE, strength)


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        ((), "ab&lt;d"),
        ((evidence(0, 1, Move.THANK),), '<mark class="good">a</mark>b&lt;d'),
        ((evidence(1, 3, Move.BLAME),), 'a<mark class="bad">b&lt;</mark>d'),
        ((evidence(0, 2, Move.THANK), evidence(1, 3, Move.BLAME, 0.9)), 'a<mark class="bad">b&lt;</mark>d'),
        ((evidence(0, 4, Scale.COURTESY),), "ab&lt;d"),
        ((evidence(2, 2, Move.THANK),), "ab&lt;d"),
    ],
)
def test_words_that_counted_are_marked(items: tuple[Evidence, ...], expected: str) -> None:
    assert marked("ab<d", items) == expected


def test_marks_lose_no_words() -> None:
    assert Reader(marked(HOSTILE, (evidence(3, 9, Move.THANK), evidence(20, 40, Move.BLAME)))).text.count("alert") == 1
