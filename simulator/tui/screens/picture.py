"""A dialogue as a picture: what leads where, and the way that was taken. Only for a dialogue that was finished once."""

from textual import events
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from simulator.dialogue.graph.model import Graph, graph_of
from simulator.dialogue.graph.text import render_text
from simulator.dialogue.model import Dialogue
from simulator.literal import harmless
from simulator.practice.attempt import Attempt
from simulator.tui.keys import key
from simulator.tui.screens.worded_screen import WordedScreen
from simulator.tui.widgets.title_bar import TitleBar

TAKEN = "«"  # before the number of a turn


class PictureScreen(WordedScreen[None]):
    """One scrolling page; the way taken stands out."""

    TOPIC = "picture"
    BINDINGS = [  # noqa: RUF012
        key("escape", "back", "back"),
        key("question_mark", "app.show_help", "help", label="?"),
    ]

    def __init__(self, dialogue: Dialogue, path: tuple[str, ...]) -> None:
        super().__init__()
        self._dialogue = dialogue
        self._path = path

    def compose_body(self) -> ComposeResult:
        """Lay out the page."""
        yield TitleBar(self.words("picture.title"), self._dialogue.title.in_language(self.language))
        with VerticalScroll(classes="page"):
            yield Static(self.words("picture.legend"), classes="prose muted", markup=False)
            yield Static(id="picture", classes="prose spaced", markup=False)

    def on_mount(self) -> None:
        """Let the arrows scroll."""
        self.query_one(VerticalScroll).focus()
        self._draw()

    def translate(self) -> None:
        """Draw it in the language chosen now."""
        super().translate()
        self.call_after_refresh(self.on_mount)

    def on_resize(self, _: events.Resize) -> None:
        """Wrap anew."""
        self._draw()

    def _draw(self) -> None:
        picture = self.query_one("#picture", Static)
        graph = graph_of(self._dialogue, self.language, self._path)
        picture.update(_styled(graph, picture.size.width or 76))

    def action_back(self) -> None:
        """Go back."""
        self.dismiss()


def states_of(attempt: Attempt, leaf: int | None) -> tuple[str, ...]:
    """Return the states that the way to `leaf` went through, the first one included."""
    return (attempt.opening.state, *(turn.answer.state for turn in attempt.path_to(leaf)))


def _styled(graph: Graph, width: int) -> Content:
    lines = harmless(render_text(graph, width)).splitlines()
    return Content("\n").join([_line(line) for line in lines])


def _line(line: str) -> Content:
    if TAKEN in line:
        return Content.styled(line, "bold $accent")
    return Content.styled(line, "$muted" if line.startswith("  ") and "→" not in line else "")
