"""The conversation so far: the client on the left, the learner on the right, and what happens in between."""

from textual.containers import HorizontalGroup, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from simulator.literal import folded

SHOWN_CHARACTERS = 4000  # of one message; the rest counts but is not drawn


class ChatLog(VerticalScroll):
    """Stays at the newest message until the reader scrolls away. All text is shown literally."""

    can_focus = True

    def on_mount(self) -> None:
        """Keep the newest message in sight."""
        self.anchor()

    def add_client(self, name: str, text: str, more: str = "") -> None:
        """Add what the client says."""
        self._add(_message(name, text, "bold $primary", more), "from-client")

    def add_learner(self, name: str, text: str, more: str = "") -> None:
        """Add what the learner says or writes."""
        message = Static(_message(name, text, "bold $accent", more), classes="message from-learner")
        self.mount(HorizontalGroup(message))

    def add_event(self, text: str) -> None:
        """Add what happens: days that pass, a silence, the end."""
        self._add(Content(folded(text, SHOWN_CHARACTERS)[0]), "event")

    def show_thinking(self, text: str) -> None:
        """Say that the client is busy, until the next call or `clear_thinking`."""
        self.clear_thinking()
        self._add(Content(folded(text, SHOWN_CHARACTERS)[0]), "thinking")

    def clear_thinking(self) -> None:
        """Take away what `show_thinking` said."""
        self.query(".thinking").remove()

    def empty(self) -> None:
        """Take away everything."""
        self.remove_children()

    def _add(self, content: Content, kind: str) -> None:
        self.mount(Static(content, classes=f"message {kind}"))


def _message(name: str, text: str, style: str, more: str) -> Content:
    shown, _ = folded(text, SHOWN_CHARACTERS)
    tail = (f" … {more}", "$muted") if more else ""
    return Content.assemble((folded(name, 60)[0], style), "\n", shown, tail)


def left_out(text: str) -> int:
    """Return how many characters of a message are not drawn."""
    return folded(text, SHOWN_CHARACTERS)[1]
