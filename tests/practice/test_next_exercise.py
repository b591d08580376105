"""What to practise next: the weakest point, then repeats, then new ground, each with its reason in both languages."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.dialogue.model import Dialogue
from simulator.guidance.endings import EndingKind
from simulator.guidance.situations import Situation
from simulator.practice.next_exercise import Ground, Suggestion, suggest
from simulator.practice.progress import build_progress
from simulator.practice.summary import Result
from tests.dialogue.small import small_dialogue
from tests.practice.results import START, result
from tests.practice.test_progress import RESULTS

SMALL = small_dialogue()


def dialogue(id: str, situation: Situation, level: int, *teaches: str) -> Dialogue:
    return replace(SMALL, id=id, situation=situation, level=level, teaches=teaches)


SILENT = dialogue("silent", Situation.GHOSTING, 1, "S3.22")
SILENT_2 = dialogue("silent-2", Situation.GHOSTING, 2, "S3.22", "S1.3")
EXCUSE = dialogue("excuse", Situation.EXCUSE, 1, "S2.1")
EXCUSE_3 = dialogue("excuse-3", Situation.EXCUSE, 3, "S1.3")
ALL = (SILENT, SILENT_2, EXCUSE, EXCUSE_3)


def suggestions(*results: Result, day: float = 1) -> list[tuple[str, Ground]]:
    found = suggest(build_progress(results), ALL, START + timedelta(days=day))
    return [(suggestion.dialogue, suggestion.ground) for suggestion in found]


def first(*results: Result, day: float = 1) -> Suggestion:
    return suggest(build_progress(results), ALL, START + timedelta(days=day))[0]


def test_the_first_exercise_is_a_gentle_one() -> None:
    found = suggestions()
    assert found[0] == ("excuse", Ground.START)
    assert found[1:] == [("silent", Ground.NEW), ("silent-2", Ground.NEW), ("excuse-3", Ground.NEW)]


def test_without_dialogues_there_is_nothing_to_suggest() -> None:
    assert suggest(build_progress([result()]), (), START) == ()


def test_the_weakest_point_comes_first_at_the_level_reached() -> None:
    found = first(result(0, dialogue="silent", broken=("S1.3",)))
    assert (found.dialogue, found.ground, found.point) == ("silent-2", Ground.POINT, "S1.3")
    assert "in het laatste gesprek" in found.reason.nl
    assert "Accepteer het besluit" in found.reason.nl
    assert "Accept the decision" in found.reason.en


def test_a_habit_outranks_a_slip() -> None:
    habit = [result(day, dialogue="excuse", situation=Situation.EXCUSE, broken=("S2.1",)) for day in range(3)]
    found = first(*habit, result(4, dialogue="silent", broken=("S3.22",)))
    assert found.point == "S2.1"
    assert "in 3 van de laatste 3 gesprekken" in found.reason.nl
    assert "in 3 of the last 3 conversations" in found.reason.en


def test_a_point_left_unused_is_said_to_be_so() -> None:
    found = first(result(0, dialogue="silent", unused=("S3.22",)))
    assert (found.ground, found.point) == (Ground.POINT, "S3.22")
    assert "kwam het niet aan bod" in found.reason.nl
    assert "it did not come up" in found.reason.en


def test_a_point_that_goes_well_again_is_no_reason_any_more() -> None:
    broken = [result(day, dialogue="silent", broken=("S3.22",)) for day in range(9)]
    honoured = [result(9 + day, dialogue="silent", honoured=("S3.22",)) for day in range(5)]
    assert all(ground is not Ground.POINT for _, ground in suggestions(*broken, *honoured))


@pytest.mark.parametrize(("day", "is_due"), [(13.9, False), (14.0, True), (90, True)])
def test_a_mastered_situation_comes_back_when_it_is_due(day: float, is_due: bool) -> None:
    found = first(result(0, dialogue="silent"), day=day)
    assert (found.ground is Ground.BOOSTER) is is_due
    if is_due:
        assert found.dialogue == "silent"
        assert "Herhaling na 2 weken" in found.reason.nl


def test_then_what_is_not_mastered_then_new_then_harder() -> None:
    found = suggestions(
        result(0, dialogue="silent"), result(0, dialogue="excuse", situation=Situation.EXCUSE, ending=EndingKind.CAVED)
    )
    assert found == [("excuse", Ground.AGAIN), ("excuse-3", Ground.AGAIN), ("silent-2", Ground.HARDER)]


@given(results=st.lists(RESULTS, max_size=20), day=st.integers(-900, 2000))
def test_every_suggestion_is_of_use(results: list[Result], day: int) -> None:
    found = suggest(build_progress(results), ALL, START + timedelta(days=day))
    ids = [suggestion.dialogue for suggestion in found]
    assert len(set(ids)) == len(ids)
    assert set(ids) <= {dialogue.id for dialogue in ALL}
    for suggestion in found:
        assert suggestion.reason.nl != suggestion.reason.en
        assert (suggestion.point is not None) is (suggestion.ground is Ground.POINT)
