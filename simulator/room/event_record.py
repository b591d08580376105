"""A room event as plain values (for JSON) and back, without loss."""

from dataclasses import fields
from datetime import datetime
from typing import Any, get_args

from simulator.guidance.language import Language
from simulator.guidance.scales import Courtesy, Pushing, Why
from simulator.guidance.situations import Channel, Situation
from simulator.guidance.verdict import Verdict
from simulator.guidance.verdict_record import verdict_of, verdict_record
from simulator.room.events import Mode, RoomEvent, Target

Record = dict[str, Any]

_KINDS: dict[str, type[RoomEvent]] = {kind.__name__: kind for kind in get_args(RoomEvent)}
_READERS: dict[str, Any] = {
    "at": datetime.fromisoformat,
    "expires": datetime.fromisoformat,
    "language": Language,
    "mode": Mode,
    "situation": Situation,
    "channel": Channel,
    "verdict": verdict_of,
    "order": tuple,
    "target": lambda record: Target(**record),
    "courtesy": Courtesy,
    "why": Why,
    "pushing": Pushing,
}


def room_event_record(event: RoomEvent) -> Record:
    """Return the plain values of an event, with its kind under `event`."""
    values = {field.name: _plain(getattr(event, field.name)) for field in fields(event)}
    return {"event": type(event).__name__, **values}


def room_event_of(record: Record) -> RoomEvent:
    """Return the event of plain values. Raises KeyError, TypeError or ValueError when they are not an event's."""
    kind = _KINDS[record["event"]]
    return kind(**{field.name: _read(field.name, record[field.name]) for field in fields(kind)})


def _plain(value: object) -> object:
    match value:
        case datetime():
            return value.isoformat()
        case Verdict():
            return verdict_record(value)
        case Target():
            return {field.name: getattr(value, field.name) for field in fields(value)}
        case tuple():
            return list(value)
        case _:
            return value


def _read(name: str, value: Any) -> Any:
    reader = _READERS.get(name)
    return reader(value) if reader and value is not None else value
