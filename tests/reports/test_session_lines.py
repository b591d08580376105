"""Attempts as lines and back, and what is said of lines that are not ours."""

import json
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.errors import UsageError
from simulator.practice.attempt import Attempt
from simulator.reports.rejudging import Difference, Rejudged, first_difference, judge_again
from simulator.reports.session_lines import Session, read_sessions, session_lines
from tests.reports.played import played, rich
from tests.storage.playing import FirstWordJudge
from tests.verdicts import POLITE

Change = Callable[[dict[str, Any]], object]


def lines_of(attempt: Attempt) -> list[bytes]:
    return list(session_lines(attempt.id, attempt.events, attempt.turns))


def test_events_come_back_exactly() -> None:
    attempt = rich()
    (session,) = read_sessions(lines_of(attempt))
    assert session.attempt == "one"
    assert list(session.events) == attempt.events


@given(st.text(st.characters(), min_size=1, max_size=30))
def test_any_reply_survives(text: str) -> None:
    attempt = played(f"polite {text}")
    lines = lines_of(attempt)
    assert all(line.count(b"\n") == 1 for line in lines)
    (session,) = read_sessions(b"".join(lines).split(b"\n"))
    assert list(session_lines("one", session.events, attempt.turns)) == lines


def test_attempts_may_be_mixed_and_lines_doubled() -> None:
    one, two = lines_of(rich()), lines_of(rich(id="two"))
    mixed = [line for pair in zip(one, two, strict=True) for line in pair]
    sessions = read_sessions([*mixed, b"", b"  ", *one])
    assert [session.attempt for session in sessions] == ["one", "two"]
    assert sessions[0].events == sessions[1].events


def changed(number: int, change: Change) -> list[bytes]:
    """Return the lines of an attempt with one changed."""
    lines = lines_of(rich())
    record = json.loads(lines[number])
    change(record)
    lines[number] = json.dumps(record).encode()
    return lines


def put(**values: object) -> Change:
    return lambda record: record.update(values)


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        ([lines_of(rich())[0], lines_of(rich())[1][:40]], "line 2 is not valid JSON"),
        ([b"\xff\xfe"], "line 1 is not valid UTF-8"),
        ([b"[" * 100_000], "line 1 is not valid JSON"),
        ([b"[]"], "line 1 was not written by"),
        ([b"null"], "line 1 was not written by"),
        ([b'{"text": "hoi", "lang": "nl"}'], "line 1 was not written by"),
        ([b"", b'{"format": "wittevlag-99"}'], "line 2 was not written by"),
        (lines_of(rich())[1:], "line 1 does not follow"),
        ([*lines_of(rich())[:2], *lines_of(rich())[3:]], "line 3 does not follow"),
        (changed(0, put(number=-1)), "line 1 does not describe"),
        (changed(0, put(number="0")), "line 1 does not describe"),
        (changed(0, put(attempt=3)), "line 1 does not describe"),
        (changed(0, put(event="flew")), "line 1 does not describe"),
        (changed(0, put(at="yesterday")), "line 1 does not describe"),
        (changed(0, put(at="2026-03-01T09:00:00")), "line 1 does not describe"),
        (changed(0, put(language="fr")), "line 1 does not describe"),
        (changed(0, put(seed=True)), "line 1 does not describe"),
        (changed(0, put(dialogue=None)), "line 1 does not describe"),
        (changed(2, put(text=5)), "line 3 does not describe"),
        (changed(2, put(channel="pigeon")), "line 3 does not describe"),
        (changed(2, put(verdict=None)), "line 3 does not describe"),
        (changed(2, put(channel=None)), "line 3 does not describe"),
        (changed(2, put(language=None)), "line 3 does not describe"),
        (changed(2, put(at=None)), "line 3 does not describe"),
        (changed(0, put(language=None)), "line 1 does not describe"),
        (changed(2, lambda record: record["verdict"]["scores"].update(why="1")), "line 3 does not describe"),
        (changed(2, lambda record: record["verdict"]["confidence"].update(why=None)), "line 3 does not describe"),
        (changed(2, put(verdict=[])), "line 3 does not describe"),
        (changed(2, lambda record: record["verdict"].pop("scores")), "line 3 does not describe"),
        (changed(2, lambda record: record["verdict"].update(evidence=[{"start": 0}])), "line 3 does not describe"),
        (changed(2, put(context={"lang": "nl"})), "line 3 does not describe"),
        (changed(3, put(days=0)), "line 4 does not describe"),
        (changed(3, put(days="7")), "line 4 does not describe"),
        (changed(5, put(turn=9)), "line 6 cannot have happened"),
        (changed(9, put(turn=2)), "line 10 cannot have happened"),
        ([*lines_of(rich()), *changed(2, put(text="iets anders"))], "line 13 tells something else"),
    ],
)
def test_a_bad_line_is_named(lines: list[bytes], words: str) -> None:
    with pytest.raises(UsageError, match=words):
        read_sessions(lines)


def test_evidence_must_quote_the_reply() -> None:
    quote = {"start": 0, "end": 4, "text": "nope", "speaks_for": "why", "ground": "rule", "strength": 1, "detail": ""}
    with pytest.raises(UsageError, match="line 3"):
        read_sessions(changed(2, lambda record: record["verdict"].update(evidence=[quote])))


@given(st.lists(st.binary(max_size=60), max_size=5))
def test_rubbish_never_raises_anything_else(lines: list[bytes]) -> None:
    sessions: tuple[Session, ...] = ()
    with suppress(UsageError):
        sessions = read_sessions(lines)
    assert sessions == ()


class OtherJudge(FirstWordJudge):
    """Finds everything polite."""

    version = "words-2"

    def score(self, reply, context):  # type: ignore[no-untyped-def]
        """Return the same verdict always."""
        return POLITE


def test_judging_again_gives_the_same_bytes() -> None:
    lines = lines_of(rich())
    found = list(judge_again(read_sessions(lines), FirstWordJudge()))
    assert b"".join(one.output if isinstance(one, Rejudged) else one for one in found) == b"".join(lines)
    replies = [one for one in found if isinstance(one, Rejudged)]
    assert len(replies) == 4
    assert not any(reply.difference for reply in replies)
    assert {reply.scorer for reply in replies} == {"words-1"}


def test_another_verdict_is_found_and_located() -> None:
    found = list(judge_again(read_sessions(lines_of(rich())), OtherJudge()))
    differing = [one for one in found if isinstance(one, Rejudged) and one.difference]
    assert [one.line for one in differing] == [5, 7, 8]
    assert differing[0].difference == Difference("courtesy", "3", "2")


def test_a_reply_without_its_context_is_not_judged() -> None:
    attempt = rich()
    sessions = read_sessions(session_lines("one", attempt.events))
    replies = [one for one in judge_again(sessions, FirstWordJudge()) if isinstance(one, Rejudged)]
    assert not any(reply.was_judged for reply in replies)


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ({"a": 1}, {"a": 1}, None),
        ({"a": 1, "b": [1, {"c": 0.1}]}, {"a": 1, "b": [1, {"c": 0.2}]}, Difference("b[1].c", "0.1", "0.2")),
        ({"a": [1]}, {"a": [1, 2]}, Difference("a", "[1]", "[1, 2]")),
        ({"a": 1}, {"a": 1.0}, Difference("a", "1", "1.0")),
        ({"a": None}, {"a": "é"}, Difference("a", "null", '"é"')),
    ],
)
def test_the_first_difference(before: object, after: object, expected: Difference | None) -> None:
    assert first_difference(before, after) == expected
