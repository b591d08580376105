"""What a room asks of a store, and one that keeps everything in memory."""

import threading
from collections import defaultdict
from typing import Protocol

from simulator.room.events import RoomEvent


class RoomConflictError(Exception):
    """Somebody else added an event first; read again and retry. Never shown to a user."""


class RoomStore(Protocol):
    """Keeps the events of rooms. Several programs, on several computers, may write to one room at once."""

    def append(self, room: str, number: int, event: RoomEvent) -> None:
        """Keep event `number` (from 0). Raises RoomConflictError when that number is taken, StorageError otherwise."""
        ...

    def events(self, room: str, since: int = 0) -> tuple[RoomEvent, ...]:
        """Return the events from number `since` on, in order; empty when there are none."""
        ...

    def find(self, code: str) -> str | None:
        """Return the id of the open room with this code."""
        ...

    def wait(self, room: str, since: int, seconds: float) -> bool:
        """Return True as soon as there is an event `since`, False after `seconds`. Noticed within a second."""
        ...

    def delete(self, room: str) -> None:
        """Forget a room and the attempts made in it."""
        ...


class MemoryRoomStore:
    """Keeps rooms until the program ends. For tests and for one laptop."""

    def __init__(self) -> None:
        self._rooms: defaultdict[str, list[RoomEvent]] = defaultdict(list)
        self._changed = threading.Condition()

    def append(self, room: str, number: int, event: RoomEvent) -> None:
        """Keep the event."""
        with self._changed:
            if number != len(self._rooms[room]):
                raise RoomConflictError
            self._rooms[room].append(event)
            self._changed.notify_all()

    def events(self, room: str, since: int = 0) -> tuple[RoomEvent, ...]:
        """Return the events from `since` on."""
        return tuple(self._rooms[room][since:]) if room in self._rooms else ()

    def find(self, code: str) -> str | None:
        """Return the id of the open room with this code."""
        from simulator.room.room import Room

        for name, events in self._rooms.items():
            room = Room.of(events)
            if room.code == code and not room.is_closed:
                return name
        return None

    def wait(self, room: str, since: int, seconds: float) -> bool:
        """Wait for another thread to add an event `since`."""
        with self._changed:
            return self._changed.wait_for(lambda: len(self._rooms[room]) > since, seconds)

    def delete(self, room: str) -> None:
        """Forget a room."""
        self._rooms.pop(room, None)
