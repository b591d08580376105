"""What the trainer's screens share: the desk, pausing, hints, the wall for the projector, and the way back."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import on
from textual.message import Message

from simulator.room.desk import Desk
from simulator.room.events import Mode
from simulator.room.room import Room
from simulator.tui.keys import key
from simulator.tui.room.console_app import ConsoleApp
from simulator.tui.room.retelling import retell
from simulator.tui.screens.worded_screen import WordedScreen

if TYPE_CHECKING:
    from simulator.dialogue.catalogue import Catalogue
    from simulator.dialogue.model import Dialogue
    from simulator.tui.room.pick import ChosenLine

COMMON = [
    key("p", "pause", "room_pause"),
    key("g", "wall", "room_wall"),
]


class DeskDone(Message):
    """What the trainer asked for has happened; the room tells the rest."""


@dataclass
class DialoguesRead(Message):
    """The dialogues to choose from, for `then`."""

    catalogue: "Catalogue"
    then: "Callable[[Dialogue], None]"


class ConsoleScreen(WordedScreen[None]):
    """A screen of the trainer. Subclasses write `show_room`."""

    def on_mount(self) -> None:
        """Follow what the program knows of the room."""
        self.watch(self.console, "room", self.show_room)
        self.watch(self.console, "trouble", self.show_room)

    @property
    def console(self) -> ConsoleApp:
        """The program by its own type."""
        assert isinstance(self.app, ConsoleApp)
        return self.app

    @property
    def desk(self) -> Desk:
        """The trainer's desk."""
        return self.console.desk

    @property
    def room(self) -> Room:
        """The room as last told."""
        return self.console.room

    def show_room(self) -> None:
        """Draw the room as it is now."""

    def translate(self) -> None:
        """Write everything in the language chosen now; nothing is made anew."""
        retell(self, self.words)
        self.show_room()

    def at_desk(self, act: Callable[[], object]) -> None:
        """Do something at the desk, in a thread."""
        self.work("desk", lambda _: act(), lambda _: DeskDone())

    def headline(self, what: str) -> tuple[str, str]:
        """Return title and aside: the room and what is going on; whether it is paused, and the code."""
        room = self.room
        state = self.words("console.paused") if room.is_frozen else self.words("console.code", code=room.code)
        aside = self.words("console.closed") if room.is_closed else state
        return f"{room.name} · {what}", self.console.trouble or aside

    def action_pause(self) -> None:
        """Hold everybody, or let them go on."""
        self.at_desk(self.desk.resume if self.room.is_frozen else self.desk.freeze)

    def action_wall(self) -> None:
        """Show what the group may see, large."""
        from simulator.tui.room.wall_screen import WallScreen

        self.app.push_screen(WallScreen())

    def action_hint(self) -> None:
        """Send a hint to all."""
        self.ask_hint(None)

    def ask_hint(self, member: str | None) -> None:
        """Ask for a hint and send it."""
        from simulator.tui.room.pick import TextPrompt

        name = self.room.members[member].name if member else ""
        title = self.words("console.hint_one", name=name) if member else self.words("console.hint_all")

        def send(text: str | None) -> None:
            if text:
                self.at_desk(lambda: self.desk.send_hint(text, member))

        self.app.push_screen(TextPrompt(self.words, title), send)

    def pick_dialogue(self, then: "Callable[[Dialogue], None]") -> None:
        """Let the trainer choose a dialogue."""
        self.work("dialogues", lambda practice: practice.catalogue, lambda catalogue: DialoguesRead(catalogue, then))

    @on(DialoguesRead)
    def offer_dialogues(self, event: DialoguesRead) -> None:
        """Show the list."""
        from simulator.tui.room.pick import DialoguePicker

        def chosen(dialogue_id: str | None) -> None:
            if dialogue_id:
                event.then(event.catalogue.find(dialogue_id))

        self.app.push_screen(DialoguePicker(self.words, event.catalogue.dialogues), chosen)

    def begin_round(self, mode: Mode, line: "ChosenLine", before: str = "", member: str | None = None) -> None:
        """Put a line to all, or to one trainee while the others watch, in a way of working."""

        def begin() -> None:
            self.desk.choose_mode(mode)
            self.desk.open_round(line.situation, line.channel, line.text, before, member)

        self.at_desk(begin)

    def pick_line(self, dialogue: "Dialogue", then: "Callable[[ChosenLine], None]") -> None:
        """Let the trainer choose what the client says, or type it."""
        from simulator.tui.room.pick import LinePicker

        def chosen(line: "ChosenLine | None") -> None:
            if line:
                then(line)

        self.app.push_screen(LinePicker(self.words, dialogue, self.room.language), chosen)
