"""What the learner can do while the client is silent, each with its key and each to be clicked."""

from collections.abc import Sequence

from textual import events
from textual.content import Content
from textual.widgets import Static

from simulator.literal import harmless
from simulator.tui.keys import KeyHint
from simulator.tui.widgets.key_bar import PRESS, lay_out


class Choices(Static):
    """A question and the actions that answer it."""

    def __init__(self) -> None:
        super().__init__(markup=False)
        self._question = ""
        self._hints: Sequence[KeyHint] = ()

    def show(self, question: str, hints: Sequence[KeyHint]) -> None:
        """Ask `question` and offer `hints`."""
        self._question, self._hints = question, hints
        self._draw()

    def on_resize(self, _: events.Resize) -> None:
        """Wrap anew."""
        self._draw()

    def on_click(self, event: events.Click) -> None:
        """Press the key under the mouse."""
        pressed = event.style.meta.get(PRESS)
        if pressed:
            self.app.simulate_key(pressed)

    def _draw(self) -> None:
        width = max(20, self.content_size.width)
        offered = lay_out(list(self._hints), width, gap="    ")
        self.update(Content.assemble((harmless(self._question), "bold"), "\n", offered))
