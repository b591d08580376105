"""Where the learner types: several lines, enter sends, ctrl+j breaks the line."""

from dataclasses import dataclass

from rich.text import Text
from textual import events
from textual.binding import Binding
from textual.message import Message
from textual.widgets import TextArea

from simulator.literal import harmless, normalised_newlines


class ReplyBox(TextArea):
    """Sends what was typed with enter. What is pasted is made harmless first."""

    BINDINGS = [  # noqa: RUF012
        Binding("ctrl+j,shift+enter,alt+enter", "break_line", show=False),
    ]

    @dataclass
    class Sent(Message):
        """The learner is done with a reply."""

        text: str

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(
            id=id, soft_wrap=True, show_line_numbers=False, tab_behavior="focus", highlight_cursor_line=False
        )

    def get_line(self, line_index: int) -> Text:
        """Return a line as it is drawn: harmless whatever it holds."""
        return Text(harmless(self.document.get_line(line_index)), end="", no_wrap=True)

    async def _on_key(self, event: events.Key) -> None:
        # Not a priority binding: that would overtake letters that were typed just before and are still on their way.
        if event.key == "enter":
            event.stop()
            event.prevent_default()
            self.action_send()

    async def _on_paste(self, event: events.Paste) -> None:
        event.prevent_default()
        event.stop()
        if not self.read_only:
            pasted = harmless(normalised_newlines(event.text))
            result = self.replace(pasted, *self.selection, maintain_selection_offset=False)
            self.move_cursor(result.end_location)

    def action_send(self) -> None:
        """Hand over what was typed."""
        self.post_message(self.Sent(self.text))

    def action_break_line(self) -> None:
        """Begin a new line."""
        self.insert("\n")
