"""Rooms in a database, in SQL. On PostgreSQL changes are announced, on SQLite they are looked for."""

import json
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, delete, insert, select, text, update
from sqlalchemy.exc import IntegrityError

from simulator.errors import StorageError
from simulator.room.event_record import room_event_of, room_event_record
from simulator.room.events import RoomClosed, RoomEvent, RoomOpened
from simulator.room.store import RoomConflictError
from simulator.storage.connection import Database
from simulator.storage.failures import unknown_event
from simulator.storage.records import json_text
from simulator.storage.schema import room_events, rooms

LOOK_SECONDS = 0.25  # how often SQLite is looked at for changes
CHANNEL = "wittevlag_rooms"  # what PostgreSQL announces changes on


class DatabaseRoomStore:
    """Keeps rooms in a database. Safe to use from several threads, programs and computers at once."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def append(self, room: str, number: int, event: RoomEvent) -> None:
        """Keep an event; returns only when it is committed."""
        record = room_event_record(event)
        row = {"room": room, "number": number, "kind": record["event"], "at": event.at, "record": json_text(record)}
        try:
            with self._database.writing() as connection:
                _count(connection, room, number, event)
                connection.execute(insert(room_events), row)
                if not self._database.is_sqlite:
                    connection.execute(text("SELECT pg_notify(:channel, :room)"), {"channel": CHANNEL, "room": room})
        except StorageError as error:
            if isinstance(error.__cause__, IntegrityError):
                raise RoomConflictError from error
            raise

    def events(self, room: str, since: int = 0) -> tuple[RoomEvent, ...]:
        """Return the events from number `since` on, in order."""
        c = room_events.c
        wanted = select(c.record).where(c.room == room, c.number >= since).order_by(c.number)
        with self._database.reading() as connection:
            records = connection.scalars(wanted).all()
        try:
            return tuple(room_event_of(json.loads(record)) for record in records)
        except (KeyError, TypeError, ValueError) as error:
            raise unknown_event(self._database.address) from error

    def find(self, code: str) -> str | None:
        """Return the id of the open room with this code."""
        with self._database.reading() as connection:
            found: str | None = connection.scalar(select(rooms.c.id).where(rooms.c.code == code, rooms.c.is_open))
        return found

    def expired(self, now: datetime) -> Sequence[str]:
        """Return the ids of the rooms that are to be deleted by `now`."""
        with self._database.reading() as connection:
            return connection.scalars(select(rooms.c.id).where(rooms.c.expires <= now)).all()

    def wait(self, room: str, since: int, seconds: float) -> bool:
        """Return True as soon as there is an event `since`, False after `seconds`."""
        deadline = time.monotonic() + seconds
        with self._announcements() as listen:
            while not self._has(room, since):
                left = deadline - time.monotonic()
                if left <= 0:
                    return False
                listen(left)
        return True

    def delete(self, room: str) -> None:
        """Forget a room."""
        with self._database.writing() as connection:
            connection.execute(delete(room_events).where(room_events.c.room == room))
            connection.execute(delete(rooms).where(rooms.c.id == room))

    def close(self) -> None:
        """Close all connections."""
        self._database.close()

    def _has(self, room: str, since: int) -> bool:
        with self._database.reading() as connection:
            return (connection.scalar(select(rooms.c.events).where(rooms.c.id == room)) or 0) > since

    @contextmanager
    def _announcements(self) -> Iterator[Any]:
        """Give a way to wait (at most so many seconds) for something to happen in any room."""
        if self._database.is_sqlite:
            yield lambda left: time.sleep(min(left, LOOK_SECONDS))
            return
        with self._database.reading() as connection:
            driver: Any = connection.connection.driver_connection
            connection.rollback()
            driver.autocommit = True
            driver.execute(f"LISTEN {CHANNEL}")
            try:
                yield lambda left: list(driver.notifies(timeout=min(left, 1.0), stop_after=1))
            finally:
                with suppress(Exception):  # the connection may be gone; then it listens no more either
                    driver.execute(f"UNLISTEN {CHANNEL}")
                    driver.autocommit = False


def _count(connection: Connection, room: str, number: int, event: RoomEvent) -> None:
    """Count the event, which must be the next one; the row is held until the commit."""
    if isinstance(event, RoomOpened):
        values = {"id": room, "code": event.code, "is_open": True, "expires": event.expires, "events": 1}
        connection.execute(insert(rooms), values)
        return
    changes: dict[str, Any] = {"events": number + 1}
    if isinstance(event, RoomClosed):
        changes["is_open"] = False
    is_next = (rooms.c.id == room) & (rooms.c.events == number)
    if connection.execute(update(rooms).where(is_next).values(changes)).rowcount != 1:
        raise RoomConflictError
