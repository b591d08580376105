"""The replies of a round to vote on: numbered, without names; one's own is shown and cannot be chosen."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual import on
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from simulator.locale.wording import Wording
from simulator.room.seat import ShownAnswer
from simulator.tui.keys import key
from simulator.tui.room.replies import reply_line


class VoteList(OptionList):
    """Keeps its place when only the vote changes."""

    BINDINGS = [key("enter", "select", "seat_vote")]  # noqa: RUF012

    @dataclass
    class Chosen(Message):
        """The trainee votes for the reply at `place`."""

        place: int

    def __init__(self) -> None:
        super().__init__(markup=False)

    def show(self, number: int, answers: Sequence[ShownAnswer], voted: int | None, words: Wording) -> None:
        """Show the replies of round `number` with a mark at the one voted for."""
        highlighted = self.highlighted
        self.clear_options()
        self.add_options([Option(_line(answer, voted, words), disabled=answer.is_mine) for answer in answers])
        if highlighted is not None and highlighted < len(answers) and not answers[highlighted].is_mine:
            self.highlighted = highlighted
        elif self.option_count:
            self.action_first()

    @on(OptionList.OptionSelected)
    def tell(self, event: OptionList.OptionSelected) -> None:
        """Say which place was chosen."""
        event.stop()
        self.post_message(self.Chosen(event.option_index + 1))


def _line(answer: ShownAnswer, voted: int | None, words: Wording) -> Content:
    mark = ("▸ ", "bold $success") if answer.place == voted else ("  ", "")
    tail = (f"  {words('seat.your_vote')}", "bold $success") if answer.place == voted else ("", "")
    return Content.assemble(mark, reply_line(answer, words), tail)
