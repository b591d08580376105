"""A contested case: a reply, its context, the verdict it got and the one it should have got. Keeps nothing itself."""

import json
from dataclasses import dataclass
from typing import Any

from simulator.guidance.language import Language
from simulator.guidance.moves import Move
from simulator.guidance.scales import Courtesy, Pushing, Why
from simulator.guidance.situations import Asking, Channel, Situation
from simulator.guidance.verdict import Verdict
from simulator.scoring.context import Context

LONGEST_NOTE = 2000
"""Characters."""


@dataclass(frozen=True, slots=True)
class Opinion:
    """A verdict without its grounds. A scale that is None has no opinion."""

    courtesy: Courtesy | None
    why: Why | None
    pushing: Pushing | None
    moves: frozenset[Move] | None = None

    @property
    def is_empty(self) -> bool:
        """Whether it says nothing at all."""
        return self.courtesy is None and self.why is None and self.pushing is None and self.moves is None


@dataclass(frozen=True, slots=True)
class ContestedCase:
    """One disagreement with the judge. `version` is the judge's, so that a later judge can be tried on it."""

    text: str
    context: Context
    given: Opinion
    expected: Opinion
    version: str
    note: str = ""


class CaseError(ValueError):
    """A case that is not complete or not well formed; the text names the field."""


def opinion_of(verdict: Verdict) -> Opinion:
    """Return the classes of a verdict."""
    return Opinion(verdict.courtesy, verdict.why, verdict.pushing, verdict.moves)


def make_case(
    text: str, context: Context, verdict: Verdict, expected: Opinion, version: str, note: str = ""
) -> ContestedCase:
    """Return a valid case. Raises CaseError for an empty text, an opinion that says nothing, or a note too long."""
    if not text.strip():
        raise CaseError("text")
    if expected.is_empty:
        raise CaseError("expected")
    if len(note) > LONGEST_NOTE:
        raise CaseError("note")
    return ContestedCase(text, context, opinion_of(verdict), expected, version, note)


def to_line(case: ContestedCase) -> str:
    """Return the case as one JSON line, in the corpus's field names."""
    context = case.context
    row = {
        "text": case.text,
        "lang": context.language,
        "situation": context.situation or "",
        "channel": context.channel or "",
        "client": context.client,
        "before": context.before,
        "asking": context.asking or "",
        "given": _plain(case.given),
        "expected": _plain(case.expected),
        "version": case.version,
        "note": case.note,
    }
    return json.dumps(row, ensure_ascii=False)


def from_line(line: str) -> ContestedCase:
    """Return the case in a JSON line. Raises CaseError naming the field at fault."""
    try:
        row = json.loads(line)
    except ValueError as error:
        raise CaseError("json") from error
    if not isinstance(row, dict):
        raise CaseError("json")
    context = Context(
        _member(Language, row, "lang"),
        _member(Situation, row, "situation"),
        _member(Channel, row, "channel"),
        _text(row, "client"),
        _text(row, "before"),
        _member(Asking, row, "asking"),
    )
    text, note = _text(row, "text"), _text(row, "note")
    given, expected = _opinion(row, "given"), _opinion(row, "expected")
    if not text.strip() or expected.is_empty or len(note) > LONGEST_NOTE:
        raise CaseError("text" if not text.strip() else "expected" if expected.is_empty else "note")
    return ContestedCase(text, context, given, expected, _text(row, "version"), note)


def _plain(opinion: Opinion) -> dict[str, Any]:
    return {
        "courtesy": None if opinion.courtesy is None else int(opinion.courtesy),
        "why": None if opinion.why is None else str(opinion.why),
        "pushing": None if opinion.pushing is None else int(opinion.pushing),
        "moves": None if opinion.moves is None else sorted(str(move) for move in opinion.moves),
    }


def _text(row: dict[str, Any], field: str) -> str:
    value = row.get(field, "")
    if not isinstance(value, str):
        raise CaseError(field)
    return value


def _member(kind: type[Any], row: dict[str, Any], field: str) -> Any:
    value = row.get(field)
    return None if value in (None, "") else _as(kind, value, field)


def _as(kind: type[Any], value: Any, field: str) -> Any:
    if isinstance(value, bool):
        raise CaseError(field)
    try:
        return kind(value)
    except ValueError as error:
        raise CaseError(field) from error


def _opinion(row: dict[str, Any], field: str) -> Opinion:
    stated = row.get(field)
    if not isinstance(stated, dict):
        raise CaseError(field)
    moves = stated.get("moves")
    if moves is not None and not isinstance(moves, list):
        raise CaseError(f"{field}.moves")
    return Opinion(
        None if stated.get("courtesy") is None else _as(Courtesy, stated["courtesy"], f"{field}.courtesy"),
        None if stated.get("why") is None else _as(Why, stated["why"], f"{field}.why"),
        None if stated.get("pushing") is None else _as(Pushing, stated["pushing"], f"{field}.pushing"),
        None if moves is None else frozenset(_as(Move, move, f"{field}.moves") for move in moves),
    )
