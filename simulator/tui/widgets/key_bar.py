"""The keys that work now, at the foot of the screen, wrapped to its width; each can be clicked."""

from textual import events
from textual.app import ComposeResult
from textual.content import Content
from textual.style import Style
from textual.widget import Widget
from textual.widgets import Static

from simulator.locale.wording import Wording
from simulator.tui.keys import KeyHint, active_hints

PRESS = "press"  # the key that a click on this part of the text stands for


class KeyBar(Widget):
    """Reads the screen's active bindings; a click presses the key."""

    ALLOW_SELECT = False

    def __init__(self, words: Wording) -> None:
        super().__init__()
        self._words = words

    def compose(self) -> ComposeResult:
        """Lay out one text; its lines are made on resize."""
        yield Static(markup=False)

    def on_mount(self) -> None:
        """Follow every change of the keys that work."""
        self.screen.bindings_updated_signal.subscribe(self, lambda _: self.show_keys())
        self.call_after_refresh(self.show_keys)

    def on_resize(self, _: events.Resize) -> None:
        """Wrap anew."""
        self.show_keys()

    def on_click(self, event: events.Click) -> None:
        """Press the key under the mouse."""
        pressed = event.style.meta.get(PRESS)
        if pressed:
            self.app.simulate_key(pressed)

    def translate(self, words: Wording) -> None:
        """Show the keys in another language."""
        self._words = words
        self.show_keys()

    def show_keys(self) -> None:
        """Write the keys that work now."""
        if not self.is_attached or not self.size.width:
            return
        hints = [hint for hint in active_hints(self.screen, self._words) if hint.is_shown]
        self.query_one(Static).update(lay_out(hints, self.size.width))


def lay_out(hints: list[KeyHint], width: int, gap: str = "  ") -> Content:
    """Return the hints as lines of at most `width` cells, never breaking one."""
    lines: list[list[Content]] = [[]]
    used = 0
    for hint in hints:
        written = _written(hint)
        if used and used + len(gap) + written.cell_length > width:
            lines.append([])
            used = 0
        used += (len(gap) if used else 0) + written.cell_length
        lines[-1].append(written)
    return Content("\n").join([Content(gap).join(line) for line in lines])


def _written(hint: KeyHint) -> Content:
    written = Content.assemble((hint.label, "bold $primary"), " ", (hint.name, "$muted"))
    return written.stylize(Style.from_meta({PRESS: hint.press}))
