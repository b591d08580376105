"""Asks in what form an attempt is kept or shared, and tells where the file is."""

from pathlib import Path

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from simulator.literal import harmless
from simulator.locale.wording import Wording
from simulator.tui.exports import Kind
from simulator.tui.keys import key
from simulator.tui.screens.worded_screen import WordedModal
from simulator.tui.widgets.key_bar import KeyBar


class ExportKinds(OptionList):
    """The list; enter chooses."""

    BINDINGS = [key("enter", "select", "choose")]  # noqa: RUF012


class ExportScreen(WordedModal[Kind | None]):
    """A small list of what a file can be for."""

    CSS_PATH = "dialog.tcss"
    BINDINGS = [key("escape", "cancel", "back")]  # noqa: RUF012

    def __init__(self, words: Wording, folder: Path) -> None:
        super().__init__(words)
        self._folder = folder

    def compose(self) -> ComposeResult:
        """Lay out the question, and say beforehand where the file goes."""
        with Vertical(classes="dialog"):
            yield Static(self.words("export.title"), classes="dialog-title", markup=False)
            options = [Option(self.words(f"export.{kind}"), kind.value) for kind in Kind]
            yield ExportKinds(*options, markup=False, compact=True)
            foot = Content(self.words("export.foot", folder=harmless(str(self._folder))))
            yield Static(foot, classes="muted spaced")
            yield KeyBar(self.words)

    @on(OptionList.OptionSelected)
    def answer(self, event: OptionList.OptionSelected) -> None:
        """Close with the choice."""
        self.dismiss(Kind(event.option_id) if event.option_id else None)

    def action_cancel(self) -> None:
        """Close without a file."""
        self.dismiss(None)


class ExportedScreen(WordedModal[None]):
    """Tells where the file is, until the learner has read it."""

    CSS_PATH = "dialog.tcss"
    BINDINGS = [key("enter,escape", "done", "read", label="enter")]  # noqa: RUF012

    def __init__(self, words: Wording, path: Path) -> None:
        super().__init__(words)
        self._path = path

    def compose(self) -> ComposeResult:
        """Lay out the path."""
        with Vertical(classes="dialog"):
            yield Static(self.words("export.done"), classes="dialog-title", markup=False)
            yield Static(Content(harmless(str(self._path))), id="exported-path")
            yield Static(self.words(f"export.use.{self._path.suffix.removeprefix('.')}"), classes="muted spaced")
            yield KeyBar(self.words)

    def action_done(self) -> None:
        """Close."""
        self.dismiss(None)
