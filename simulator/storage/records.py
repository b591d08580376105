"""Events, summaries and cases as rows and back. Texts are JSON in ASCII: any Unicode, even half of it, is kept."""

import json
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import Row

from simulator.guidance.endings import EndingKind
from simulator.guidance.language import Bilingual, Language
from simulator.guidance.scales import Scale
from simulator.guidance.situations import Situation
from simulator.practice.criterion import Criterion
from simulator.practice.event_record import event_of, event_record
from simulator.practice.events import Event
from simulator.practice.summary import AttemptSummary, Result
from simulator.scoring.cases import ContestedCase, to_line

Values = dict[str, Any]


def event_values(attempt: str, number: int, event: Event) -> Values:
    """Return the row of an event."""
    record = event_record(event)
    return {
        "attempt": attempt,
        "number": number,
        "kind": record["event"],
        "at": event.at,
        "record": json_text(record),
    }


def read_event(text: str) -> Event:
    """Return the event of a row. Raises KeyError, TypeError or ValueError when it is not an event of this version."""
    return event_of(json.loads(text))


def case_values(attempt: str, number: int, case: ContestedCase) -> Values:
    """Return the row of a case."""
    return {"attempt": attempt, "number": number, "record": json_text(json.loads(to_line(case)))}


def json_text(value: object) -> str:
    """Return JSON without spaces, in ASCII."""
    return json.dumps(value, separators=(",", ":"))


def summary_values(summary: AttemptSummary) -> Values:
    """Return the row of a finished path, without its place in the order."""
    courtesy, why, pushing = (criterion.share for criterion in summary.criteria)
    return {
        "attempt": summary.attempt,
        "leaf": summary.leaf,
        "dialogue": summary.dialogue,
        "situation": summary.situation.value,
        "level": summary.level,
        "language": summary.language.value,
        "started": summary.started,
        "ended": summary.ended,
        "ending": summary.ending.value,
        "courtesy": courtesy,
        "why": why,
        "pushing": pushing,
        "criteria": json_text([_criterion_record(criterion) for criterion in summary.criteria]),
        "honoured": " ".join(summary.honoured),
        "broken": " ".join(summary.broken),
        "unused": " ".join(summary.unused),
        "turns": summary.turns,
        "scorer": summary.scorer,
        "words": summary.words,
    }


def read_summary(row: Row[Any]) -> AttemptSummary:
    """Return the finished path of a row."""
    courtesy, why, pushing = map(_read_criterion, json.loads(row.criteria))
    return AttemptSummary(
        attempt=row.attempt,
        leaf=row.leaf,
        dialogue=row.dialogue,
        situation=Situation(row.situation),
        level=row.level,
        language=Language(row.language),
        started=row.started,
        ended=row.ended,
        ending=EndingKind(row.ending),
        criteria=(courtesy, why, pushing),
        honoured=_split(row.honoured),
        broken=_split(row.broken),
        unused=_split(row.unused),
        turns=row.turns,
        scorer=row.scorer,
        words=row.words,
    )


def read_result(row: Sequence[Any]) -> Result:
    """Return a finished path in numbers; the row has the fields of Result in their order."""
    dialogue, situation, level, ending, ended, courtesy, why, pushing, honoured, broken, unused = row
    return Result(
        dialogue,
        _SITUATIONS[situation],
        level,
        _ENDINGS[ending],
        ended,
        courtesy,
        why,
        pushing,
        _split(honoured),
        _split(broken),
        _split(unused),
    )


# There are thousands of results, and few different values among them.
_SITUATIONS = {situation.value: situation for situation in Situation}
_ENDINGS = {ending.value: ending for ending in EndingKind}


@lru_cache(maxsize=4096)
def _split(ids: str) -> tuple[str, ...]:
    return tuple(ids.split())


def _criterion_record(criterion: Criterion) -> Values:
    return {
        "scale": criterion.scale.value,
        "share": criterion.share,
        "nl": criterion.finding.nl,
        "en": criterion.finding.en,
        "turn": criterion.turn,
        "quote": criterion.quote,
    }


def _read_criterion(record: Values) -> Criterion:
    finding = Bilingual(nl=record["nl"], en=record["en"])
    return Criterion(Scale(record["scale"]), record["share"], finding, record["turn"], record["quote"])
