"""A group in one room: a trainer's desk and the programs of trainees, on one store in memory."""

import random
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from textual import events
from textual.pilot import Pilot
from textual.widgets import OptionList

from simulator.guidance.language import Language
from simulator.guidance.situations import Channel, Situation
from simulator.practice.practice import Practice
from simulator.practice.store import MemoryStore
from simulator.room.desk import Desk, open_room
from simulator.room.events import Mode
from simulator.room.ledger import Ledger
from simulator.room.room import Room
from simulator.room.seat import Seat, join_room
from simulator.room.store import MemoryRoomStore, RoomStore
from simulator.scoring.cases import ContestedCase
from simulator.tui.room.console_app import ConsoleApp, Entrance
from simulator.tui.room.program import Place
from simulator.tui.room.seat_app import SeatApp
from simulator.tui.settings import Appearance, Pace, Settings, SettingsFile
from simulator.tui.widgets.reply_box import ReplyBox
from tests.tui import stage
from tests.tui.play import SMALLEST, on_screen, press, seen, settle, until

PIN = "123456"
LINE = "We kiezen voor Halden."


class Group:
    """A room in Dutch with a desk; trainees sit down with `sit` and get a screen with `at_seat`."""

    def __init__(self, *names: str, store: RoomStore | None = None) -> None:
        self.rooms = store or MemoryRoomStore()
        self.attempts = MemoryStore()
        self.cases: list[ContestedCase] = []
        self.id, self.code = open_room(self.rooms, name="Klas", pin=PIN, language=Language.NL, clock=lambda: stage.NOW)
        self.desk = Desk(Ledger(self.id, self.rooms), PIN, lambda: stage.NOW)
        self.practice = stage.practice(self.attempts)
        self.place = Place(self.id, lambda: self.rooms, lambda: stage.NOW)
        self.members = [self.join(name) for name in names]

    @property
    def room(self) -> Room:
        """The room as it is."""
        return self.desk.room

    def make_practice(self) -> Practice:
        """Return the practice that all share."""
        return self.practice

    def join(self, name: str) -> str:
        """Let a trainee in and return the member id."""
        return join_room(Ledger(self.id, self.rooms), name, lambda: stage.NOW)

    def seat(self, number: int) -> Seat:
        """Return the seat of a trainee, to act without a screen."""
        return Seat(Ledger(self.id, self.rooms), self.members[number], self.practice, lambda: stage.NOW)

    def ask(self, line: str = LINE) -> None:
        """Put a line to all."""
        self.desk.choose_mode(Mode.ROUND)
        self.desk.open_round(Situation.CHOSE_COMPETITOR, Channel.PHONE, line)

    def app(self, number: int) -> SeatApp:
        """Return the program of a trainee."""
        settings = Settings(Language.NL, Appearance.DARK, pace=Pace.NONE, is_welcomed=True)
        return SeatApp(self.place, self.members[number], self.make_practice, settings)


@asynccontextmanager
async def at_seat(group: Group, number: int = 0, size: tuple[int, int] = SMALLEST) -> AsyncIterator[Pilot[None]]:
    """Run the program of a trainee."""
    program = group.app(number)
    async with on_screen(program, size) as pilot:
        await until(pilot, lambda: program.room.size > 0)
        yield pilot


async def shows(pilot: Pilot[None], *texts: str) -> None:
    """Wait until all texts are on the screen."""
    try:
        await until(pilot, lambda: all(text in on_view(pilot) for text in texts))
    except AssertionError:
        raise AssertionError(f"{texts} not in:\n{on_view(pilot)}") from None


def on_view(pilot: Pilot[None]) -> str:
    """Return all words on the screen: texts and lists."""
    lists = [str(option.prompt) for one in pilot.app.screen.query(OptionList) if one.display for option in one.options]
    return "\n".join([seen(pilot), *lists])


async def type_in(pilot: Pilot[None], text: str) -> None:
    """Replace what is in the focused box by `text` and send it."""
    pilot.app.screen.query_one(ReplyBox).text = ""
    pilot.app.post_message(events.Paste(text))
    await settle(pilot)
    await press(pilot, "enter")


@asynccontextmanager
async def at_console(group: Group, size: tuple[int, int] = SMALLEST) -> AsyncIterator[Pilot[None]]:
    """Run the trainer's console."""
    settings = Settings(Language.NL, Appearance.DARK, pace=Pace.NONE, is_welcomed=True)
    program = ConsoleApp(
        group.place,
        group.desk,
        Entrance("http://127.0.0.1:8765", group.code, PIN),
        group.make_practice,
        SettingsFile(None, settings),
        keep_case=group.cases.append,
        chance=random.Random(1),
    )
    async with on_screen(program, size) as pilot:
        await until(pilot, lambda: program.room.size > 0)
        yield pilot
