"""Where rules must speak up and, as important, where they must keep quiet."""

import json
from typing import Any

import pytest

from simulator.dialogue.lint.bounds import Bounds, admitted
from simulator.dialogue.model import Comparison
from tests.dialogue.snippets import check_text, clean_values, put_into

TALK = {
    "says": {"nl": "Zeg het maar.", "en": "Go ahead."},
    "hint": {"nl": "Vraag iets.", "en": "Ask something."},
    "models": {"weak": {"nl": "Nee.", "en": "No."}, "good": {"nl": "Graag.", "en": "Please."}},
}
PUSH: dict[str, Any] = {"when": {"pushing": ">=1"}, "to": "stiff"}
TELL: dict[str, Any] = {"when": {"why": "open"}, "to": "told", "tells": "cause"}
STEP: dict[str, Any] = {"when": {"moves": "propose_step"}, "to": "agreed"}
LAST: dict[str, Any] = {"to": "quiet"}


def codes(part: dict[str, Any]) -> list[str]:
    """Return the codes found in the clean dialogue with this part in it."""
    text = json.dumps(put_into(clean_values(), part), ensure_ascii=False)
    return [found.code for found in check_text(text)]


def talks(*replies: dict[str, Any]) -> dict[str, Any]:
    return {"states": {"talks": {"replies": list(replies)}}}


@pytest.mark.parametrize(
    ("operator", "value", "expected"),
    [("==", 3, (3, 3)), (">=", 3, (3, 5)), ("<=", 3, (0, 3)), (">", 3, (4, 5)), ("<", 3, (0, 2)), (">", 5, (6, 5))],
)
def test_a_comparison_admits_numbers(operator: str, value: int, expected: tuple[int, int]) -> None:
    found = admitted(Comparison(operator, value), Bounds(0, 5))
    assert (found.low, found.high) == expected


@pytest.mark.parametrize(
    ("when", "is_impossible"),
    [
        ({"all": ["accept"], "none": ["accept", "thank"]}, True),
        ({"moves": ["accept"], "none": ["accept", "thank"]}, True),
        ({"moves": ["accept", "keep_door"], "none": ["accept"]}, False),
        ({"tries": 1}, True),
        ({"days": 0}, False),
        ({"patience": ">=4"}, True),
        ({"patience": 0}, True),
        ({"rapport": ">=10"}, False),
        ({"courtesy": ">3"}, True),
        ({"channel": "phone"}, False),
        ({"channel": "chat"}, True),
        ({"secret": "boss"}, False),
        ({"secret": "cause"}, True),
        ({"told": "budget"}, True),
        ({"told": ["budget", "boss"]}, True),
        ({"untold": "budget"}, False),
    ],
)
def test_a_condition_that_can_never_hold_in_a_first_talk(when: dict[str, Any], is_impossible: bool) -> None:
    found = codes(talks(PUSH, TELL, STEP, {"when": when, "to": "agreed"}, LAST))
    assert ("D306" in found) is is_impossible


@pytest.mark.parametrize(
    ("first", "second", "is_shadowed"),
    [
        ({"moves": ["accept", "thank"]}, {"moves": ["thank"]}, True),
        ({"moves": ["accept", "thank"]}, {"moves": ["thank", "keep_door"]}, False),
        ({"moves": ["accept"]}, {"all": ["accept", "thank"]}, True),
        ({"none": ["accept"]}, {"none": ["accept", "thank"]}, True),
        ({"none": ["accept", "thank"]}, {"none": ["accept"]}, False),
        ({"courtesy": ">=2"}, {"courtesy": 3}, True),
        ({"courtesy": ">=0"}, {"moves": ["thank"]}, False),
        ({"rapport": ">=4"}, {"rapport": ">=6", "moves": ["thank"]}, True),
        ({"why": ["open", "closed"]}, {"why": ["closed"]}, True),
        ({"why": ["open"]}, {"why": ["closed"]}, False),
        ({"untold": "boss"}, {"untold": ["boss", "budget"]}, True),
        ({"untold": ["boss", "budget"]}, {"untold": "boss"}, False),
    ],
)
def test_a_reply_behind_a_wider_one_is_shadowed(
    first: dict[str, Any], second: dict[str, Any], is_shadowed: bool
) -> None:
    found = codes(talks(PUSH, {"when": first, "to": "told", "tells": "cause"}, {"when": second, "to": "agreed"}, LAST))
    assert ("D305" in found) is is_shadowed


def test_an_earlier_day_shadows_a_later_one_but_not_the_other_way_round() -> None:
    early, late = {"days": 5, "to": "rests"}, {"days": 9, "to": "gone"}
    assert "D305" in codes({"states": {"quiet": {"after": [early, late]}}})
    assert "D305" not in codes({"states": {"quiet": {"after": [late, early]}}})


@pytest.mark.parametrize(
    ("again", "is_free"),
    [
        ({"to": "talks"}, True),
        ({"to": "talks", "patience": -1}, False),
        ({"to": "talks", "rapport": -1}, False),
    ],
)
def test_coming_back_must_cost_something(again: dict[str, Any], is_free: bool) -> None:
    assert ("D304" in codes(talks(PUSH, TELL, STEP, again))) is is_free


def test_coming_back_once_is_no_loop() -> None:
    first = {"when": {"turn": "<=2"}, "to": "talks"}
    assert "D304" not in codes(talks(PUSH, TELL, STEP, first, LAST))
    told_once = {"when": {"moves": "thank", "untold": "cause"}, "to": "talks", "tells": "cause"}
    assert "D304" not in codes(talks(PUSH, TELL, STEP, told_once, LAST))


def test_a_circle_of_two_states_is_found_too() -> None:
    part = talks(PUSH, TELL, STEP, {"to": "chats"})
    part["states"]["chats"] = {**TALK, "replies": [TELL, {"to": "talks"}]}
    assert "D304" in codes(part)


@pytest.mark.parametrize(
    ("said", "is_mixed"),
    [
        ("Dat stuur ik u nog.", True),
        ("Dat is uw keuze.", True),
        ("Hij zei: 'dat stuur ik u nog.'", False),
        ("“Geachte u” stond erboven.", False),
        ("Het kostte 14 u werk.", False),
        ("Een U-bocht is dat.", False),
        ("Dat kun je wel zeggen.", False),
    ],
)
def test_u_from_a_client_who_says_je(said: str, is_mixed: bool) -> None:
    part = {"states": {"told": {"says": {"nl": said, "en": "Well."}}}}
    assert ("D308" in codes(part)) is is_mixed


@pytest.mark.parametrize(
    ("said", "is_mixed"),
    [
        ("Dat is aan jou.", True),
        ("Dank je wel.", True),
        ("Ik las je offerte.", True),
        ("Dat kun je wel zeggen.", False),
        ("Als je zoiets leest, schrik je toch.", False),
        ('Zij zei "dank je wel" en ging.', False),
        ("Jullie waren te duur.", False),
    ],
)
def test_je_from_a_client_who_says_u(said: str, is_mixed: bool) -> None:
    part: dict[str, Any] = {"states": {"told": {"says": {"nl": said, "en": "Well."}}}}
    part["client"] = {**clean_values()["client"], "address": "u"}
    assert ("D308" in codes(part)) is is_mixed


@pytest.mark.parametrize(
    ("nl", "en", "is_untranslated"),
    [
        ("Jan Willem de Bruin, Nijmegen", "Jan Willem de Bruin, Nijmegen", True),
        ("Oké", "Oké", False),
        ("Halden Print Solutions", "Halden Print Solutions", False),
        ("We should have told you that before", "Dat hadden we eerder moeten zeggen", True),
        ("Het was ‘the best of both worlds’, zei ze", "It was ‘the best of both worlds’, she said", False),
    ],
)
def test_text_that_was_left_untranslated(nl: str, en: str, is_untranslated: bool) -> None:
    assert ("D318" in codes({"briefing": {"nl": nl, "en": en}})) is is_untranslated


def test_a_point_of_a_channel_that_is_never_open_is_idle() -> None:
    found = codes({"situation": "ghosting", "teaches": ["S3.27"]})
    assert "D311" in found


def test_a_dialogue_in_which_every_mistake_is_final_is_reported_once() -> None:
    part = talks({"when": {"pushing": ">=1"}, "to": "gone"}, TELL, STEP, LAST)
    assert codes(part).count("D313") == 1
