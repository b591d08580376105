"""Mastered is well ended, without pushing and polite; repeats come 2, 6, 12 and 24 weeks later."""

from datetime import timedelta

import pytest

from simulator.guidance.endings import EndingKind
from simulator.guidance.situations import Situation
from simulator.practice.boosters import Booster, Mastery, is_mastery, next_booster
from tests.practice.results import START, result


@pytest.mark.parametrize(
    ("changes", "is_mastered"),
    [
        ({}, True),
        ({"courtesy": 1.0}, True),
        ({"courtesy": 0.5}, True),
        ({"courtesy": 0.49}, False),
        ({"courtesy": None}, False),
        ({"pushing": 0.75}, False),
        ({"pushing": None}, False),
        ({"why": None}, True),
        ({"why": 0.0}, True),
        ({"ending": EndingKind.DOOR_AJAR}, True),
        ({"ending": EndingKind.MOVED_ON}, True),
        ({"ending": EndingKind.CAVED}, False),
        ({"ending": EndingKind.WALKED_AWAY}, False),
    ],
)
def test_what_counts_as_mastered(changes: dict[str, object], is_mastered: bool) -> None:
    assert is_mastery(result()._replace(**changes)) is is_mastered  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("practised_days", "weeks"),
    [(0, 2), (10, 2), (11, 6), (14, 6), (38, 6), (39, 12), (50, 12), (81, 24), (164, 24), (165, None), (9999, None)],
)
def test_one_practice_covers_every_repeat_before_it(practised_days: int, weeks: int | None) -> None:
    mastery = Mastery(2, START)
    found = next_booster(Situation.EXCUSE, mastery, START + timedelta(days=practised_days))
    expected = Booster(Situation.EXCUSE, 2, weeks, START + timedelta(weeks=weeks)) if weeks else None
    assert found == expected


def test_a_repeat_stays_due_until_it_is_done() -> None:
    booster = Booster(Situation.EXCUSE, 1, 2, START)
    assert not booster.is_due(START - timedelta(seconds=1))
    assert booster.is_due(START)
    assert booster.is_due(START + timedelta(days=999))
