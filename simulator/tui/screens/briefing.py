"""The briefing: who you are, what went before, whom you talk to and what there is to practise."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from simulator.dialogue.model import Dialogue
from simulator.guidance.labels import label
from simulator.guidance.points import guidance_points
from simulator.literal import harmless
from simulator.tui.background import JobFailed
from simulator.tui.keys import key
from simulator.tui.screens.worded_screen import WordedScreen
from simulator.tui.widgets.bars import level_marks
from simulator.tui.widgets.title_bar import TitleBar

if TYPE_CHECKING:
    from simulator.practice.attempt import Attempt


@dataclass
class AttemptStarted(Message):
    """A new attempt can be played."""

    attempt: "Attempt"


class BriefingScreen(WordedScreen[None]):
    """Prepares for one dialogue and begins an attempt at it."""

    TOPIC = "briefing"
    BINDINGS = [  # noqa: RUF012
        key("enter", "start", "start"),
        key("escape", "back", "back"),
        key("question_mark", "app.show_help", "help", label="?"),
    ]

    def __init__(self, dialogue: Dialogue) -> None:
        super().__init__()
        self._dialogue = dialogue
        self._is_starting = False

    def compose_body(self) -> ComposeResult:
        """Lay out the briefing as one page."""
        dialogue, words = self._dialogue, self.words
        yield TitleBar(
            dialogue.title.in_language(self.language), label(dialogue.channel).name.in_language(self.language)
        )
        with VerticalScroll(classes="page"):
            yield Static(self._level(), classes="prose", markup=False)
            yield Static(words("briefing.situation"), classes="heading", markup=False)
            yield Static(Content(harmless(dialogue.briefing.in_language(self.language))), classes="prose")
            yield Static(words("briefing.client"), classes="heading", markup=False)
            yield Static(self._client(), classes="prose", markup=False)
            yield Static(words("briefing.teaches"), classes="heading", markup=False)
            yield Static(self._points(), classes="prose", markup=False)

    def on_mount(self) -> None:
        """Let the arrows scroll the page."""
        self.query_one(VerticalScroll).focus()

    def _level(self) -> Content:
        level = self._dialogue.level
        situation = label(self._dialogue.situation).description.in_language(self.language)
        return Content.assemble(level_marks(level), f" {self.words(f'level.{level}')}", (f"  ·  {situation}", "$muted"))

    def _client(self) -> Content:
        client = self._dialogue.client
        about = harmless(client.about.in_language(self.language))
        return Content.assemble((harmless(client.name), "bold"), "  ", about)

    def _points(self) -> Content:
        known = guidance_points()
        points = [known[point_id] for point_id in self._dialogue.teaches if point_id in known]
        lines = [
            Content.assemble(("· ", "$accent"), point.title.in_language(self.language), (f"  {point.id}", "$muted"))
            for point in points
        ]
        return Content("\n").join(lines)

    def action_back(self) -> None:
        """Go back home."""
        self.dismiss()

    def action_start(self) -> None:
        """Begin an attempt."""
        if self._is_starting:
            return
        self._is_starting = True
        dialogue, language = self._dialogue.id, self.language
        self.work("start", lambda practice: practice.start(dialogue, language), AttemptStarted)

    @on(AttemptStarted)
    def play(self, event: AttemptStarted) -> None:
        """Take the conversation's place of this screen."""
        from simulator.tui.screens.conversation import ConversationScreen

        self.app.switch_screen(ConversationScreen(event.attempt))

    @on(JobFailed)
    def allow_another_try(self) -> None:
        """Let the learner press enter again."""
        self._is_starting = False
