"""The trainer's console: the board first; each way of working is a screen on top of it."""

import random
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from textual.screen import Screen

from simulator.room.desk import Desk
from simulator.room.ledger import Ledger
from simulator.room.seat import Seat, join_room
from simulator.room.store import RoomStore
from simulator.scoring.cases import ContestedCase
from simulator.tui.room.program import Place, RoomProgram
from simulator.tui.settings import SettingsFile

if TYPE_CHECKING:
    from simulator.practice.practice import Practice


@dataclass(frozen=True, slots=True)
class Entrance:
    """How trainees come in, and how the trainer comes back; `address` is empty without a server."""

    address: str
    code: str
    pin: str


class ConsoleApp(RoomProgram):
    """Leads one room. Overrides become cases by `keep_case`; `chance` draws the order of replies."""

    def __init__(
        self,
        place: Place,
        desk: Desk,
        entrance: Entrance,
        make_practice: "Callable[[], Practice]",
        settings_file: SettingsFile,
        *,
        keep_case: Callable[[ContestedCase], None],
        chance: random.Random,
    ) -> None:
        super().__init__(place, make_practice, settings_file)
        self.desk = desk
        self.entrance = entrance
        self.keep_case = keep_case
        self.chance = chance
        self._store: RoomStore | None = None

    def get_default_screen(self) -> Screen[Any]:
        """Start at the board."""
        from simulator.tui.room.board_screen import BoardScreen

        return BoardScreen()

    def on_mount(self) -> None:
        """Follow the room."""
        self._store = self.place.open_store()
        self.follow(self._store)

    def seat_of(self, member: str) -> Seat:
        """Return a trainee's seat, for the laptop that goes round. Call it in a worker."""
        return Seat(self._ledger(), member, self.open_practice(), self.place.clock)

    def let_in(self, name: str) -> str:
        """Give somebody at this laptop a seat. Call it in a worker. Raises EntranceError."""
        return join_room(self._ledger(), name, self.place.clock)

    def _ledger(self) -> Ledger:
        assert self._store is not None
        return Ledger(self.place.room_id, self._store)
