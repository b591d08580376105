"""A choice on one line: all options side by side, the chosen one marked. Arrows or the mouse choose."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual import events
from textual.binding import Binding
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.style import Style
from textual.widget import Widget

OPTION = "option"  # the number of the option under this part of the text


class OptionRow(Widget, can_focus=True):
    """A label above its options. `chosen` is the number of the chosen one."""

    BINDINGS = [  # noqa: RUF012
        Binding("left", "move(-1)", show=False),
        Binding("right,space", "move(1)", show=False),
        Binding("up", "app.focus_previous", show=False),
        Binding("down", "app.focus_next", show=False),
    ]

    chosen: reactive[int] = reactive(0)

    @dataclass
    class Changed(Message):
        """Another option was chosen."""

        row: str | None
        chosen: int

    def __init__(self, label: str, options: Sequence[str], chosen: int, *, id: str) -> None:
        super().__init__(id=id)
        self._label = label
        self._options = tuple(options)
        self.set_reactive(OptionRow.chosen, chosen)

    def render(self) -> Content:
        """Draw the label and the options."""
        mark = ("▸ ", "bold $primary") if self.has_focus else ("  ", "")
        options = Content("   ").join([self._option(number) for number in range(len(self._options))])
        return Content.assemble(mark, (self._label, "bold" if self.has_focus else ""), "\n  ", options)

    def _option(self, number: int) -> Content:
        is_chosen = number == self.chosen
        text = f"● {self._options[number]}" if is_chosen else f"○ {self._options[number]}"
        return Content.styled(text, "bold $primary" if is_chosen else "$muted").stylize(
            Style.from_meta({OPTION: number})
        )

    def action_move(self, step: int) -> None:
        """Choose the next or previous option, round and round."""
        self._choose((self.chosen + step) % len(self._options))

    def on_click(self, event: events.Click) -> None:
        """Choose the option under the mouse."""
        number = event.style.meta.get(OPTION)
        if number is not None:
            self._choose(number)

    def _choose(self, number: int) -> None:
        if number != self.chosen:
            self.chosen = number
            self.post_message(self.Changed(self.id, number))
