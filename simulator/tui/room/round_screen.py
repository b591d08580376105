"""A round: one line for all, answers counted, votes counted, and only then the verdicts."""

from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import Container, VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from simulator.guidance.verdict import Verdict
from simulator.literal import harmless
from simulator.room.events import Mode, Target
from simulator.room.room import Round
from simulator.room.seat import ShownAnswer, context_of, shown_answers
from simulator.scoring.context import Context
from simulator.tui.keys import key
from simulator.tui.room.console_screen import COMMON
from simulator.tui.room.pick import ChosenLine
from simulator.tui.room.remarks import RemarkingScreen
from simulator.tui.room.replies import client_line, reply_line, target_of, verdict_lines
from simulator.tui.room.stage import belongs
from simulator.tui.widgets.title_bar import TitleBar

if TYPE_CHECKING:
    from simulator.dialogue.model import Dialogue


class ReplyList(OptionList):
    """The replies in their random order."""

    def __init__(self) -> None:
        super().__init__(markup=False)


class RoundScreen(RemarkingScreen):
    """Leads one round after another. Names stay hidden until asked for."""

    MODE = Mode.ROUND
    BINDINGS = [  # noqa: RUF012
        key("v", "next_step", "room_next"),
        key("c", "comment", "room_comment"),
        key("o", "override", "room_override"),
        key("x", "example", "room_example"),
        key("w", "names", "room_names"),
        key("n", "new_line", "room_new_line"),
        key("h", "hint", "room_hint"),
        *COMMON,
        key("b,escape", "board", "room_board", label="b"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._shows_names = False
        self._has_asked = False

    def compose_body(self) -> ComposeResult:
        """Lay out the line, the count, the replies, and one of them closer."""
        yield TitleBar("")
        with VerticalScroll(id="said", can_focus=False):
            yield Static(id="line", markup=False)
        yield Static(id="count", markup=False)
        with Container(id="replies"):
            yield ReplyList()
            with VerticalScroll(id="detail", can_focus=False):
                yield Static(id="detail-text", markup=False)

    @property
    def round(self) -> Round | None:
        """The round that is on, if it is one of this way of working."""
        now = self.room.round
        return now if now and self.room.mode is self.MODE and belongs(now, self.MODE) else None

    @property
    def _list(self) -> ReplyList:
        return self.query_one(ReplyList)

    def show_room(self) -> None:
        """Draw the round."""
        if not self.query(ReplyList) or not self.room.size:
            return
        now = self.round
        title = self.words("seat.round", n=now.number) if now else self.words(f"console.mode.{self.MODE}")
        self.query_one(TitleBar).show(*self.headline(title))
        self.query_one("#line", Static).update(client_line(now, self.words) if now else "")
        self.query_one("#count", Static).update(self._count(now))
        self._show_replies(now)
        self.refresh_bindings()
        if now is None and not self._has_asked:
            self._has_asked = True
            self.action_new_line()

    def _count(self, now: Round | None) -> Content:
        words = self.words
        if now is None:
            return Content.styled(words("console.no_round"), "$muted")
        everybody = len(self.room.members)
        if now.is_open:
            missing = [member.name for member in self.room.members.values() if member.id not in now.answers]
            names = harmless(", ".join(missing)) if self._shows_names else ""
            told = words("console.answered", n=len(now.answers), total=everybody)
            return Content.assemble(
                (told, "bold"), (f"  {words('console.missing', names=names)}", "$muted") if names else ""
            )
        told = words("console.voted", n=len(now.votes), total=everybody)
        return Content.styled(words("console.revealed") if now.is_revealed else told, "bold")

    def _answers(self) -> tuple[ShownAnswer, ...]:
        return shown_answers(self.room, None) if self.round else ()

    def _show_replies(self, now: Round | None) -> None:
        highlighted, answers = self._list.highlighted, self._answers()
        self._list.clear_options()
        self._list.add_options([Option(self._line(answer)) for answer in answers])
        self._list.display = bool(answers)
        if answers:
            self._list.highlighted = min(highlighted or 0, len(answers) - 1)
            self._list.focus()
        self.query_one("#detail").display = bool(answers and now and now.is_revealed)
        self._show_detail()

    def _line(self, answer: ShownAnswer) -> Content:
        target = target_of(answer, self.room)
        marks = "★ " if target in self.room.examples else ""
        name = self.room.members[target.member].name if self._shows_names and target.member else ""
        return Content.assemble(
            (marks, "$accent"), reply_line(answer, self.words), (f"  {harmless(name)}" if name else "", "$muted")
        )

    def _show_detail(self) -> None:
        place, answers = self._list.highlighted, self._answers()
        text = Content("")
        if place is not None and place < len(answers):
            text = verdict_lines(answers[place], self.room, self.words)
        self.query_one("#detail-text", Static).update(text)

    @on(OptionList.OptionHighlighted)
    def look_closer(self) -> None:
        """Show the selected reply with its verdict."""
        self._show_detail()

    def chosen_reply(self) -> tuple[Target, str, Verdict, Context] | None:
        """Return the selected reply."""
        now, place = self.round, self._list.highlighted
        if now is None or place is None or place >= len(now.order):
            return None
        given = now.answers[now.order[place]]
        target = Target(number=now.number, member=given.member)
        return target, given.text, given.verdict, context_of(now, self.room)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what works now: judging otherwise only once the verdicts are there."""
        now, is_open = self.round, not self.room.is_closed
        match action:
            case "next_step":
                return is_open and now is not None and not now.is_revealed and bool(now.answers)
            case "comment" | "example":
                return is_open and bool(now and now.order)
            case "override":
                return is_open and bool(now and now.is_revealed)
            case "names":
                return now is not None
            case "new_line" | "hint" | "pause":
                return is_open
            case _:
                return True

    def action_next_step(self) -> None:
        """Close the answers and let them vote; then show the verdicts."""
        now = self.round
        if now and now.is_open:
            self.at_desk(lambda: self.desk.open_voting(self.console.chance))
        elif now:
            self.at_desk(self.desk.reveal)

    def action_names(self) -> None:
        """Show or hide who said what; for the trainer's own screen."""
        self._shows_names = not self._shows_names
        self.show_room()

    def action_new_line(self) -> None:
        """Choose what the client says."""
        self.pick_dialogue(self._pick_line)

    def _pick_line(self, dialogue: "Dialogue") -> None:
        self.pick_line(dialogue, self._begin)

    def _begin(self, line: ChosenLine) -> None:
        self._shows_names = False
        self.begin_round(self.MODE, line)

    def action_board(self) -> None:
        """Go back to the board; the round goes on."""
        self.dismiss()
