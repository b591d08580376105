"""Where rooms are kept and the practice of their trainees, opened together at the first use of either."""

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from simulator.practice.practice import Practice
    from simulator.storage.rooms import DatabaseRoomStore


class RoomStores:
    """Safe to use from several threads; a database that could not be opened is tried again at the next use."""

    def __init__(self, compose: "Callable[[], tuple[DatabaseRoomStore, Practice]]") -> None:
        self._compose = compose
        self._lock = threading.Lock()
        self._opened: tuple[DatabaseRoomStore, Practice] | None = None

    def open_rooms(self) -> "DatabaseRoomStore":
        """Return where rooms are kept. Raises StorageError."""
        return self._open()[0]

    def open_practice(self) -> "Practice":
        """Return the practice of the trainees. Raises StorageError."""
        return self._open()[1]

    def _open(self) -> "tuple[DatabaseRoomStore, Practice]":
        with self._lock:
            if self._opened is None:
                self._opened = self._compose()
            return self._opened
