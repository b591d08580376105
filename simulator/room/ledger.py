"""Adding to a room that others add to at the same time: read, decide, try, and begin again when someone was first."""

import threading
from collections.abc import Callable

from simulator.errors import StorageError
from simulator.guidance.language import Bilingual
from simulator.room.events import RoomEvent
from simulator.room.room import Room
from simulator.room.store import RoomConflictError, RoomStore

MOST_CONFLICTS = 200


class Ledger:
    """The events of one room and the Room they make so far. Safe to use from several threads."""

    def __init__(self, room_id: str, store: RoomStore) -> None:
        self.room_id = room_id
        self._store = store
        self._room = Room()
        self._lock = threading.Lock()

    def read(self) -> Room:
        """Return the room with all that happened up to now. Raises StorageError."""
        with self._lock:
            for event in self._store.events(self.room_id, self._room.size):
                self._room = self._room.after(event)
            return self._room

    def wait(self, seconds: float) -> bool:
        """Return whether something happened since the last `read`, waiting up to `seconds` for it."""
        return self._store.wait(self.room_id, self._room.size, seconds)

    def add(self, decide: Callable[[Room], RoomEvent]) -> Room:
        """Add the event that `decide` makes of the room as it is; it is asked again when someone else was first.

        What `decide` raises is passed on, and nothing is added.
        """
        for _ in range(MOST_CONFLICTS):
            room = self.read()
            try:
                self._store.append(self.room_id, room.size, decide(room))
            except RoomConflictError:
                continue
            return self.read()
        raise StorageError(
            Bilingual(
                nl="Het is te druk in de ruimte; probeer het opnieuw.", en="The room is too busy; please try again."
            )
        )
