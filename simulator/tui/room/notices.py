"""What the trainer says to a trainee above everything else: a pause, a hint; and a connection that is away."""

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from simulator.literal import harmless
from simulator.locale.wording import Wording

LONGEST_HINT = 600  # characters shown


class Notices(Vertical):
    """Takes no room when there is nothing to say."""

    def compose(self) -> ComposeResult:
        """Lay out one line a kind."""
        yield Static(id="trouble", markup=False)
        yield Static(id="frozen", markup=False)
        yield Static(id="trainer-hint", markup=False)

    def show(self, words: Wording, *, hint: str = "", is_frozen: bool = False, trouble: str = "") -> None:
        """Say these, and nothing else."""
        if not self.is_mounted:
            return
        self._put("#trouble", Content(harmless(trouble)) if trouble else None)
        self._put("#frozen", Content(f"▮▮ {words('seat.frozen')}") if is_frozen else None)
        told = Content.assemble((f"{words('seat.hint')}  ", "bold $primary"), harmless(hint[:LONGEST_HINT]))
        self._put("#trainer-hint", told if hint else None)

    def _put(self, which: str, content: Content | None) -> None:
        line = self.query_one(which, Static)
        line.display = content is not None
        line.update(content or "")
