"""The events of an attempt over a connection that is given: the next one added, all read, a whole attempt adopted."""

from collections.abc import Sequence

from sqlalchemy import Connection, bindparam, insert, select, update

from simulator.practice.events import Event, Started
from simulator.practice.store import continued_elsewhere, other_events
from simulator.practice.summary import Standing
from simulator.storage.records import Values, event_values
from simulator.storage.schema import attempts, events

# Made once: a turn is kept several times a minute, and making a statement costs more than running it.
_ADD = insert(events)
_BEGIN = insert(attempts)
_COUNT = select(attempts.c.events).where(attempts.c.id == bindparam("this"))
_MOVE = update(attempts).where(attempts.c.id == bindparam("this"))
_ADVANCE = _MOVE.where(attempts.c.events == bindparam("place"))
_READ = select(events.c.record).where(events.c.attempt == bindparam("this")).order_by(events.c.number)


def add_event(connection: Connection, row: Values, event: Event, standing: Standing | None) -> None:
    """Add the event with its row, which must be the next one, and say where the attempt is if that changed.

    Raises StorageError when there is such an event already, ValueError when one before it is missing.
    """
    if row["number"] == 0:
        _begin(connection, row["attempt"], event)
    else:
        _advance(connection, row["attempt"], row["number"], event, standing)
    connection.execute(_ADD, row)


def adopt_events(connection: Connection, attempt: str, played: Sequence[Event]) -> bool:
    """Add the events that are new, and return whether there were any. Raises StorageError when others are kept."""
    rows = [event_values(attempt, number, event) for number, event in enumerate(played)]
    kept = read_records(connection, attempt)
    if any(row["record"] != record for row, record in zip(rows, kept, strict=False)):
        raise other_events(attempt)
    added = rows[len(kept) :]
    if not added:
        return False
    if not kept:
        _begin(connection, attempt, played[0])
    connection.execute(_ADD, added)
    connection.execute(_MOVE, {"this": attempt, "events": len(rows), "at": played[-1].at})
    return True


def read_records(connection: Connection, attempt: str) -> Sequence[str]:
    """Return the events as they are written down, in order."""
    return connection.scalars(_READ, {"this": attempt}).all()


def set_standing(connection: Connection, attempt: str, standing: Standing) -> None:
    """Say where the attempt is."""
    connection.execute(_MOVE, {"this": attempt, **_standing_values(standing)})


def _begin(connection: Connection, attempt: str, event: Event) -> None:
    if not isinstance(event, Started):
        raise ValueError("the first event of an attempt says that it started")
    if connection.scalar(_COUNT, {"this": attempt}) is not None:
        raise continued_elsewhere()
    values = {"dialogue": event.dialogue, "language": event.language.value, "started": event.at, "at": event.at}
    connection.execute(_BEGIN, {"id": attempt, "events": 1, "turns": 0, "is_over": False, **values})


def _advance(connection: Connection, attempt: str, number: int, event: Event, standing: Standing | None) -> None:
    """Count the event; the row is held until the commit, so that no other program can count the same one."""
    values = {"this": attempt, "place": number, "events": number + 1, "at": event.at}
    if connection.execute(_ADVANCE, values | _standing_values(standing)).rowcount == 1:
        return
    kept = connection.scalar(_COUNT, {"this": attempt}) or 0
    if kept > number:
        raise continued_elsewhere()
    raise ValueError(f"event {number} does not follow event {kept - 1}")


def _standing_values(standing: Standing | None) -> Values:
    return {"turns": standing.turns, "is_over": standing.summary is not None} if standing else {}
