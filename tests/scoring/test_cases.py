"""Contested cases survive their JSON form; incomplete ones are refused by field."""

import json

import pytest

from simulator.guidance.language import Language
from simulator.guidance.moves import Move
from simulator.guidance.scales import Courtesy, Pushing, Why
from simulator.guidance.situations import Situation
from simulator.scoring.cases import CaseError, Opinion, from_line, make_case, opinion_of, to_line
from simulator.scoring.context import Context
from simulator.scoring.judge import load_scorer

CONTEXT = Context(language=Language.NL, situation=Situation.POSTPONED, client="Na de zomer.")
EXPECTED = Opinion(Courtesy.WARM, Why.NONE, Pushing.NONE, frozenset({Move.ACCEPT}))


def test_a_case_comes_back_from_its_line() -> None:
    verdict = load_scorer().score("Prima, na de zomer.", CONTEXT)
    case = make_case("Prima, na de zomer.", CONTEXT, verdict, EXPECTED, "1", "vind ik warm")
    assert from_line(to_line(case)) == case
    assert case.given == opinion_of(verdict)


def test_an_empty_text_or_opinion_is_refused() -> None:
    verdict = load_scorer().score("ja", CONTEXT)
    with pytest.raises(CaseError, match="text"):
        make_case("  ", CONTEXT, verdict, EXPECTED, "1")
    with pytest.raises(CaseError, match="expected"):
        make_case("ja", CONTEXT, verdict, Opinion(None, None, None), "1")
    with pytest.raises(CaseError, match="note"):
        make_case("ja", CONTEXT, verdict, EXPECTED, "1", "x" * 3000)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"lang": "fr"}, "lang"),
        ({"text": 3}, "text"),
        ({"expected": None}, "expected"),
        ({"expected": {"courtesy": 9}}, "expected.courtesy"),
        ({"expected": {"courtesy": True}}, "expected.courtesy"),
        ({"expected": {"moves": "accept"}}, "expected.moves"),
        ({"expected": {"moves": ["hug"]}}, "expected.moves"),
    ],
)
def test_a_malformed_line_names_its_field(change: dict[str, object], field: str) -> None:
    verdict = load_scorer().score("ja", CONTEXT)
    row = json.loads(to_line(make_case("ja", CONTEXT, verdict, EXPECTED, "1")))
    with pytest.raises(CaseError, match=field):
        from_line(json.dumps(row | change))


@pytest.mark.parametrize("line", ["", "{", "[]", "3"])
def test_no_object_is_no_case(line: str) -> None:
    with pytest.raises(CaseError, match="json"):
        from_line(line)
