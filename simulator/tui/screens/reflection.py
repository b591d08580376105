"""First the learner looks back, if they want to; then the debrief."""

from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.message import Message
from textual.widgets import Static

from simulator.practice.events import Reflected
from simulator.tui.background import JobFailed
from simulator.tui.keys import key
from simulator.tui.screens.worded_screen import WordedScreen
from simulator.tui.widgets.reply_box import ReplyBox
from simulator.tui.widgets.title_bar import TitleBar

if TYPE_CHECKING:
    from simulator.practice.attempt import Attempt


class ReflectionKept(Message):
    """What the learner wrote is kept."""


class ReflectionScreen(WordedScreen[None]):
    """Asks one question. Writing nothing, or esc, skips it."""

    TOPIC = "reflection"
    CSS_PATH = ["reply_box.tcss", "reflection.tcss"]  # noqa: RUF012
    BINDINGS = [key("escape", "skip", "skip")]  # noqa: RUF012

    def __init__(self, attempt: "Attempt") -> None:
        super().__init__()
        self._attempt = attempt

    def compose_body(self) -> ComposeResult:
        """Lay out the question and the box."""
        yield TitleBar(self.words("reflect.title"))
        with VerticalScroll(classes="page", can_focus=False):
            yield Static(self.words("reflect.question"), classes="prose question", markup=False)
            yield ReplyBox(id="reflection")
            yield Static(self.words("reflect.note"), classes="prose muted", markup=False)

    def on_mount(self) -> None:
        """Go on at once when the question was answered before; otherwise wait for words."""
        if any(isinstance(event, Reflected) for event in self._attempt.events):
            self.call_after_refresh(self.action_skip)
        box = self.query_one(ReplyBox)
        box.placeholder = self.words("reflect.placeholder")
        box.border_subtitle = self.words("conversation.box_foot")
        box.focus()

    def translate(self) -> None:
        """Change the words, keep what was typed."""
        typed = self.query_one(ReplyBox).text
        super().translate()
        self.call_after_refresh(self._put_back, typed)

    def _put_back(self, typed: str) -> None:
        self.query_one(ReplyBox).text = typed
        self.query_one(ReplyBox).focus()

    @on(ReplyBox.Sent)
    def keep(self, event: ReplyBox.Sent) -> None:
        """Keep the words, then look back."""
        if not event.text.strip():
            self.action_skip()
            return
        attempt, text = self._attempt, event.text
        self.work("reflect", lambda _: attempt.reflect(text), lambda _: ReflectionKept())

    @on(JobFailed)
    @on(ReflectionKept)
    def action_skip(self) -> None:
        """Look back."""
        from simulator.tui.screens.debrief import DebriefScreen

        self.app.switch_screen(DebriefScreen(self._attempt))
