"""Asks what stopping means: go on later, round it off, or stay after all."""

from enum import StrEnum

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from simulator.tui.keys import key
from simulator.tui.screens.worded_screen import WordedModal
from simulator.tui.widgets.key_bar import KeyBar


class Stopping(StrEnum):
    """What the learner wants."""

    STAY = "stay"
    LATER = "later"
    REST = "rest"


class StopChoices(OptionList):
    """The list; enter chooses."""

    BINDINGS = [key("enter", "select", "choose")]  # noqa: RUF012


class StopScreen(WordedModal[Stopping]):
    """A small list; staying is the first choice, so that a slip does no harm."""

    CSS_PATH = "dialog.tcss"
    BINDINGS = [key("escape", "stay", "back")]  # noqa: RUF012

    def compose(self) -> ComposeResult:
        """Lay out the question."""
        with Vertical(classes="dialog"):
            yield Static(self.words("stop.title"), classes="dialog-title", markup=False)
            options = [Option(self.words(f"stop.{choice}"), choice.value) for choice in Stopping]
            yield StopChoices(*options, markup=False, compact=True)
            yield KeyBar(self.words)

    @on(OptionList.OptionSelected)
    def answer(self, event: OptionList.OptionSelected) -> None:
        """Close with the choice."""
        self.dismiss(Stopping(event.option_id or Stopping.STAY))

    def action_stay(self) -> None:
        """Close without stopping."""
        self.dismiss(Stopping.STAY)
