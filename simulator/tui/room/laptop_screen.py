"""One laptop for the group: names, then each in turn answers in private, then each in turn votes; then the result."""

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from simulator.literal import harmless
from simulator.room.events import Mode
from simulator.room.room import Member, Round
from simulator.room.seat import shown_answers
from simulator.tui.background import JobFailed
from simulator.tui.keys import key
from simulator.tui.room.console_screen import COMMON, ConsoleScreen
from simulator.tui.room.pick import ChosenLine
from simulator.tui.room.replies import client_line
from simulator.tui.room.stage import belongs
from simulator.tui.room.vote_list import VoteList
from simulator.tui.widgets.reply_box import ReplyBox
from simulator.tui.widgets.title_bar import TitleBar

if TYPE_CHECKING:
    from simulator.dialogue.model import Dialogue


class Step(StrEnum):
    """What the laptop is for now."""

    NAMES = "names"
    LINE = "line"  # the trainer chooses what the client says
    PASS_ANSWER = "pass_answer"  # to the next one, who has not seen anything yet
    ANSWER = "answer"
    PASS_VOTE = "pass_vote"
    VOTE = "vote"
    RESULT = "result"


class TurnDone(Message):
    """An answer or a vote is kept."""


@dataclass
class CameIn(Message):
    """Somebody has a seat."""

    name: str


class LaptopScreen(ConsoleScreen):
    """Whose turn it is follows from the room, so that nothing is lost when the program stops."""

    BINDINGS = [  # noqa: RUF012
        key("enter", "take", "laptop_take"),
        key("n", "new_line", "room_new_line"),
        key("s", "skip", "laptop_skip"),
        *COMMON,
        key("escape", "board", "room_board", label="esc"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._holder: str | None = None  # who has taken the keyboard; a screen is only for them
        self._skipped: set[tuple[int, str]] = set()

    def compose_body(self) -> ComposeResult:
        """Lay out everything there can be; a step shows its part."""
        yield TitleBar("")
        with VerticalScroll(id="stage"):
            yield Static(id="stage-text", markup=False)
        yield VoteList()
        yield Input(id="names", max_length=400)
        yield ReplyBox(id="answer")

    @property
    def round(self) -> Round | None:
        """The round that is on, if it is one of this way of working."""
        now, mode = self.room.round, Mode.ONE_LAPTOP
        return now if now and self.room.mode is mode and belongs(now, mode) else None

    @property
    def step(self) -> Step:
        """What comes now."""
        now = self.round
        if not self.room.members:
            return Step.NAMES
        if now is None:
            return Step.LINE
        if now.is_revealed:
            return Step.RESULT
        turn = self.turn
        has_keyboard = turn is not None and turn.id == self._holder
        if now.is_open:
            return Step.ANSWER if has_keyboard else Step.PASS_ANSWER
        return Step.VOTE if has_keyboard else Step.PASS_VOTE

    @property
    def turn(self) -> Member | None:
        """Whose turn it is: the first who has not answered, or not voted, and was not passed over."""
        now = self.round
        if now is None:
            return None
        done = now.answers if now.is_open else now.votes
        able = [member for member in self.room.members.values() if now.is_open or len(now.order) > 1]
        return next((one for one in able if one.id not in done and (now.number, one.id) not in self._skipped), None)

    def show_room(self) -> None:
        """Draw the step."""
        if not self.query("#answer") or not self.room.size:
            return
        step, turn = self.step, self.turn
        if turn is None and step not in (Step.NAMES, Step.LINE, Step.RESULT):
            self._everybody_had_a_turn()
            return
        self.query_one(TitleBar).show(*self.headline(self.words("console.mode.one_laptop")))
        self.query_one("#names").display = step in (Step.NAMES, Step.LINE)
        self.query_one("#answer").display = step is Step.ANSWER
        self.query_one(VoteList).display = step is Step.VOTE
        self.query_one("#stage-text", Static).update(self._page(step, turn))
        if step is Step.VOTE and turn and self.round:
            self.query_one(VoteList).show(self.round.number, shown_answers(self.room, turn.id), None, self.words)
        self._put_focus(step)
        self.refresh_bindings()
        if step is Step.RESULT:
            self._show_result()

    def _page(self, step: Step, turn: Member | None) -> Content:
        words, now = self.words, self.round
        name = harmless(turn.name) if turn else ""
        match step:
            case Step.NAMES | Step.LINE:
                names = harmless(", ".join(member.name for member in self.room.members.values()))
                return Content.assemble(
                    (words("laptop.who"), "bold"), f"\n\n{names}\n\n", (words("laptop.start"), "$muted")
                )
            case Step.PASS_ANSWER | Step.PASS_VOTE:
                return Content.assemble(
                    (words("laptop.give", name=name), "bold $accent"),
                    "\n\n",
                    (words("laptop.enter", name=name), "$muted"),
                )
            case Step.ANSWER if now:
                return Content.assemble((f"{name}\n\n", "bold $accent"), client_line(now, words))
            case Step.VOTE if now:
                asked = words("seat.vote_question")
                return Content.assemble((f"{name}\n\n", "bold $accent"), client_line(now, words), f"\n\n{asked}")
            case _:
                return Content("")

    def _put_focus(self, step: Step) -> None:
        match step:
            case Step.NAMES:
                self.query_one("#names", Input).placeholder = self.words("laptop.name")
                self.query_one("#names").focus()
            case Step.ANSWER:
                self.query_one("#answer").focus()
            case Step.VOTE:
                self.query_one(VoteList).focus()
            case _:
                self.query_one("#names", Input).placeholder = self.words("laptop.name")
                self.query_one("#stage").focus()

    def _everybody_had_a_turn(self) -> None:
        now = self.round
        if now and now.is_open and now.answers:
            self.at_desk(lambda: self.desk.open_voting(self.console.chance))
        elif now and now.order:
            self.at_desk(self.desk.reveal)

    def _show_result(self) -> None:
        from simulator.tui.room.laptop_result import LaptopResult

        if self.app.screen is self:
            self.app.switch_screen(LaptopResult())

    # Names

    @on(Input.Submitted)
    def let_in(self, event: Input.Submitted) -> None:
        """Give each name, with commas between, a seat."""
        names = [name.strip() for name in event.value.split(",") if name.strip()]
        event.input.clear()
        for name in names:
            self.work(f"let-in-{name}", lambda _, name=name: self.console.let_in(name), CameIn)  # type: ignore[misc]
        if not names and self.room.members:
            self.action_new_line()

    # Turns

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what works now."""
        step = self.step
        is_passing = step in (Step.PASS_ANSWER, Step.PASS_VOTE)
        match action:
            case "take" | "skip":
                return is_passing
            case "new_line":
                return step is Step.LINE
            case "wall" | "pause" | "board":
                return step not in (Step.ANSWER, Step.VOTE)
            case _:
                return True

    def action_take(self) -> None:
        """The one whose turn it is has the keyboard."""
        self._holder = self.turn.id if self.turn else None
        self.query_one(ReplyBox).text = ""
        self.show_room()

    def action_skip(self) -> None:
        """Pass over someone who is not there."""
        if self.round and self.turn:
            self._skipped.add((self.round.number, self.turn.id))
            self.show_room()

    @on(ReplyBox.Sent)
    def answer(self, event: ReplyBox.Sent) -> None:
        """Keep the answer and hide it."""
        turn = self.turn
        if turn and self.step is Step.ANSWER:
            member, text = turn.id, event.text
            self.work("answer", lambda _: self.console.seat_of(member).answer(text), lambda _: TurnDone())

    @on(VoteList.Chosen)
    def vote(self, event: VoteList.Chosen) -> None:
        """Keep the vote."""
        turn = self.turn
        if turn and self.step is Step.VOTE:
            member = turn.id
            self.work("vote", lambda _: self.console.seat_of(member).vote(event.place), lambda _: TurnDone())

    @on(TurnDone)
    def pass_on(self) -> None:
        """Give the keyboard to the next one."""
        self._holder = None
        self.query_one(ReplyBox).text = ""
        self.show_room()

    @on(JobFailed)
    def stay(self) -> None:
        """Why it failed is told as everywhere; the words are still there."""

    def action_new_line(self) -> None:
        """Choose what the client says to all."""
        self.pick_dialogue(self._pick_line)

    def _pick_line(self, dialogue: "Dialogue") -> None:
        self.pick_line(dialogue, self._begin)

    def _begin(self, line: ChosenLine) -> None:
        self._holder = None
        self.begin_round(Mode.ONE_LAPTOP, line)

    def action_board(self) -> None:
        """Go back to the board."""
        self.dismiss()
