"""One turn of a debrief as a card that can be selected by key or mouse."""

from dataclasses import dataclass

from textual import events
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from simulator.tui.keys import key


class TurnCard(Static, can_focus=True):
    """Shows text; examples come below it when asked for."""

    BINDINGS = [  # noqa: RUF012
        key("down,j", "screen.next_turn", "next_turn", label="↓"),
        key("up,k", "screen.previous_turn", "previous_turn", label="↑"),
    ]

    @dataclass
    class Chosen(Message):
        """This card is the selected one now."""

        turn: int

    def __init__(self, turn: int, text: Content, models: Content | None) -> None:
        super().__init__(text, markup=False)
        self.turn = turn
        self._text = text
        self._models = models
        self._shows_models = False

    @property
    def has_models(self) -> bool:
        """Whether there are examples for this turn."""
        return self._models is not None

    def on_focus(self, _: events.Focus) -> None:
        """Tell that this turn is selected."""
        self.post_message(self.Chosen(self.turn))

    def toggle_models(self) -> None:
        """Show or hide the examples."""
        self._shows_models = not self._shows_models
        shown = self._models if self._shows_models else None
        self.update(Content("\n").join([self._text, shown]) if shown else self._text)
