"""Judge many replies from JSON lines; a bad line is reported with its number and stops nothing. Opens no files."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice
from typing import Any

from simulator.guidance.language import Bilingual, Language
from simulator.guidance.situations import Asking, Channel, Situation
from simulator.guidance.verdict import Evidence, Verdict
from simulator.scoring.context import Context
from simulator.scoring.scorer import Scorer

_CHUNK = 256
_MEMBERS: dict[type[Any], dict[str, Any]] = {
    kind: {member.value: member for member in kind} for kind in (Language, Situation, Channel, Asking)
}


class Fault(StrEnum):
    """What is wrong with a line."""

    ENCODING = "encoding"
    JSON = "json"
    SHAPE = "shape"
    TEXT = "text"
    TYPE = "type"


_SENTENCES = {
    Fault.ENCODING: Bilingual(nl="is geen geldige UTF-8", en="is not valid UTF-8"),
    Fault.JSON: Bilingual(nl="is geen geldige JSON", en="is not valid JSON"),
    Fault.SHAPE: Bilingual(nl="is geen object met velden", en="is not an object with fields"),
    Fault.TEXT: Bilingual(nl="heeft geen veld 'text'", en="has no field 'text'"),
    Fault.TYPE: Bilingual(nl="heeft een veld van het verkeerde soort", en="has a field of the wrong type"),
}


@dataclass(frozen=True, slots=True)
class BadLine:
    """A line that could not be judged. `number` counts from 1; `field` names the field at fault, if one is."""

    number: int
    fault: Fault
    field: str = ""

    def in_language(self, language: Language) -> str:
        """Return one sentence for the user."""
        where = "regel" if language is Language.NL else "line"
        what = _SENTENCES[self.fault].in_language(language)
        return f"{where} {self.number} {what}" + (f": {self.field}" if self.field else "")


@dataclass(frozen=True, slots=True)
class _Item:
    number: int
    id: str | int | None
    text: str
    context: Context


def score_lines(lines: Iterable[bytes | str], judge: Scorer) -> Iterator[dict[str, Any] | BadLine]:
    """Yield a result or a BadLine for every line that is not blank, in the order of the lines."""
    numbered = enumerate(lines, start=1)
    while chunk := list(islice(numbered, _CHUNK)):
        parsed = [parse_line(number, line) for number, line in chunk if line.strip()]
        items = [item for item in parsed if isinstance(item, _Item)]
        verdicts = iter(judge.score_all([item.text for item in items], [item.context for item in items]))
        for entry in parsed:
            yield entry if isinstance(entry, BadLine) else to_result(entry.id, next(verdicts))


def parse_line(number: int, line: bytes | str) -> _Item | BadLine:
    """Return what a line asks, or what is wrong with it."""
    try:
        text = line.decode("utf-8") if isinstance(line, bytes) else line
        row = json.loads(text.lstrip("\ufeff"))
    except UnicodeDecodeError:
        return BadLine(number, Fault.ENCODING)
    except (ValueError, RecursionError):
        return BadLine(number, Fault.JSON)
    if not isinstance(row, dict):
        return BadLine(number, Fault.SHAPE)
    if row.get("text") is None:
        return BadLine(number, Fault.TEXT)
    return _to_item(number, row)


def _to_item(number: int, row: dict[str, Any]) -> _Item | BadLine:
    for field in ("text", "lang", "situation", "channel", "client", "before", "asking"):
        if row.get(field) is not None and not isinstance(row[field], str):
            return BadLine(number, Fault.TYPE, field)
    if isinstance(row.get("id"), bool) or not isinstance(row.get("id"), str | int | None):
        return BadLine(number, Fault.TYPE, "id")
    context = Context(
        _member(Language, row.get("lang")),
        _member(Situation, row.get("situation")),
        _member(Channel, row.get("channel")),
        row.get("client") or "",
        row.get("before") or "",
        _member(Asking, row.get("asking")),
    )
    return _Item(number, row.get("id"), row["text"], context)


def _member(kind: type[Any], value: str | None) -> Any:
    """Return the member named `value`; an unknown name counts as not given, so that other data can be judged too."""
    return None if value is None else _MEMBERS[kind].get(value)


def to_result(identity: str | int | None, verdict: Verdict) -> dict[str, Any]:
    """Return a verdict as plain data. An unrated scale is null."""
    return {
        "id": identity,
        "courtesy": None if verdict.courtesy is None else int(verdict.courtesy),
        "why": None if verdict.why is None else str(verdict.why),
        "pushing": None if verdict.pushing is None else int(verdict.pushing),
        "moves": sorted(str(move) for move in verdict.moves),
        "evidence": [_evidence(item) for item in verdict.evidence],
        "confidence": {
            "courtesy": round(verdict.confidence.courtesy, 4),
            "why": round(verdict.confidence.why, 4),
            "pushing": round(verdict.confidence.pushing, 4),
        },
        "scores": {
            "courtesy": _rounded(verdict.scores.courtesy),
            "why": _rounded(verdict.scores.why),
            "pushing": _rounded(verdict.scores.pushing),
        },
    }


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 4)


def _evidence(item: Evidence) -> dict[str, Any]:
    return {
        "start": item.start,
        "end": item.end,
        "text": item.text,
        "speaks_for": str(item.speaks_for),
        "ground": str(item.ground),
        "strength": item.strength,
        "detail": item.detail,
    }
