"""The board: how to come in, and where every trainee is. From here the trainer chooses the way of working."""

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from simulator.literal import harmless
from simulator.locale.wording import Wording
from simulator.room.board import BoardRow, Whereabouts, read_board
from simulator.room.events import Mode
from simulator.tui.keys import key
from simulator.tui.room.console_screen import COMMON, ConsoleScreen
from simulator.tui.widgets.bars import fit
from simulator.tui.widgets.title_bar import TitleBar

if TYPE_CHECKING:
    from simulator.dialogue.model import Dialogue

EVERY = 3.0  # seconds; turns in a dialogue are no events of the room
NAME_WIDTH = 22
WHERE_WIDTH = 20
TURN_WIDTH = 10
MARKS = {
    Whereabouts.STUCK: ("▲", "$warning"),
    Whereabouts.DONE: ("●", "$success"),
    Whereabouts.ANSWERED: ("●", "$success"),
    Whereabouts.VOTED: ("●", "$success"),
    Whereabouts.PLAYING: ("◐", "$primary"),
    Whereabouts.THINKING: ("○", "$muted"),
}


@dataclass
class BoardRead(Message):
    """Where everybody is."""

    rows: tuple[BoardRow, ...]


class MemberList(OptionList):
    """One trainee a row; enter looks closer."""

    BINDINGS = [key("enter", "select", "room_member")]  # noqa: RUF012

    def __init__(self) -> None:
        super().__init__(markup=False, compact=True)

    @property
    def chosen(self) -> str | None:
        """The id of the trainee that is selected."""
        return None if self.highlighted is None else self.get_option_at_index(self.highlighted).id

    def show(self, rows: tuple[BoardRow, ...], words: Wording) -> None:
        """Replace all rows; the selection stays on the same trainee."""
        chosen = self.chosen
        self.clear_options()
        self.add_options([Option(row_line(row, words), row.member) for row in rows])
        ids = [row.member for row in rows]
        if ids:
            self.highlighted = ids.index(chosen) if chosen in ids else 0


class BoardScreen(ConsoleScreen):
    """Everybody at a glance."""

    BINDINGS = [  # noqa: RUF012
        key("a", "assign", "room_assign"),
        key("s", "assign_one", "room_assign_one"),
        key("r", "round", "room_round"),
        key("t", "client", "room_client"),
        key("l", "laptop", "room_laptop"),
        key("h", "hint", "room_hint"),
        key("i", "hint_one", "room_hint_one"),
        *COMMON,
        key("d", "group", "room_group"),
        key("e", "end", "room_end"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[BoardRow, ...] = ()
        self._has_resumed = False

    def compose_body(self) -> ComposeResult:
        """Lay out the way in and the list."""
        yield TitleBar("")
        with Vertical(id="board"):
            yield Static(id="entrance", markup=False)
            yield Static(id="board-head", markup=False)
            yield MemberList()
            yield Static(id="board-note", markup=False)

    def on_mount(self) -> None:
        """Look again every few seconds."""
        self.set_interval(EVERY, self.look)
        self.query_one(MemberList).focus()

    def show_room(self) -> None:
        """Draw what the room alone tells, then look where everybody is."""
        if not self.query(MemberList) or not self.room.size:
            return
        self.query_one(TitleBar).show(*self.headline(self.words(f"console.mode.{self.room.mode}")))
        self.query_one("#entrance", Static).update(self._way_in())
        count = self.words.count("console.members", len(self.room.members))
        self.query_one("#board-head", Static).update(Content(count))
        self.look()
        self.refresh_bindings()
        self._resume()

    def _resume(self) -> None:
        """Open what was going on when the console was closed."""
        if self._has_resumed:
            return
        self._has_resumed = True
        if self.room.is_closed:
            self.action_group()
        elif self.room.round and self.room.mode is not Mode.ASSIGNED:
            self._open(self.room.mode)

    def _way_in(self) -> Content:
        entrance, words = self.console.entrance, self.words
        if not entrance.address:
            return Content.styled(words("console.no_server"), "$muted")
        return Content.assemble(
            (f"{words('console.address')}  ", "$muted"),
            (entrance.address, "bold"),
            (f"   {words('console.room_code')}  ", "$muted"),
            (entrance.code, "bold $accent"),
            (f"   {words('console.pin')}  ", "$muted"),
            entrance.pin or words("console.pin_known"),
        )

    def look(self) -> None:
        """Read where everybody is, unless that is going on."""
        if any(worker.name == "board" and not worker.is_finished for worker in self.workers):
            return
        room, clock = self.room, self.console.place.clock
        self.work("board", lambda practice: read_board(room, practice, clock()), BoardRead)

    @on(BoardRead)
    def show_board(self, event: BoardRead) -> None:
        """Draw the rows."""
        if event.rows != self._rows:
            self._rows = event.rows
            self.query_one(MemberList).show(event.rows, self.words)
        self.query_one("#board-note", Static).update("" if event.rows else self.words("console.nobody"))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what works now."""
        match action:
            case "assign" | "round" | "client" | "laptop" | "pause" | "hint":
                return not self.room.is_closed
            case "assign_one" | "hint_one":
                return not self.room.is_closed and bool(self.room.members)
            case _:
                return True

    # Ways of working

    def action_assign(self) -> None:
        """Give a dialogue to all."""
        self.pick_dialogue(partial(self._assign, None))

    def action_assign_one(self) -> None:
        """Give a dialogue to the trainee that is selected."""
        self.pick_dialogue(partial(self._assign, self.query_one(MemberList).chosen))

    def _assign(self, member: str | None, dialogue: "Dialogue") -> None:
        seed = self.console.chance.randrange(1_000_000)

        def assign() -> None:
            self.desk.assign(dialogue.id, seed, member)
            self.desk.choose_mode(Mode.ASSIGNED)

        self.at_desk(assign)

    def action_round(self) -> None:
        """Put one line to all."""
        self._open(Mode.ROUND)

    def action_client(self) -> None:
        """Play the client."""
        self._open(Mode.TRAINER_AS_CLIENT)

    def action_laptop(self) -> None:
        """Let this keyboard go round."""
        self._open(Mode.ONE_LAPTOP)

    def _open(self, mode: Mode) -> None:
        match mode:
            case Mode.ROUND:
                from simulator.tui.room.round_screen import RoundScreen

                self.app.push_screen(RoundScreen())
            case Mode.TRAINER_AS_CLIENT:
                from simulator.tui.room.client_screen import ClientScreen

                self.app.push_screen(ClientScreen())
            case Mode.ONE_LAPTOP:
                from simulator.tui.room.laptop_screen import LaptopScreen

                self.app.push_screen(LaptopScreen())
            case Mode.ASSIGNED:
                pass

    def action_hint_one(self) -> None:
        """Send a hint to the trainee that is selected."""
        self.ask_hint(self.query_one(MemberList).chosen)

    @on(OptionList.OptionSelected)
    def look_closer(self, event: OptionList.OptionSelected) -> None:
        """Open what a trainee said."""
        from simulator.tui.room.member_screen import MemberScreen

        if event.option_id:
            self.app.push_screen(MemberScreen(event.option_id))

    # The end

    def action_group(self) -> None:
        """Show the debrief for the group."""
        from simulator.tui.room.group_screen import GroupScreen

        self.app.push_screen(GroupScreen())

    def action_end(self) -> None:
        """Close the room, once that is sure, and show the debrief for the group."""
        from simulator.tui.room.pick import Confirm

        def end(is_sure: bool | None) -> None:
            if is_sure:
                self.at_desk(self.desk.close)
                self.action_group()

        if self.room.is_closed:
            self.action_group()
        else:
            self.app.push_screen(Confirm(self.words, self.words("console.end_sure")), end)


def row_line(row: BoardRow, words: Wording) -> Content:
    """Return one trainee: name, what they do, the turn, the dialogue and how it ended."""
    mark = Content.styled(*MARKS.get(row.where, ("·", "$muted")))
    where = words(f"console.where.{row.where}", minutes=int(row.idle.total_seconds() // 60) if row.idle else 0)
    turn = words("conversation.turn", n=row.turn) if row.turn else ""
    title = harmless(row.title.in_language(words.language)) if row.title else ""
    last = Content(words(f"ending.{row.ending}")) if row.ending else Content.styled(title, "$muted")
    return Content.assemble(
        mark,
        " ",
        fit(Content.styled(harmless(row.name), "bold"), NAME_WIDTH),
        fit(Content(where), WHERE_WIDTH),
        fit(Content(turn), TURN_WIDTH),
        last,
    )
