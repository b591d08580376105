"""The panel beside or under the conversation: the aim, the hint that was asked for, how the last reply read."""

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static


class Coach(VerticalScroll, can_focus=False):
    """Shows notes; the aim only where the terminal is wide enough."""

    def __init__(self, aim: Content) -> None:
        super().__init__()
        self._aim = aim

    def compose(self) -> ComposeResult:
        """Lay out the aim and the place for notes."""
        yield Static(self._aim, id="aim", markup=False)
        yield Static(id="notes", markup=False)

    def on_mount(self) -> None:
        """Begin without notes."""
        self.note(None)

    def note(self, *notes: Content | None) -> None:
        """Show these notes instead of the earlier ones."""
        shown = [note for note in notes if note]
        self.query_one("#notes", Static).update(Content("\n").join(shown))
        self.set_class(bool(shown), "-noted")

    def show_aim(self, aim: Content) -> None:
        """Replace the aim."""
        self._aim = aim
        self.query_one("#aim", Static).update(aim)
