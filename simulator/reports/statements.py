"""An attempt as xAPI 1.0.3 statements, one for each event. The same event always gives the same statement.

Statements are never graded: the three criteria go side by side in an extension, no `score` is written.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid5

from simulator.dialogue.model import Dialogue
from simulator.guidance.language import Bilingual
from simulator.guidance.verdict_record import verdict_record
from simulator.practice.attempt import Attempt
from simulator.practice.events import (
    Contested,
    Event,
    Hinted,
    Reflected,
    Replied,
    Retried,
    Started,
    Stopped,
    Waited,
)
from simulator.practice.summary import AttemptSummary, summarise_path
from simulator.practice.turn import Turn

Statement = dict[str, Any]

HOME = "https://wittevlag.invalid"
"""Where names of our own live. `.invalid` is reserved, so that they can never be someone else's."""

_SPACE = UUID("6f5d2b9e-0c53-5d0c-9a55-7c1f4b8f2d10")
_ADL = "http://adlnet.gov/expapi"
_VERBS: dict[type[Event], tuple[str, str, str]] = {
    Started: ("initialized", "begon", "initialized"),
    Replied: ("responded", "antwoordde", "responded"),
    Waited: ("interacted", "wachtte", "interacted"),
    Stopped: ("terminated", "rondde af", "terminated"),
    Retried: ("attempted", "probeerde opnieuw", "attempted"),
    Hinted: ("asked", "vroeg een tip", "asked"),
    Reflected: ("commented", "keek terug", "commented"),
    Contested: ("commented", "was het oneens", "commented"),
}
_COMPLETED = ("completed", "voltooide", "completed")


@dataclass(frozen=True, slots=True)
class Actor:
    """Who the statements are about: a name within `home`, an address; a pseudonym where no other name was given."""

    name: str
    home: str = HOME


def statements_of(attempt: Attempt, actor: Actor) -> Iterator[Statement]:
    """Yield the statements of an attempt in the order it happened; each finished path adds that it was completed."""
    turns = iter(attempt.turns.values())
    for number, event in enumerate(attempt.events):
        turn = next(turns) if isinstance(event, Replied | Waited | Stopped) else None
        yield _statement(attempt, actor, f"{number}", event.at, _VERBS[type(event)], _result(event, turn))
        if turn and turn.answer.ending:
            summary = summarise_path(attempt.id, attempt.dialogue, attempt.started, attempt.path_to(turn.id))
            yield _statement(attempt, actor, f"{number}/completed", event.at, _COMPLETED, _completion(summary))


def registration_of(attempt_id: str) -> str:
    """Return the registration that ties the statements of one attempt together."""
    return str(uuid5(_SPACE, attempt_id))


def _statement(
    attempt: Attempt, actor: Actor, key: str, at: datetime, verb: tuple[str, str, str], result: Statement
) -> Statement:
    name, nl, en = verb
    statement = {
        "id": str(uuid5(_SPACE, f"{attempt.id}/{key}")),
        "actor": {"objectType": "Agent", "account": {"homePage": actor.home, "name": actor.name}},
        "verb": {"id": f"{_ADL}/verbs/{name}", "display": {"nl": nl, "en": en}},
        "object": _activity(attempt.dialogue),
        "context": _context(attempt),
        "timestamp": _moment(at),
    }
    if result:
        statement["result"] = result
    return _storable(statement)


def _activity(dialogue: Dialogue) -> Statement:
    return {
        "objectType": "Activity",
        "id": f"{HOME}/dialogues/{dialogue.id}",
        "definition": {
            "type": f"{_ADL}/activities/simulation",
            "name": _both(dialogue.title),
            "description": _both(dialogue.briefing),
        },
    }


def _context(attempt: Attempt) -> Statement:
    situation = f"{HOME}/situations/{attempt.dialogue.situation}"
    return {
        "registration": registration_of(attempt.id),
        "platform": "Wittevlag",
        "language": attempt.language.value,
        "contextActivities": {
            "grouping": [{"objectType": "Activity", "id": situation}],
            "category": [{"objectType": "Activity", "id": f"{HOME}/xapi/profile"}],
        },
        "extensions": {
            _name("level"): attempt.dialogue.level,
            _name("seed"): attempt.started.seed,
            _name("scorer"): attempt.started.scorer,
        },
    }


def _result(event: Event, turn: Turn | None) -> Statement:
    match event:
        case Replied(text=text, channel=channel, verdict=verdict):
            extensions = {"verdict": verdict_record(verdict), "channel": channel.value}
            return {"response": text, "extensions": _extensions(extensions | _answer(turn))}
        case Waited(days=days):
            return {"extensions": _extensions({"days": days} | _answer(turn))}
        case Stopped():
            return {"extensions": _extensions(_answer(turn))}
        case Retried(turn=number):
            return {"extensions": _extensions({"turn": number})}
        case Reflected(text=text):
            return {"response": text}
        case Contested():
            return {"response": event.note, "extensions": _extensions(_disagreement(event))}
        case Started() | Hinted():
            return {}


def _answer(turn: Turn | None) -> Statement:
    if turn is None:
        return {}
    return {"turn": turn.id, "rapport": turn.answer.rapport, "patience": turn.answer.patience}


def _disagreement(event: Contested) -> Statement:
    values = {"courtesy": event.courtesy, "why": event.why, "pushing": event.pushing}
    return {"turn": event.turn, **{f"expected-{name}": value for name, value in values.items() if value is not None}}


def _completion(summary: AttemptSummary) -> Statement:
    criteria = {
        criterion.scale.value: {"share": criterion.share, "finding": _both(criterion.finding)}
        for criterion in summary.criteria
    }
    extensions = {
        "criteria": criteria,
        "ending": summary.ending.value,
        "honoured": list(summary.honoured),
        "broken": list(summary.broken),
    }
    return {
        "completion": True,
        "duration": f"PT{summary.seconds:.2f}S",
        "extensions": _extensions(extensions),
    }


def _extensions(values: Statement) -> Statement:
    return {_name(name): value for name, value in values.items()}


def _name(name: str) -> str:
    return f"{HOME}/xapi/{name}"


def _both(text: Bilingual) -> dict[str, str]:
    return {"nl": text.nl, "en": text.en}


def _moment(at: datetime) -> str:
    moment = at if at.tzinfo else at.replace(tzinfo=UTC)
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _storable(values: Statement) -> Statement:
    """Return plain values without half characters and zero characters, which no record store can keep."""
    return {key: _storable_value(value) for key, value in values.items()}


def _storable_value(value: Any) -> Any:
    match value:
        case str():
            return value.encode("utf-8", errors="replace").decode("utf-8").replace("\x00", "\N{REPLACEMENT CHARACTER}")
        case dict():
            return _storable(value)
        case list():
            return [_storable_value(item) for item in value]
        case _:
            return value
