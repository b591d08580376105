"""A trainee's program: follows the room and reaches nothing outside it. Runs on the trainer's computer, in a tab."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from textual import on
from textual.message import Message
from textual.screen import Screen

from simulator.room.ledger import Ledger
from simulator.room.seat import Seat
from simulator.tui.background import JobFailed, run_job
from simulator.tui.room.program import Place, RoomProgram
from simulator.tui.settings import Settings, SettingsFile

if TYPE_CHECKING:
    from simulator.practice.practice import Practice
    from simulator.room.store import RoomStore


@dataclass
class Seated(Message):
    """The seat is taken again."""

    seat: Seat
    store: "RoomStore"


class SeatApp(RoomProgram):
    """One trainee in one room. Writes no file, opens no other screen of this computer."""

    def __init__(
        self, place: Place, member: str, make_practice: "Callable[[], Practice]", settings: Settings | None = None
    ) -> None:
        super().__init__(place, make_practice, SettingsFile(None, settings or Settings(is_welcomed=True)))
        self.member = member
        self.seat: Seat | None = None

    def get_default_screen(self) -> Screen[Any]:
        """Start at the seat."""
        from simulator.tui.room.seat_screen import SeatScreen

        return SeatScreen()

    def on_mount(self) -> None:
        """Take the seat once the first frame is there."""
        self.call_after_refresh(self._sit)

    def _sit(self) -> None:
        def sit() -> Seated:
            store = self.place.open_store()
            practice = self.open_practice()
            _ = practice.catalogue  # read here, so that the briefing need not wait for it
            ledger = Ledger(self.place.room_id, store)
            return Seated(Seat(ledger, self.member, practice, self.place.clock), store)

        run_job(self, "sit", sit, lambda message: message)

    @on(Seated)
    def begin(self, event: Seated) -> None:
        """Speak the room's language, which the trainee may switch, and follow the room."""
        self.seat = event.seat
        self.change_settings(replace(self.settings, language=event.seat.room.language))
        self.follow(event.store)

    @on(JobFailed)
    def tell_no_seat(self, event: JobFailed) -> None:
        """Say why there is no seat."""
        if event.job == "sit":
            self.trouble = event.sentence.in_language(self.settings.language)

    # What a trainee must not reach on this computer

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer no list of actions."""
        return False if action == "command_palette" else super().check_action(action, parameters)

    def action_command_palette(self) -> None:
        """There is no list of actions at a seat."""

    def action_screenshot(self, filename: str | None = None, path: str | None = None) -> None:
        """Write no file on this computer."""

    def action_suspend_process(self) -> None:
        """Leave no shell."""

    def open_url(self, url: str, *, new_tab: bool = True) -> None:
        """Open nothing."""

    def save_screenshot(
        self, filename: str | None = None, path: str | None = None, time_format: str | None = None
    ) -> str:
        """Write no file on this computer."""
        return ""
