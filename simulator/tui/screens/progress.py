"""Progress: how replies develop, and what to practise next. Counting is the practice's work."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from simulator.literal import harmless
from simulator.tui.keys import key
from simulator.tui.review.progress import criteria_progress, point_progress, situation_progress
from simulator.tui.screens.worded_screen import WordedScreen
from simulator.tui.widgets.title_bar import TitleBar

if TYPE_CHECKING:
    from simulator.dialogue.model import Dialogue
    from simulator.practice.next_exercise import Suggestion
    from simulator.practice.practice import Practice
    from simulator.practice.progress import Progress

SHOWN_SUGGESTIONS = 3


@dataclass
class ProgressCounted(Message):
    """The progress, and what to practise next with its dialogue."""

    progress: "Progress"
    suggestions: "tuple[tuple[Suggestion, Dialogue], ...]"
    now: datetime


class ProgressScreen(WordedScreen[None]):
    """One page, with the history a key away."""

    TOPIC = "progress"
    BINDINGS = [  # noqa: RUF012
        key("h", "show_history", "history"),
        key("g", "open_suggestion", "suggested"),
        key("escape", "back", "back"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._counted: ProgressCounted | None = None

    def compose_body(self) -> ComposeResult:
        """Lay out the page."""
        yield TitleBar(self.words("progress.title"))
        with VerticalScroll(classes="page"):
            yield Static(self.words("loading"), id="progress", classes="prose", markup=False)

    def on_mount(self) -> None:
        """Count in a thread."""
        self.query_one(VerticalScroll).focus()
        self.work("progress", _count, lambda message: message)

    def translate(self) -> None:
        """Write the page in the language chosen now."""
        super().translate()
        self.call_after_refresh(self._show)

    @on(ProgressCounted)
    def show_progress(self, event: ProgressCounted) -> None:
        """Show what was counted."""
        self._counted = event
        self._show()
        self.refresh_bindings()

    def _show(self) -> None:
        counted = self._counted
        if not counted:
            return
        words, progress = self.words, counted.progress
        self.query_one(TitleBar).show(words("progress.title"), words.count("progress.paths", progress.paths))
        parts = [
            self._section("progress.criteria", criteria_progress(progress, words)),
            self._section("home.suggestion", self._suggestions(counted)),
            self._section("progress.situations", situation_progress(progress, counted.now, words)),
            self._section("progress.points", point_progress(progress, words)),
        ]
        self.query_one("#progress", Static).update(Content("\n\n").join(parts))

    def _section(self, title: str, body: Content) -> Content:
        return Content.assemble((self.words(title), "bold $primary"), "\n", body)

    def _suggestions(self, counted: ProgressCounted) -> Content:
        lines = [
            Content.assemble(
                (harmless(dialogue.title.in_language(self.language)), "bold"),
                f"  {harmless(suggestion.reason.in_language(self.language))}",
            )
            for suggestion, dialogue in counted.suggestions
        ]
        return Content("\n").join(lines)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer a suggestion only when there is one."""
        if action == "open_suggestion":
            return bool(self._counted and self._counted.suggestions)
        return True

    def action_open_suggestion(self) -> None:
        """Brief for the first suggestion."""
        from simulator.tui.screens.briefing import BriefingScreen

        if self._counted and self._counted.suggestions:
            self.app.switch_screen(BriefingScreen(self._counted.suggestions[0][1]))

    def action_show_history(self) -> None:
        """List the finished conversations."""
        from simulator.tui.screens.history import HistoryScreen

        self.app.push_screen(HistoryScreen())

    def action_back(self) -> None:
        """Go home."""
        self.dismiss()


def _count(practice: "Practice") -> ProgressCounted:
    progress = practice.progress()
    found = [(one, practice.catalogue.find(one.dialogue)) for one in practice.suggestions(progress)[:SHOWN_SUGGESTIONS]]
    return ProgressCounted(progress, tuple(found), practice.now())
