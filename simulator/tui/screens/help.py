"""Help: what the screen it was asked from is for, its keys, and how it all works."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from simulator.tui.keys import KeyHint, key
from simulator.tui.screens.worded_screen import WordedScreen
from simulator.tui.widgets.bars import fit
from simulator.tui.widgets.title_bar import TitleBar

KEY_WIDTH = 9


class HelpScreen(WordedScreen[None]):
    """One page."""

    BINDINGS = [  # noqa: RUF012
        key("f6", "app.show_card", "card"),
        key("escape", "back", "back"),
    ]

    def __init__(self, hints: Sequence[KeyHint], topic: str = "") -> None:
        super().__init__()
        self._topic = topic
        self._hints = hints

    def compose_body(self) -> ComposeResult:
        """Lay out the page."""
        yield TitleBar(self.words("help.title"))
        with VerticalScroll(classes="page"):
            if self._topic:
                yield Static(Content(self.words(f"help.about.{self._topic}")), classes="prose")
            yield Static(self.words("help.keys"), classes="heading" if self._topic else "heading first", markup=False)
            yield Static(self._keys(), classes="prose", markup=False)
            yield Static(self.words("help.mouse"), classes="prose spaced muted", markup=False)
            yield Static(self.words("help.how"), classes="heading", markup=False)
            yield Static(Content(self.words("help.how_text").strip()), classes="prose")

    def on_mount(self) -> None:
        """Let the arrows scroll."""
        self.query_one(VerticalScroll).focus()

    def _keys(self) -> Content:
        lines = [
            Content("").join([fit(Content.styled(hint.label, "bold $primary"), KEY_WIDTH), Content(self._help(hint))])
            for hint in self._hints
        ]
        return Content("\n").join(lines)

    def _help(self, hint: KeyHint) -> str:
        return self.words(f"action.{hint.id}.help")

    def action_back(self) -> None:
        """Go back to where help was asked."""
        self.dismiss()
