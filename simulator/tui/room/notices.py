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

    def __init__(self) -> None:
        super().__init__()
        self._trouble = Static(id="trouble", markup=False)
        self._frozen = Static(id="frozen", markup=False)
        self._hint = Static(id="trainer-hint", markup=False)

    def compose(self) -> ComposeResult:
        """Lay out one line a kind."""
        yield from (self._trouble, self._frozen, self._hint)

    def show(self, words: Wording, *, hint: str = "", is_frozen: bool = False, trouble: str = "") -> None:
        """Say these, and nothing else."""
        _put(self._trouble, Content(harmless(trouble)) if trouble else None)
        _put(self._frozen, Content(f"▮▮ {words('seat.frozen')}") if is_frozen else None)
        told = Content.assemble((f"{words('seat.hint')}  ", "bold $primary"), harmless(hint[:LONGEST_HINT]))
        _put(self._hint, told if hint else None)


def _put(line: Static, content: Content | None) -> None:
    line.display = content is not None
    if line.is_attached:
        line.update(content or "")
