"""The first thing a new learner sees: what this is, in one screen."""

from dataclasses import replace

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from simulator.tui.keys import key
from simulator.tui.screens.worded_screen import WordedScreen
from simulator.tui.widgets.title_bar import TitleBar


class WelcomeScreen(WordedScreen[None]):
    """Explains, lets the learner pick language and theme, and does not come back."""

    BINDINGS = [  # noqa: RUF012
        key("enter,escape", "done", "done", label="enter"),
        key("l", "app.switch_language", "language"),
        key("t", "app.switch_appearance", "appearance"),
        key("ctrl+q", "app.quit", "quit", priority=True),
    ]

    def compose_body(self) -> ComposeResult:
        """Lay out the explanation."""
        yield TitleBar(self.words("welcome.title"), self.words("language.name"))
        with VerticalScroll(classes="page"):
            yield Static(Content(self.words("welcome.text").strip()), classes="prose")

    def action_done(self) -> None:
        """Go home, and remember that the welcome was seen."""
        self.program.change_settings(replace(self.settings, is_welcomed=True))
        self.dismiss()
