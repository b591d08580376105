"""The conversation and its debrief at a seat: the same screens, held by the trainer's pause and kept to the room."""

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.message import Message

from simulator.practice.events import Replied
from simulator.room.events import Target
from simulator.room.room import Room
from simulator.tui.background import JobFailed
from simulator.tui.narration import scene_of
from simulator.tui.review.turn import model_lines, turn_lines
from simulator.tui.room.notices import Notices
from simulator.tui.room.replies import remark_lines
from simulator.tui.room.seat_app import SeatApp
from simulator.tui.room.styles import screen_style
from simulator.tui.screens.conversation import ConversationScreen
from simulator.tui.screens.debrief import DebriefScreen, LookedBack, ReadyToRetry
from simulator.tui.screens.reflection import ReflectionKept, ReflectionScreen
from simulator.tui.screens.worded_screen import WordedScreen
from simulator.tui.widgets.turn_card import TurnCard

if TYPE_CHECKING:
    from simulator.practice.debrief import Debrief
    from simulator.practice.practice import Practice

Result = TypeVar("Result")

NEEDS_OPEN_ROOM = frozenset({"turn", "back", "hint", "retry"})


class Noticed(WordedScreen[None]):
    """Shows what the trainer says above the screen, and holds the trainee while the room is paused."""

    def watch_room(self) -> None:
        """Follow the trainer's pause and hints."""
        self.watch(self.app, "room", self.show_notices)
        self.watch(self.app, "trouble", self.show_notices)

    def show_notices(self) -> None:
        """Say what there is to say."""
        assert isinstance(self.app, SeatApp)
        room = self.app.room
        me = room.members.get(self.app.member)
        for notices in self.query(Notices):
            hint = me.hint if me else ""
            notices.show(self.words, hint=hint, is_frozen=room.is_frozen, trouble=self.app.trouble)

    def work(self, job: str, work: "Callable[[Practice], Result]", done: Callable[[Result], Message]) -> None:
        """Do something in a thread; what changes the conversation only while the room is open."""
        assert isinstance(self.app, SeatApp)
        seat = self.app.seat

        def held(practice: "Practice") -> Result:
            if seat and job in NEEDS_OPEN_ROOM:
                seat.require_open()
            return work(practice)

        super().work(job, held, done)


class SeatConversation(Noticed, ConversationScreen):
    """A conversation of one trainee."""

    CSS_PATH = [screen_style("reply_box"), screen_style("conversation")]  # noqa: RUF012

    def compose_body(self) -> ComposeResult:
        """Lay out the notices above the conversation."""
        yield Notices()
        yield from super().compose_body()

    def on_mount(self) -> None:
        """Follow the room."""
        self.watch_room()

    @property
    def attempt_id(self) -> str:
        """Which attempt this is."""
        return self._attempt.id

    @property
    def typed(self) -> str:
        """What stands in the box."""
        return self._panel.box.text

    def action_debrief(self) -> None:
        """Look back, after a question to the trainee."""
        self.app.switch_screen(SeatReflection(self._attempt))


class SeatReflection(ReflectionScreen):
    """The question before the debrief."""

    CSS_PATH = [screen_style("reply_box"), screen_style("reflection")]  # noqa: RUF012

    @on(JobFailed)
    @on(ReflectionKept)
    def go_on(self, event: Message) -> None:
        """Look back at the seat, not elsewhere."""
        event.prevent_default()
        self.action_skip()

    def action_skip(self) -> None:
        """Look back."""
        self.app.switch_screen(SeatDebrief(self._attempt))


class SeatDebrief(Noticed, DebriefScreen):
    """A trainee's own debrief. What comes next is for the trainer to say."""

    CSS_PATH = str(screen_style("debrief"))

    def compose_body(self) -> ComposeResult:
        """Lay out the notices above the debrief."""
        yield Notices()
        yield from super().compose_body()

    def on_mount(self) -> None:
        """Follow the room: also what the trainer says about a turn."""
        self.watch_room()
        self.watch(self.app, "room", self.show_remarks, init=False)

    async def show_remarks(self, before: Room, after: Room) -> None:
        """Write the cards again when the trainer said something."""
        if (before.comments, before.overrides, before.examples) != (after.comments, after.overrides, after.examples):
            await self._show()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave out other dialogues, and going on in a closed room."""
        assert isinstance(self.app, SeatApp)
        if action in ("again", "next_exercise") or (action == "retry" and self.app.room.is_closed):
            return False
        return super().check_action(action, parameters)

    def _look_back(self) -> None:
        attempt, leaf = self._attempt, self._leaf

        def look_back(practice: "Practice") -> LookedBack:
            from simulator.practice.debrief import build_debrief

            return LookedBack(build_debrief(attempt, practice.scorer, leaf), None)

        self.work("debrief", look_back, lambda message: message)

    def _cards(self, debrief: "Debrief") -> list[TurnCard]:
        scene, words = scene_of(self._attempt), self.words
        return [
            TurnCard(
                review.turn.id,
                self._with_remarks(turn_lines(review, number, scene, words), review.turn.id),
                model_lines(review, scene.spoken, words),
            )
            for number, review in enumerate(debrief.turns, start=1)
        ]

    def _with_remarks(self, text: Content, turn: int) -> Content:
        assert isinstance(self.app, SeatApp)
        target = Target(attempt=self._attempt.id, turn=turn)
        return Content("\n").join([text, *remark_lines(target, self.app.room, self.words)])

    @on(ReadyToRetry)
    def play_on(self, event: ReadyToRetry) -> None:
        """Play from there at the seat, not elsewhere."""
        event.prevent_default()
        draft = event.turn.action.text if isinstance(event.turn.action, Replied) else ""
        self.app.switch_screen(SeatConversation(self._attempt, draft))
