"""A plain session from typed lines to the debrief, in both forms."""

import json
from typing import Any

import pytest

from simulator.guidance.language import Language
from simulator.plain.json_lines import JsonLines
from simulator.plain.session import PlainSession
from simulator.plain.spoken import Spoken
from simulator.practice.attempt import Attempt, resume_attempt
from simulator.practice.events import Contested
from simulator.practice.store import MemoryStore
from tests.practice.test_attempt import DIALOGUE, WordScorer, attempt, clock


def play_json(*lines: str, talk: Attempt | None = None) -> list[dict[str, Any]]:
    written: list[str] = []
    PlainSession(talk or attempt(), WordScorer(), JsonLines(written.append, Language.EN)).run(lines)
    return [json.loads(line) for line in written]


def play_spoken(*lines: str, language: Language = Language.EN) -> str:
    written: list[str] = []
    PlainSession(attempt(), WordScorer(), Spoken(written.append, language)).run(lines)
    return "".join(written)


def test_the_last_line_tells_the_ending() -> None:
    events = play_json("push\n", "ask\n")
    assert [event["event"] for event in events] == ["opened", "turn", "turn", "debrief", "end"]
    assert events[-1]["ending"] == "learned"
    assert events[2]["verdict"]["why"] == "open"
    assert events[2]["told"]


def test_an_unfinished_conversation_ends_with_null() -> None:
    events = play_json("push")
    assert events[-1]["event"] == "end"
    assert events[-1]["ending"] is None


def test_quit_leaves_the_rest_unread() -> None:
    assert [event["event"] for event in play_json("/quit", "push")] == ["opened", "end"]


def test_days_channels_and_the_white_flag() -> None:
    events = play_json("polite", "/email", "/wait 3", "flag")
    assert events[2] == {"event": "channel", "channel": "email"}
    assert events[3]["action"] == "wait"
    assert events[3]["day"] == 3
    assert events[4]["channel"] == "email"
    assert events[-1]["ending"] == "learned"


def test_what_cannot_be_done_is_refused_and_the_session_goes_on() -> None:
    events = play_json("/wait 3", "/note", "/retry 9", "/fly", "ask")
    assert [event["event"] for event in events[1:5]] == ["refused"] * 4
    assert events[-1]["ending"] == "learned"


def test_a_retry_plays_on_from_before_the_turn() -> None:
    events = play_json("push", "push", "push", "/retry 2", "ask")
    assert [event.get("ending") for event in events if event["event"] == "debrief"] == ["walked_away", "learned"]
    turns = [event for event in events if event["event"] == "turn"]
    assert turns[-1]["parent"] == 1


def test_hint_and_disagreement() -> None:
    talk = attempt()
    events = play_json("/hint", "push", "/disagree pushing=0 that was a joke", talk=talk)
    assert events[1] == {"event": "hint", "text": "Ask."}
    assert events[3]["pushing"] == 0
    assert any(isinstance(event, Contested) and event.note == "that was a joke" for event in talk.events)


def test_a_resumed_session_tells_what_went_before() -> None:
    store, ticks = MemoryStore(), clock()
    play_json("push", talk=attempt(store))
    again = resume_attempt("a1", DIALOGUE, scorer=WordScorer(), store=store, clock=lambda: next(ticks))
    events = play_json("ask", talk=again)
    assert [event["event"] for event in events] == ["opened", "turn", "turn", "debrief", "end"]


@pytest.mark.parametrize("language", list(Language))
def test_the_spoken_form_tells_the_whole_story(language: Language) -> None:
    text = play_spoken("push hard", "polite", "/wait 1", "/email", "flag", "/stop", language=language)
    assert DIALOGUE.title.in_language(language) in text
    assert "push hard" in text
    assert DIALOGUE.states["talks"].models is not None
    assert DIALOGUE.states["talks"].models.good.in_language(language) in text
    missed = next(secret for secret in DIALOGUE.secrets if secret.id in attempt().drawn_secrets)
    assert missed.fact.in_language(language) in text


def test_the_spoken_form_has_no_control_or_box_characters() -> None:
    text = play_spoken("push", "ask")
    assert all(character.isprintable() or character == "\n" for character in text)
    assert not any("\u2500" <= character <= "\u259f" for character in text)


def test_an_escape_sequence_in_a_reply_never_reaches_the_terminal() -> None:
    assert "\x1b" not in play_spoken("ask \x1b[31mred\x1b]0;title\x07")
