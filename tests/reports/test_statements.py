"""Statements: valid, the same every time, without a grade."""

import json
import re
from datetime import datetime
from typing import Any
from uuid import UUID

import pytest

from simulator.practice.events import Replied
from simulator.reports.statements import HOME, Actor, registration_of, statements_of
from tests.reports.played import HOSTILE, played, rich

WHO = Actor("pseudoniem")
IRI = re.compile(r"^https?://[^\s<>\"{}|\\^`]+$")
PARTS = {"id", "actor", "verb", "object", "context", "timestamp", "result"}


def statements() -> list[dict[str, Any]]:
    return list(statements_of(rich(), WHO))


def walk(value: Any) -> list[tuple[str, Any]]:
    """Return every key with its value, however deep."""
    pairs: list[tuple[str, Any]] = []
    if isinstance(value, dict):
        for key, item in value.items():
            pairs += [(key, item), *walk(item)]
    elif isinstance(value, list):
        for item in value:
            pairs += walk(item)
    return pairs


@pytest.mark.parametrize("statement", statements(), ids=lambda statement: statement["verb"]["id"].rpartition("/")[2])
def test_each_statement_is_valid(statement: dict[str, Any]) -> None:
    assert set(statement) <= PARTS
    assert UUID(statement["id"]).version == 5
    assert UUID(statement["context"]["registration"])
    assert statement["actor"] == {"objectType": "Agent", "account": {"homePage": HOME, "name": "pseudoniem"}}
    assert IRI.match(statement["verb"]["id"])
    assert statement["verb"]["id"].startswith("http://adlnet.gov/expapi/verbs/")
    assert set(statement["verb"]["display"]) == {"nl", "en"}
    assert IRI.match(statement["object"]["id"])
    assert statement["timestamp"].endswith("Z")
    assert datetime.fromisoformat(statement["timestamp"]).tzinfo is not None
    for name, value in walk(statement):
        if name == "extensions":
            assert all(IRI.match(key) for key in value)
        assert value is not None or not IRI.match(name)


def test_there_is_one_for_each_event_and_one_for_each_finished_path() -> None:
    attempt = rich()
    verbs = [statement["verb"]["id"].rpartition("/")[2] for statement in statements()]
    finished = sum(bool(turn.answer.ending) for turn in attempt.turns.values())
    assert finished == 2
    assert len(verbs) == len(attempt.events) + finished
    assert verbs.count("completed") == finished


def test_no_score_is_written_and_the_criteria_stand_apart() -> None:
    for statement in statements():
        assert "score" not in statement.get("result", {})
        assert "success" not in statement.get("result", {})
    completed = next(one for one in statements() if one["verb"]["id"].endswith("completed"))
    criteria = completed["result"]["extensions"][f"{HOME}/xapi/criteria"]
    assert set(criteria) == {"courtesy", "why", "pushing"}
    assert re.fullmatch(r"PT\d+\.\d\dS", completed["result"]["duration"])


def test_the_same_event_always_has_the_same_id() -> None:
    first, again = statements(), list(statements_of(rich(), Actor("iemand", "https://school.example")))
    assert [one["id"] for one in first] == [one["id"] for one in again]
    assert len({one["id"] for one in first}) == len(first)
    assert {one["context"]["registration"] for one in first} == {registration_of("one")}
    assert {one["id"] for one in statements_of(rich(id="two"), WHO)}.isdisjoint(one["id"] for one in first)


def test_going_on_keeps_what_was_said() -> None:
    attempt = played("polite dank")
    before = list(statements_of(attempt, WHO))
    attempt.wait(7)
    assert list(statements_of(attempt, WHO))[: len(before)] == before


def test_any_reply_can_be_sent() -> None:
    attempt = played(f"{HOSTILE}\x00")
    assert any(isinstance(event, Replied) for event in attempt.events)
    text = json.dumps(list(statements_of(attempt, WHO)), ensure_ascii=False)
    assert text.encode("utf-8")
    assert "\\u0000" not in text
