"""What one trainee said, turn by turn and round by round, for the trainer to comment on."""

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from simulator.guidance.verdict import Verdict
from simulator.literal import folded
from simulator.practice.events import Replied
from simulator.room.events import Target
from simulator.room.room import Room
from simulator.room.seat import context_of
from simulator.scoring.context import Context
from simulator.tui.keys import key
from simulator.tui.readings import reading
from simulator.tui.review.evidence import marked_reply
from simulator.tui.room.console_screen import COMMON
from simulator.tui.room.remarks import RemarkingScreen
from simulator.tui.room.replies import remark_lines
from simulator.tui.widgets.title_bar import TitleBar

if TYPE_CHECKING:
    from simulator.practice.practice import Practice

EVERY = 3.0  # seconds
SHOWN_CLIENT = 300  # characters


@dataclass(frozen=True, slots=True)
class Said:
    """One reply with all a remark needs."""

    target: Target
    text: str
    verdict: Verdict
    context: Context


@dataclass
class SaidRead(Message):
    """All replies of the trainee."""

    said: tuple[Said, ...]


class MemberScreen(RemarkingScreen):
    """The latest reply is selected first."""

    BINDINGS = [  # noqa: RUF012
        key("c", "comment", "room_comment"),
        key("o", "override", "room_override"),
        key("x", "example", "room_example"),
        key("h", "hint", "room_hint_one"),
        *COMMON[:1],
        key("b,escape", "board", "room_board", label="b"),
    ]

    def __init__(self, member: str) -> None:
        super().__init__()
        self._member = member
        self._said: tuple[Said, ...] = ()

    def compose_body(self) -> ComposeResult:
        """Lay out the list."""
        yield TitleBar("")
        yield Static(id="board-note", markup=False)
        yield OptionList(markup=False, id="said-list")

    def on_mount(self) -> None:
        """Read again every few seconds."""
        self.set_interval(EVERY, self.look)
        self.query_one("#said-list").focus()

    def show_room(self) -> None:
        """Draw name and remarks, and read what was said."""
        if self.query("#said-list") and self._member in self.room.members:
            self.query_one(TitleBar).show(*self.headline(self.room.members[self._member].name))
            self._show_list()
            self.look()

    def look(self) -> None:
        """Read what the trainee said."""
        self.work("said", partial(_read, self.room, self._member), SaidRead)

    @on(SaidRead)
    def show_said(self, event: SaidRead) -> None:
        """Draw it when there is something new."""
        if event.said != self._said:
            was_last = self._list.highlighted in (None, len(self._said) - 1)
            self._said = event.said
            self._show_list()
            if was_last and self._said:
                self._list.highlighted = len(self._said) - 1
        self.query_one("#board-note", Static).update("" if self._said else self.words("console.said_nothing"))
        self.refresh_bindings()

    @property
    def _list(self) -> OptionList:
        return self.query_one("#said-list", OptionList)

    def _show_list(self) -> None:
        highlighted = self._list.highlighted
        self._list.clear_options()
        self._list.add_options([Option(self._line(said)) for said in self._said])
        if self._said:
            self._list.highlighted = min(highlighted or 0, len(self._said) - 1)

    def _line(self, said: Said) -> Content:
        words = self.words
        where = (
            words("seat.round", n=said.target.number)
            if said.target.number
            else words("debrief.turn", n=said.target.turn)
        )
        client = folded(said.context.client, SHOWN_CLIENT)[0]
        head = Content.assemble((f"{where}  ", "bold $accent"), (client, "$muted"))
        lines = [head, marked_reply(said.text, said.verdict)[0], reading(said.verdict, words)]
        return Content("\n").join([*lines, *remark_lines(said.target, self.room, words), Content("")])

    def chosen_reply(self) -> tuple[Target, str, Verdict, Context] | None:
        """Return the selected reply."""
        place = self._list.highlighted
        if place is None or place >= len(self._said):
            return None
        said = self._said[place]
        return said.target, said.text, said.verdict, said.context

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer remarks once there is something said."""
        if action in ("comment", "override", "example"):
            return bool(self._said) and not self.room.is_closed
        return True

    def action_hint(self) -> None:
        """Send a hint to this trainee."""
        self.ask_hint(self._member)

    def action_board(self) -> None:
        """Go back."""
        self.dismiss()


def _read(room: Room, member: str, practice: "Practice") -> tuple[Said, ...]:
    found = [
        Said(Target(number=one.number, member=member), given.text, given.verdict, context_of(one, room))
        for one in room.rounds
        if (given := one.answers.get(member))
    ]
    for attempt_id in room.members[member].attempts:
        for turn in practice.resume(attempt_id).path:
            if isinstance(turn.action, Replied):
                target = Target(attempt=attempt_id, turn=turn.id)
                found.append(Said(target, turn.action.text, turn.action.verdict, turn.context))
    return tuple(found)
