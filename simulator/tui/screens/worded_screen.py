"""What every screen shares: the wording, the key bar, the notice for a small terminal, and failed work."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Generic, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.message import Message
from textual.screen import ModalScreen, Screen, ScreenResultType
from textual.widgets import Static

from simulator.guidance.language import Language
from simulator.locale.wording import Wording
from simulator.tui.background import JobFailed, run_job
from simulator.tui.settings import Settings
from simulator.tui.widgets.key_bar import KeyBar

if TYPE_CHECKING:
    from simulator.practice.practice import Practice
    from simulator.tui.app import WittevlagApp

Result = TypeVar("Result")


class WordedScreen(Screen[ScreenResultType], Generic[ScreenResultType]):
    """A screen in the language of the interface. Subclasses write `compose_body` and, to keep state, `translate`."""

    TOPIC = ""  # of the words about this screen in its help: `help.about.<topic>`
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (80, "-column"), (100, "-wide")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-short"), (24, "-tall")]  # noqa: RUF012

    @property
    def program(self) -> "WittevlagApp":
        """The running program, by its own type."""
        from simulator.tui.app import WittevlagApp

        assert isinstance(self.app, WittevlagApp)
        return self.app

    @property
    def words(self) -> Wording:
        """The interface's words."""
        return self.program.words

    @property
    def language(self) -> Language:
        """The interface's language."""
        return self.words.language

    @property
    def settings(self) -> Settings:
        """The learner's choices."""
        return self.program.settings

    def compose(self) -> ComposeResult:
        """Lay out the body between the shared parts."""
        yield Static(self.words("too_small"), id="too-small", markup=False)
        yield from self.compose_body()
        yield KeyBar(self.words)

    def compose_body(self) -> ComposeResult:
        """Lay out what is the screen's own."""
        yield from ()

    def translate(self) -> None:
        """Show the screen in the language chosen now."""
        self.refresh(recompose=True)

    def work(self, job: str, work: Callable[["Practice"], Result], done: Callable[[Result], Message]) -> None:
        """Do something with the practice in a thread; it ends in `done(result)` or JobFailed."""
        run_job(self, job, partial(_with_practice, self.program.open_practice, work), done)

    @on(JobFailed)
    def tell_failure(self, event: JobFailed) -> None:
        """Say what could not be done; the screen stays as it was."""
        self.notify(event.sentence.in_language(self.language), severity="error", markup=False, timeout=12)


class WordedModal(ModalScreen[ScreenResultType], Generic[ScreenResultType]):
    """A question over a screen, typed by its answer. Gets the wording as a value; it is gone before that changes."""

    BINDINGS = [Binding("ctrl+c", "app.help_quit", show=False)]  # noqa: RUF012

    def __init__(self, words: Wording) -> None:
        super().__init__()
        self.words = words


def _with_practice(open_practice: Callable[[], "Practice"], work: Callable[["Practice"], Result]) -> Result:
    return work(open_practice())
