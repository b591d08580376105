"""Draws the pictures of a room: python docs/pictures/draw_room.py. Plays a round with the real judge."""

import asyncio
import random
import re
from collections.abc import Callable
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

from textual.pilot import Pilot

from simulator.commands.composition import load_judge, read_catalogue
from simulator.guidance.language import Language
from simulator.guidance.situations import Channel, Situation
from simulator.practice.practice import Practice, Suppliers
from simulator.practice.store import MemoryStore
from simulator.room.desk import Desk, open_room
from simulator.room.events import Mode
from simulator.room.ledger import Ledger
from simulator.room.seat import Seat, join_room
from simulator.room.store import MemoryRoomStore
from simulator.tui.room.console_app import ConsoleApp, Entrance
from simulator.tui.room.program import Place, RoomProgram
from simulator.tui.room.seat_app import SeatApp
from simulator.tui.settings import Appearance, Pace, Settings, SettingsFile

FOLDER = Path(__file__).parent
SIZE = (100, 30)
PIN = "271828"
NOW = datetime(2026, 3, 4, 10, 0, tzinfo=UTC)
NAMES = ("Ann", "Bob", "Cas", "Dewi", "Eva")
LINES = {
    Language.NL: "Goedemorgen, met Marijke de Wit. Ik wilde je zelf even bellen: we gaan met Halden in zee.",
    Language.EN: "Morning, Marijke de Wit here. I wanted to ring you myself: we're going with Halden.",
}
REPLIES = {
    Language.NL: (
        "Jammer, maar fijn dat je zelf belt. Mag ik vragen wat voor jullie de doorslag gaf?",
        "O. En als ik er vijf procent afhaal?",
        "Dat is jammer. Was het de prijs?",
        "Halden? Weet je dat wel zeker?",
        "Dank je voor je eerlijkheid. Veel succes, en je hebt mijn nummer.",
    ),
    Language.EN: (
        "That's a pity, but thank you for calling me yourself. May I ask what tipped the scale?",
        "Oh. And if I take five percent off?",
        "That is a shame. Was it the price?",
        "Halden? Are you sure about that?",
        "Thank you for being honest. All the best, and you have my number.",
    ),
}
VOTES = ((1, 0), (2, 0), (3, 4), (4, 0))  # who votes for whose reply


class Room:
    """A room that keeps nothing."""

    def __init__(self, language: Language) -> None:
        numbers, store = count(1), MemoryStore()
        self.language = language
        self.rooms = MemoryRoomStore()
        self.practice = Practice(
            Suppliers(read_catalogue, load_judge, lambda: store, lambda: NOW, lambda: f"a{next(numbers)}", lambda: 1)
        )
        name = "Voorjaar" if language is Language.NL else "Spring"
        self.id, _ = open_room(self.rooms, name=name, pin=PIN, language=language, clock=lambda: NOW)
        self.desk = Desk(Ledger(self.id, self.rooms), PIN, lambda: NOW)
        self.place = Place(self.id, lambda: self.rooms, lambda: NOW)
        self.members = [join_room(Ledger(self.id, self.rooms), name, lambda: NOW) for name in NAMES]
        self.settings = Settings(language, Appearance.DARK, pace=Pace.NONE, is_welcomed=True)

    def seat(self, number: int) -> Seat:
        """Return the seat of a trainee."""
        return Seat(Ledger(self.id, self.rooms), self.members[number], self.practice, lambda: NOW)

    def console(self) -> ConsoleApp:
        """Return the trainer's console."""
        entrance = Entrance("http://192.168.1.20:8765", "H4KT7W", PIN)
        return ConsoleApp(
            self.place,
            self.desk,
            entrance,
            lambda: self.practice,
            SettingsFile(None, self.settings),
            keep_case=lambda _: None,
            chance=random.Random(4),
        )


async def settle(pilot: Pilot[None]) -> None:
    """Wait until nothing moves."""
    for _ in range(8):
        await pilot.app.workers.wait_for_complete()
        await pilot.pause(0.05)


def keep(program: RoomProgram, name: str) -> None:
    """Write the screen as an SVG that asks for nothing from outside."""
    drawn = program.export_screenshot(title="Wittevlag")
    without_fonts = re.sub(r"@font-face\s*\{[^}]*\}", "", drawn)
    without_comments = re.sub(r"<!--.*?-->", "", without_fonts)
    own_font = without_comments.replace("Fira Code", "DejaVu Sans Mono, Menlo, Consolas")
    hidden_code = re.sub(r"code&#160;[A-Z0-9]{6}", "code&#160;H4KT7W", own_font)
    (FOLDER / f"{name}.svg").write_text(hidden_code, encoding="utf-8")


async def draw(language: Language) -> None:
    """Draw the board, a round at a seat and on the console, the wall and the group's debrief."""
    room = Room(language)
    console, seat = room.console(), SeatApp(room.place, room.members[0], lambda: room.practice, room.settings)
    async with console.run_test(size=SIZE) as trainer, seat.run_test(size=SIZE) as trainee:

        async def after(*steps: Callable[[], object]) -> None:
            for step in steps:
                step()
            await settle(trainer)
            await settle(trainee)

        room.desk.assign("chose-competitor", 1)
        room.seat(1).attempt().reply(REPLIES[language][1])
        room.seat(2).attempt()
        await after()
        await trainer.pause(3.2)
        await after()
        keep(console, f"room-board-{language}")
        await after(
            lambda: room.desk.choose_mode(Mode.ROUND),
            lambda: room.desk.open_round(Situation.CHOSE_COMPETITOR, Channel.PHONE, LINES[language]),
        )
        for number, reply in enumerate(REPLIES[language]):
            room.seat(number).answer(reply)
        await trainer.press("r")
        await after(lambda: room.desk.open_voting(random.Random(4)))
        order = room.desk.room.rounds[0].order
        for voter, author in VOTES:
            room.seat(voter).vote(order.index(room.members[author]) + 1)
        await after()
        keep(seat, f"room-vote-{language}")
        await trainer.press("g")
        await after()
        keep(console, f"room-wall-{language}")
        await trainer.press("g")
        await after(room.desk.reveal)
        keep(console, f"room-round-{language}")
        keep(seat, f"room-result-{language}")
        await trainer.press("b", "d")
        await after()
        keep(console, f"room-group-{language}")


if __name__ == "__main__":
    for one in Language:
        asyncio.run(draw(one))
