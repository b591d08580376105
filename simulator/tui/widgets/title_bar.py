"""The line at the top: where you are, and a fact or two on the right."""

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static

from simulator.literal import harmless


class TitleBar(Horizontal):
    """A title on the left and an aside on the right; both are shown literally."""

    ALLOW_SELECT = False

    def __init__(self, title: str, aside: str = "") -> None:
        super().__init__()
        self._title = title
        self._aside = aside

    def compose(self) -> ComposeResult:
        """Lay out the two texts."""
        yield Static(_flagged(self._title), id="title")
        yield Static(Content(harmless(self._aside)), id="aside")

    def show(self, title: str, aside: str = "") -> None:
        """Replace both texts."""
        self._title, self._aside = title, aside
        if self.is_mounted:
            self.query_one("#title", Static).update(_flagged(title))
            self.query_one("#aside", Static).update(Content(harmless(aside)))


def _flagged(title: str) -> Content:
    return Content.assemble(("▐▀▘ ", "$accent"), (harmless(title), "bold"))
