"""Finished conversations, latest first, with a search over replies and titles; one opens as its debrief."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import Container
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from simulator.guidance.language import Bilingual
from simulator.literal import harmless
from simulator.tui.keys import key
from simulator.tui.screens.worded_screen import WordedScreen
from simulator.tui.widgets.bars import bar, fit
from simulator.tui.widgets.title_bar import TitleBar

if TYPE_CHECKING:
    from simulator.practice.attempt import Attempt
    from simulator.practice.history import History
    from simulator.practice.practice import Practice
    from simulator.practice.summary import AttemptSummary

DATE_WIDTH = 12
TITLE_WIDTH = 27
BAR_WIDTH = 3


@dataclass
class HistoryFound(Message):
    """One page of finished paths for a search, and the titles of the dialogues."""

    text: str
    history: "History"
    titles: Mapping[str, Bilingual]


@dataclass
class PathOpened(Message):
    """An earlier attempt is rebuilt; `leaf` ends the path to look back on."""

    attempt: "Attempt"
    leaf: int


class Paths(OptionList):
    """The list; enter looks back."""

    BINDINGS = [key("enter", "select", "debrief")]  # noqa: RUF012


class HistoryScreen(WordedScreen[None]):
    """A search line and what it finds."""

    TOPIC = "history"
    CSS_PATH = "history.tcss"
    BINDINGS = [  # noqa: RUF012
        key("slash", "search", "search", label="/"),
        key("escape", "back", "back"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._found: HistoryFound | None = None

    def compose_body(self) -> ComposeResult:
        """Lay out search line and list."""
        yield TitleBar(self.words("history.title"))
        with Container(id="body"):
            yield Input(placeholder=self.words("history.search"), id="history-search", select_on_focus=False)
            yield Static(self.words("loading"), id="history-notice", classes="muted", markup=False)
            yield Paths(markup=False, compact=True)

    def on_mount(self) -> None:
        """Look up everything."""
        self.query_one(Paths).focus()
        self._look_up("")

    def translate(self) -> None:
        """Write the rows in the language chosen now."""
        super().translate()
        self.call_after_refresh(self._show)

    def _look_up(self, text: str) -> None:
        self.work("history", partial(_find, text), lambda message: message)

    @on(Input.Changed, "#history-search")
    def narrow(self, event: Input.Changed) -> None:
        """Look up while typing."""
        self._look_up(event.value)

    @on(Input.Submitted, "#history-search")
    def leave_search(self) -> None:
        """Go from the search line to what it found."""
        self.query_one(Paths).focus()

    @on(HistoryFound)
    def show_history(self, event: HistoryFound) -> None:
        """Show what was found, unless the search has moved on."""
        if event.text == self.query_one(Input).value:
            self._found = event
            self._show()

    def _show(self) -> None:
        found = self._found
        if not found:
            return
        shown, total = len(found.history.page), found.history.total
        notice = self.words("history.shown", shown=shown, total=total) if total else self.words("history.nothing")
        self.query_one("#history-notice", Static).update(notice)
        rows = self.query_one(Paths)
        rows.clear_options()
        rows.add_options([Option(self._row(one, found.titles)) for one in found.history.page])
        if total:
            rows.highlighted = 0

    def _row(self, summary: "AttemptSummary", titles: Mapping[str, Bilingual]) -> Content:
        title = titles.get(summary.dialogue)
        name = harmless(title.in_language(self.language) if title else summary.dialogue)
        bars = [
            bar(one.share, BAR_WIDTH) if one.share is not None else fit(Content("–"), BAR_WIDTH)
            for one in summary.criteria
        ]
        date = fit(Content.styled(f"{summary.ended:%Y-%m-%d}", "$muted"), DATE_WIDTH)
        return Content.assemble(
            date,
            fit(Content(name), TITLE_WIDTH),
            " ",
            Content(" ").join(bars),
            "  ",
            self.words(f"ending.{summary.ending}"),
        )

    @on(OptionList.OptionSelected)
    def open_path(self, event: OptionList.OptionSelected) -> None:
        """Rebuild the attempt and look back on it."""
        if self._found:
            summary = self._found.history.page[event.option_index]
            attempt, leaf = summary.attempt, summary.leaf
            self.work("path", lambda practice: practice.resume(attempt), lambda found: PathOpened(found, leaf))

    @on(PathOpened)
    def look_back(self, event: PathOpened) -> None:
        """Show the debrief."""
        from simulator.tui.screens.debrief import DebriefScreen

        self.app.push_screen(DebriefScreen(event.attempt, event.leaf))

    def action_search(self) -> None:
        """Go to the search line."""
        self.query_one(Input).focus()

    def action_back(self) -> None:
        """Leave the search line, or go back."""
        if self.query_one(Input).has_focus:
            self.query_one(Input).value = ""
            self.query_one(Paths).focus()
        else:
            self.dismiss()


def _find(text: str, practice: "Practice") -> HistoryFound:
    from simulator.practice.history import HistoryQuery

    titles = {dialogue.id: dialogue.title for dialogue in practice.catalogue.dialogues}
    return HistoryFound(text, practice.history(HistoryQuery(text=text)), titles)
