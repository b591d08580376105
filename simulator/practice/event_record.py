"""An event as plain values (for JSON) and back, without loss."""

from dataclasses import fields
from datetime import datetime
from typing import Any

from simulator.guidance.language import Language
from simulator.guidance.scales import Courtesy, Pushing, Why
from simulator.guidance.situations import Channel
from simulator.guidance.verdict import Verdict
from simulator.guidance.verdict_record import verdict_of, verdict_record
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

Record = dict[str, Any]

_KINDS: dict[str, type[Event]] = {
    "started": Started,
    "replied": Replied,
    "waited": Waited,
    "stopped": Stopped,
    "retried": Retried,
    "hinted": Hinted,
    "reflected": Reflected,
    "contested": Contested,
}
_NAMES = {kind: name for name, kind in _KINDS.items()}
_READERS: dict[str, Any] = {
    "at": datetime.fromisoformat,
    "language": Language,
    "channel": Channel,
    "verdict": verdict_of,
    "courtesy": Courtesy,
    "why": Why,
    "pushing": Pushing,
}


def event_record(event: Event) -> Record:
    """Return the plain values of an event, with its kind under `event`."""
    return {"event": _NAMES[type(event)], **{name: _plain(getattr(event, name)) for name in _field_names(type(event))}}


def event_of(record: Record) -> Event:
    """Return the event of plain values. Raises KeyError, TypeError or ValueError when they are not an event's."""
    kind = _KINDS[record["event"]]
    values = {name: _read(name, record[name]) for name in _field_names(kind)}
    return kind(**values)


def _field_names(kind: type[Event]) -> list[str]:
    return [field.name for field in fields(kind)]


def _plain(value: object) -> object:
    if isinstance(value, datetime):
        return value.isoformat()
    return verdict_record(value) if isinstance(value, Verdict) else value


def _read(name: str, value: Any) -> Any:
    reader = _READERS.get(name)
    return reader(value) if reader and value is not None else value
