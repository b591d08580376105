"""Follows a room from a thread of its own and tells what happens; a database that is away is tried again."""

import threading
from collections.abc import Callable
from dataclasses import dataclass

from textual.message import Message

from simulator.errors import StorageError
from simulator.guidance.language import Bilingual
from simulator.room.ledger import Ledger
from simulator.room.room import Room

PATIENCE = 1.0  # seconds of one wait; also how long a database that is away is left alone


@dataclass
class RoomChanged(Message):
    """The room as it is now."""

    room: Room


@dataclass
class RoomUnreachable(Message):
    """The room cannot be read now; `sentence` says why. It is tried again."""

    sentence: Bilingual


class Follower:
    """Reads the room, tells it, waits for the next event. Give it a ledger of its own."""

    def __init__(self, ledger: Ledger, tell: Callable[[Message], object]) -> None:
        self._ledger = ledger
        self._tell = tell
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._run, name="follow-room", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def stop(self) -> None:
        """End, at the latest after one wait; does not wait for that."""
        self._stopped.set()

    def _run(self) -> None:
        while not self._stopped.is_set():
            try:
                self._tell(RoomChanged(self._ledger.read()))
                while not (self._stopped.is_set() or self._ledger.wait(PATIENCE)):
                    pass
            except StorageError as error:
                self._tell(RoomUnreachable(error.message))
                self._stopped.wait(PATIENCE)
