"""JSON lines in, verdicts or located faults out."""

import json

import pytest

from simulator.guidance.language import Language
from simulator.scoring.batch import BadLine, Fault, score_lines
from simulator.scoring.judge import Judge

KEYS = {"id", "courtesy", "why", "pushing", "moves", "evidence", "confidence", "scores"}


def test_a_line_with_text_alone_is_judged() -> None:
    (result,) = score_lines(['{"id": 7, "text": "Thank you, may I ask what tipped the scale?"}'], Judge())
    assert isinstance(result, dict)
    assert set(result) == KEYS
    assert result["id"] == 7
    assert result["moves"] == sorted(result["moves"])
    assert set(result["scores"]) == {"courtesy", "why", "pushing"}
    assert result["evidence"]
    assert set(result["evidence"][0]) == {"start", "end", "text", "speaks_for", "ground", "strength", "detail"}
    json.dumps(result)


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        (b'{"text": "\xff\xfe"}', Fault.ENCODING),
        (b"{", Fault.JSON),
        (b"[" * 5000, Fault.JSON),
        (b"[1, 2]", Fault.SHAPE),
        (b'"text"', Fault.SHAPE),
        (b"{}", Fault.TEXT),
        (b'{"text": null}', Fault.TEXT),
        (b'{"text": 4}', Fault.TYPE),
        (b'{"text": "x", "situation": 4}', Fault.TYPE),
        (b'{"text": "x", "id": [1]}', Fault.TYPE),
    ],
)
def test_a_bad_line_is_located_and_stops_nothing(line: bytes, fault: Fault) -> None:
    good = b'{"id": "a", "text": "Dank u wel."}'
    first, bad, last = score_lines([good, line, good], Judge())
    assert isinstance(first, dict)
    assert isinstance(last, dict)
    assert isinstance(bad, BadLine)
    assert (bad.number, bad.fault) == (2, fault)
    assert "2" in bad.in_language(Language.NL)
    assert "line 2" in bad.in_language(Language.EN)


def test_blank_lines_are_passed_over_and_counted() -> None:
    results = list(score_lines(["", "  \n", "nonsense"], Judge()))
    assert results == [BadLine(3, Fault.JSON)]


def test_unknown_situations_are_judged_on_the_words() -> None:
    (known,) = score_lines(['{"text": "Thank you."}'], Judge())
    (unknown,) = score_lines(['{"text": "Thank you.", "situation": "haggling"}'], Judge())
    assert known == unknown


def test_many_lines_keep_their_order() -> None:
    lines = [json.dumps({"id": number, "text": "Dank u" if number % 2 else "Thank you"}) for number in range(600)]
    assert [result["id"] for result in score_lines(lines, Judge()) if isinstance(result, dict)] == list(range(600))
