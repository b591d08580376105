"""What the trainee's program and the trainer's console share: the room as it is, followed by itself."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import on
from textual.reactive import var

from simulator.practice.attempt import Clock
from simulator.room.ledger import Ledger
from simulator.room.room import Room
from simulator.room.store import RoomStore
from simulator.tui.app import WittevlagApp
from simulator.tui.room.follower import Follower, RoomChanged, RoomUnreachable
from simulator.tui.room.styles import PROGRAM
from simulator.tui.settings import SettingsFile

if TYPE_CHECKING:
    from simulator.practice.practice import Practice


@dataclass(frozen=True, slots=True)
class Place:
    """Which room. `open_store` is called once, in a thread, after the first frame."""

    room_id: str
    open_store: Callable[[], RoomStore]
    clock: Clock


class RoomProgram(WittevlagApp):
    """Keeps `room` up to date; `trouble` says why it cannot, or is empty. Settings are kept nowhere."""

    CSS_PATH = PROGRAM  # type: ignore[assignment]

    room: var[Room] = var(Room())
    trouble: var[str] = var("")

    def __init__(self, place: Place, make_practice: "Callable[[], Practice]", settings_file: SettingsFile) -> None:
        super().__init__(make_practice, settings_file)
        self.place = place
        self._follower: Follower | None = None

    def follow(self, store: RoomStore) -> None:
        """Begin to follow the room; call it once."""
        self._follower = Follower(Ledger(self.place.room_id, store), self.post_message)
        self._follower.start()

    @on(RoomChanged)
    def take_room(self, event: RoomChanged) -> None:
        """Hand the room to whoever watches it."""
        self.trouble = ""
        self.show_room(event.room)

    def show_room(self, room: Room) -> None:
        """Show the room, unless a later one is shown already."""
        if room.size >= self.room.size:
            self.room = room

    @on(RoomUnreachable)
    def tell_trouble(self, event: RoomUnreachable) -> None:
        """Say that the room is away for a moment."""
        self.trouble = event.sentence.in_language(self.settings.language)

    def on_unmount(self) -> None:
        """Stop following."""
        if self._follower:
            self._follower.stop()
