"""Judges the replies of exported attempts again and finds the first place where a verdict differs."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from simulator.guidance.verdict_record import verdict_record
from simulator.practice.events import Replied, Started
from simulator.reports.session_lines import Entry, Session, session_line
from simulator.scoring.scorer import Scorer


@dataclass(frozen=True, slots=True)
class Difference:
    """The first place where a verdict given now differs from the one in the file: a field, then and now as JSON."""

    place: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Rejudged:
    """One reply judged again. `difference` is None when the verdict is the same to the last byte.

    `scorer` is the version the attempt began with. `was_judged` is False when the file does not tell what the judge
    knew then. `output` is the line with the verdict of now.
    """

    line: int
    attempt: str
    scorer: str
    was_judged: bool
    difference: Difference | None
    output: bytes


def judge_again(sessions: Iterable[Session], judge: Scorer) -> Iterator[Rejudged | bytes]:
    """Yield for every reply what judging it again gave, and every other event as its line."""
    for session in sessions:
        first = session.entries[0].event
        scorer = first.scorer if isinstance(first, Started) else ""
        for number, entry in enumerate(session.entries):
            if isinstance(entry.event, Replied):
                yield _judge_entry(session.attempt, scorer, number, entry, entry.event, judge)
            else:
                yield session_line(session.attempt, number, entry.event, entry.context)


def _judge_entry(attempt: str, scorer: str, number: int, entry: Entry, reply: Replied, judge: Scorer) -> Rejudged:
    if entry.context is None:
        output = session_line(attempt, number, reply, None)
        return Rejudged(entry.line, attempt, scorer, False, None, output)
    verdict = judge.score(reply.text, entry.context)  # one by one: sums over many could differ in the last digit
    difference = first_difference(verdict_record(reply.verdict), verdict_record(verdict))
    output = session_line(attempt, number, replace(reply, verdict=verdict), entry.context)
    return Rejudged(entry.line, attempt, scorer, True, difference, output)


def first_difference(before: Any, after: Any, place: str = "") -> Difference | None:
    """Return where two plain values first differ, compared as the bytes of their JSON."""
    if _json(before) == _json(after):
        return None
    if isinstance(before, dict) and isinstance(after, dict) and list(before) == list(after):
        pairs = [(f"{place}.{name}".lstrip("."), before[name], after[name]) for name in before]
    elif isinstance(before, list) and isinstance(after, list) and len(before) == len(after):
        pairs = [(f"{place}[{i}]", one, other) for i, (one, other) in enumerate(zip(before, after, strict=True))]
    else:
        return Difference(place, _json(before), _json(after))
    differences = (first_difference(one, other, name) for name, one, other in pairs)
    return next(found for found in differences if found)


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
