"""Asks how many days the learner waits."""

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input, Static

from simulator.tui.keys import key
from simulator.tui.screens.worded_screen import WordedModal

LONGEST = 365


class WaitScreen(WordedModal[int | None]):
    """Takes a whole number of days, 1 to 365; None when the learner changes their mind."""

    CSS_PATH = "dialog.tcss"
    BINDINGS = [key("escape", "cancel", "back")]  # noqa: RUF012

    def compose(self) -> ComposeResult:
        """Lay out the question."""
        with Vertical(classes="dialog"):
            yield Static(self.words("wait.title"), classes="dialog-title", markup=False)
            yield Input("7", id="days", max_length=3, restrict=r"[0-9]*")
            yield Static(self.words("wait.foot"), id="wait-foot", classes="muted", markup=False)

    @on(Input.Submitted)
    def answer(self, event: Input.Submitted) -> None:
        """Close with the number, or say what a number should be."""
        days = int(event.value) if event.value.isascii() and event.value.isdigit() else 0
        if 1 <= days <= LONGEST:
            self.dismiss(days)
        else:
            self.query_one("#wait-foot", Static).update(self.words("wait.wrong"))

    def action_cancel(self) -> None:
        """Close without waiting."""
        self.dismiss(None)
