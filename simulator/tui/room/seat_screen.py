"""The trainee's screen: waits, briefs, takes an answer or a vote, and shows the result, as the trainer leads."""

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from simulator.literal import harmless
from simulator.room.room import Assignment, Member, Room, Round
from simulator.room.seat import Seat, shown_answers
from simulator.tui.background import JobFailed
from simulator.tui.keys import key
from simulator.tui.messages import AttemptOpened
from simulator.tui.room.notices import Notices
from simulator.tui.room.retelling import retell
from simulator.tui.room.seat_app import SeatApp
from simulator.tui.room.seat_pages import closed_page, dialogue_page, result_page, scene_page, waiting_page
from simulator.tui.room.stage import Stage, stage_of
from simulator.tui.room.vote_list import VoteList
from simulator.tui.screens.worded_screen import WordedScreen
from simulator.tui.widgets.reply_box import ReplyBox
from simulator.tui.widgets.title_bar import TitleBar

if TYPE_CHECKING:
    from simulator.practice.attempt import Attempt
    from simulator.practice.practice import Practice


@dataclass
class AnswerKept(Message):
    """The answer is with the trainer; `room` is the room with it, so that nobody waits for the next look."""

    room: Room


@dataclass
class VoteKept(Message):
    """The vote counts."""

    place: int


@dataclass
class LookBack(Message):
    """The attempt to look back on."""

    attempt: "Attempt"


class SeatScreen(WordedScreen[None]):
    """Shows one stage at a time. Never waits for the room itself: it is told."""

    BINDINGS = [key("enter", "go_on", "seat_go_on")]  # noqa: RUF012

    def __init__(self) -> None:
        super().__init__()
        self._stage = Stage.WAITING
        self._assignment: Assignment | None = None
        self._round = 0  # the number of the round the box and the list are about
        self._is_busy = False
        self._has_resumed = False
        self._drafts: dict[str, str] = {}

    def compose_body(self) -> ComposeResult:
        """Lay out everything there can be; a stage shows its part."""
        yield TitleBar("")
        yield Notices()
        with VerticalScroll(id="stage", can_focus=True):
            yield Static(id="stage-text", markup=False)
        yield Static(id="stage-note", markup=False)
        yield VoteList()
        yield ReplyBox(id="answer")

    def on_mount(self) -> None:
        """Follow what the program knows of the room."""
        self.watch(self.program, "room", self.follow)
        self.watch(self.program, "trouble", self.follow)

    def translate(self) -> None:
        """Write everything in the language chosen now; nothing is made anew, so what was typed stays."""
        retell(self, self.words)
        self.follow()

    @property
    def seat_program(self) -> SeatApp:
        """The program by its own type."""
        assert isinstance(self.app, SeatApp)
        return self.app

    @property
    def seat(self) -> Seat | None:
        """The seat, once it is taken."""
        return self.seat_program.seat

    @property
    def _me(self) -> Member | None:
        return self.seat_program.room.members.get(self.seat_program.member)

    @property
    def _box(self) -> ReplyBox:
        return self.query_one("#answer", ReplyBox)

    def follow(self) -> None:
        """Show the stage that goes with the room."""
        if not self.query("#answer"):
            return
        room, me = self.seat_program.room, self._me
        stage = stage_of(room, self.seat_program.member)
        hint = me.hint if me and stage is not Stage.CLOSED else ""
        self.query_one(Notices).show(self.words, hint=hint, is_frozen=room.is_frozen, trouble=self.seat_program.trouble)
        self.query_one(TitleBar).show(room.name or "Wittevlag", me.name if me else "")
        self._come_back(stage)
        self._enter(stage)

    def _come_back(self, stage: Stage) -> None:
        """Leave a conversation when the trainer goes on with something else; it is kept."""
        assignment = self._me.assignment if self._me else None
        is_over = stage is not self._stage or assignment != self._assignment
        self._assignment = assignment
        if is_over and self._stage is Stage.DIALOGUE and self.app.screen is not self:
            from simulator.tui.room.seat_conversation import SeatConversation

            for screen in self.app.screen_stack:
                if isinstance(screen, SeatConversation):
                    self._drafts[screen.attempt_id] = screen.typed
            while self.app.screen is not self:
                self.app.pop_screen()

    def _enter(self, stage: Stage) -> None:
        now, is_new = self.seat_program.room.round, stage is not self._stage
        self._stage = stage
        self._box.display = stage is Stage.ANSWERING
        self.query_one(VoteList).display = stage is Stage.VOTING
        self.query_one("#stage").set_class(stage is Stage.VOTING, "-line")
        if stage is Stage.ANSWERING and now:
            self._ask(now)
        if stage is Stage.VOTING:
            self._offer_votes()
        self._write(stage)
        if is_new:
            self._put_focus(stage)
        self.refresh_bindings()
        if stage is Stage.DIALOGUE and not self._has_resumed:
            self._has_resumed = True
            if self._has_begun():
                self.action_go_on()

    def _has_begun(self) -> bool:
        """Return whether the trainee was in the middle of something: a reloaded tab goes on there."""
        return bool(self._me and self._me.attempts)

    def _put_focus(self, stage: Stage) -> None:
        match stage:
            case Stage.ANSWERING:
                self._box.focus()
            case Stage.VOTING:
                self.query_one(VoteList).focus()
            case _:
                self.query_one("#stage").focus()

    def _write(self, stage: Stage) -> None:
        self.query_one("#stage-text", Static).update(self._page(stage))
        note = self._note(stage)
        self.query_one("#stage-note", Static).update(note)
        self.query_one("#stage-note").display = bool(note)

    def _page(self, stage: Stage) -> Content:
        room, member, words = self.seat_program.room, self.seat_program.member, self.words
        match stage:
            case Stage.WAITING:
                return waiting_page(room, words)
            case Stage.DIALOGUE:
                practice = self.seat_program.open_practice() if self.seat else None
                return dialogue_page(self._me, practice.catalogue if practice else None, words)
            case Stage.ANSWERING | Stage.WATCHING | Stage.VOTING:
                return scene_page(room, member, words)
            case Stage.RESULT:
                return result_page(room, member, words)
            case Stage.CLOSED:
                return closed_page(room, member, words)

    def _note(self, stage: Stage) -> Content:
        now, member = self.seat_program.room.round, self.seat_program.member
        match stage:
            case Stage.ANSWERING if now and member in now.answers:
                is_same = self._box.text.strip() in ("", now.answers[member].text.strip())
                return Content.styled(self.words("seat.sent" if is_same else "seat.changed"), "$success")
            case Stage.VOTING:
                return Content.styled(self.words("seat.vote_question"), "bold")
            case _:
                return Content("")

    # A round

    def _ask(self, now: Round) -> None:
        self._box.placeholder = self.words("conversation.placeholder")
        self._box.border_title = Content(self.words("conversation.box"))
        self._box.border_subtitle = Content(self.words("conversation.box_foot"))
        if self._round != now.number:
            given = now.answers.get(self.seat_program.member)
            self._box.text = given.text if given else ""
            self._box.move_cursor(self._box.document.end)
            self._round = now.number

    @on(ReplyBox.Sent)
    def send(self, event: ReplyBox.Sent) -> None:
        """Hand in the answer; one at a time."""
        seat = self.seat
        if seat and not self._is_busy:
            self._is_busy = True
            self.work("answer", partial(_answer, seat, event.text), AnswerKept)

    @on(AnswerKept)
    def confirm(self, event: AnswerKept) -> None:
        """Say that it was sent; another answer may follow."""
        self._is_busy = False
        self.seat_program.show_room(event.room)

    @on(ReplyBox.Changed)
    def note_change(self) -> None:
        """Say whether what is in the box was sent."""
        if self._stage is Stage.ANSWERING:
            self._write(self._stage)

    def _offer_votes(self) -> None:
        now = self.seat_program.room.round
        assert now is not None
        chosen = now.votes.get(self.seat_program.member)
        place = now.order.index(chosen) + 1 if chosen in now.order else None
        answers = shown_answers(self.seat_program.room, self.seat_program.member)
        self.query_one(VoteList).show(now.number, answers, place, self.words)

    @on(VoteList.Chosen)
    def vote(self, event: VoteList.Chosen) -> None:
        """Vote."""
        seat = self.seat
        if seat and not self._is_busy:
            self._is_busy = True
            self.work("vote", lambda _: seat.vote(event.place), lambda _: VoteKept(event.place))

    @on(VoteKept)
    def confirm_vote(self, event: VoteKept) -> None:
        """Say which one; the list shows it when the room says so."""
        self._is_busy = False

    @on(JobFailed)
    def free(self) -> None:
        """Let the trainee try again; why it failed is told as everywhere."""
        self._is_busy = False

    # A dialogue, and looking back

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer enter where it does something."""
        if action == "go_on":
            is_closed = self._stage is Stage.CLOSED
            return self.seat is not None and (self._stage is Stage.DIALOGUE or (is_closed and self._has_begun()))
        return True

    def action_go_on(self) -> None:
        """Play the dialogue, or look back on it once the room is closed."""
        seat, me = self.seat, self._me
        if not seat or not me or self._is_busy:
            return
        self._is_busy = True
        if self._stage is Stage.CLOSED:
            self.work("open", partial(_resume, me.attempts[-1]), LookBack)
        else:
            self.work("open", lambda _: seat.attempt(), AttemptOpened)

    @on(AttemptOpened)
    def play(self, event: AttemptOpened) -> None:
        """Open the conversation, or the debrief of one that is over."""
        from simulator.tui.room.seat_conversation import SeatConversation, SeatDebrief

        self._is_busy = False
        attempt = event.attempt
        if self._stage is not Stage.DIALOGUE or self.app.screen is not self:
            return
        draft = self._drafts.pop(attempt.id, "")
        self.app.push_screen(SeatDebrief(attempt) if attempt.is_over else SeatConversation(attempt, draft))

    @on(LookBack)
    def look_back(self, event: LookBack) -> None:
        """Open the trainee's own debrief."""
        from simulator.tui.room.seat_conversation import SeatDebrief

        self._is_busy = False
        if event.attempt.path:
            self.app.push_screen(SeatDebrief(event.attempt))
        else:
            self.notify(harmless(self.words("seat.nothing_played")), markup=False)


def _answer(seat: Seat, text: str, _practice: "Practice") -> Room:
    seat.answer(text)
    return seat.room


def _resume(attempt: str, practice: "Practice") -> "Attempt":
    return practice.resume(attempt)
