"""How well the judge judges: the measured figures as the documentation has them."""

import re

from rich.markdown import Markdown
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Static

from simulator.paths import shipped_documents
from simulator.tui.keys import key
from simulator.tui.screens.worded_screen import WordedScreen
from simulator.tui.widgets.title_bar import TitleBar

LINK = re.compile(r"\[([^\]]+)\]\([^)]*\)")  # there is nothing here to follow it to
DOCUMENTS = ("scorer-card.md", "scoring.md")  # the first one that is there


class CardScreen(WordedScreen[None]):
    """One scrolling page. Its links open nothing."""

    TOPIC = "card"
    CSS_PATH = "card.tcss"
    BINDINGS = [key("escape", "back", "back")]  # noqa: RUF012

    def compose_body(self) -> ComposeResult:
        """Lay out the page."""
        yield TitleBar(self.words("card.title"))
        with VerticalScroll(classes="page"):
            # One drawing, where a widget for every cell of every table would take seconds.
            text = LINK.sub(r"\1", read_card() or self.words("card.missing"))
            yield Static(self.words("card.intro"), classes="prose muted", markup=False)
            card = Markdown(text, hyperlinks=False)
            yield Static(card, id="card", markup=False)

    def on_mount(self) -> None:
        """Let the arrows scroll."""
        self.query_one(VerticalScroll).focus()

    def translate(self) -> None:
        """Change the words around the card."""
        super().translate()
        self.call_after_refresh(self.on_mount)

    def action_back(self) -> None:
        """Go back."""
        self.dismiss()


def read_card() -> str | None:
    """Return the scorer card, else how judging works; None when neither can be read."""
    for name in DOCUMENTS:
        try:
            return (shipped_documents() / name).read_text(encoding="utf-8")
        except OSError:
            continue
    return None
