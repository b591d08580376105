"""The list of dialogues: situation, level, and the last result per criterion as bars."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import events
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from simulator.guidance.scales import Scale
from simulator.literal import harmless
from simulator.locale.wording import Wording
from simulator.tui.keys import key
from simulator.tui.widgets.bars import bar, fit, level_marks

if TYPE_CHECKING:
    from simulator.dialogue.model import Dialogue

LEVEL_WIDTH = 11
BAR_WIDTH = 8
COLUMN_WIDTH = 11
PADDING = 2  # of a row, left and right


@dataclass(frozen=True, slots=True)
class Row:
    """A dialogue, the shares (0..1, None: not rated) of its last result, whether it was left in the middle."""

    dialogue: "Dialogue"
    shares: Sequence[float | None]
    is_unfinished: bool


class DialogueList(OptionList):
    """Keeps the selected dialogue when its rows change. Says which one is highlighted and which one was opened."""

    BINDINGS = [key("enter", "select", "play")]  # noqa: RUF012

    @dataclass
    class Highlighted(Message):
        """Another dialogue is selected."""

        dialogue: str

    @dataclass
    class Opened(Message):
        """A dialogue was chosen, by key or mouse."""

        dialogue: str

    @dataclass
    class Resized(Message):
        """The columns have another width; `heading` has their titles."""

        heading: Content

    def __init__(self, words: Wording) -> None:
        super().__init__(markup=False, compact=True)
        self._words = words
        self._rows: Sequence[Row] = ()

    def show(self, rows: Sequence[Row], words: Wording) -> None:
        """Replace all rows; the selection stays on the same dialogue when that is still there."""
        chosen = self.chosen
        self._rows, self._words = rows, words
        self.clear_options()
        self.add_options([Option(self._line(row), row.dialogue.id) for row in rows])
        ids = [row.dialogue.id for row in rows]
        if ids:
            self.highlighted = ids.index(chosen) if chosen in ids else 0

    @property
    def chosen(self) -> str | None:
        """The id of the selected dialogue."""
        return None if self.highlighted is None else self.get_option_at_index(self.highlighted).id

    def on_resize(self, _: events.Resize) -> None:
        """Give the columns their new width."""
        self.show(self._rows, self._words)
        self.post_message(self.Resized(self.heading()))

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Pass on which dialogue is selected."""
        event.stop()
        if event.option_id:
            self.post_message(self.Highlighted(event.option_id))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Pass on which dialogue was chosen."""
        event.stop()
        if event.option_id:
            self.post_message(self.Opened(event.option_id))

    def heading(self) -> Content:
        """Return the line of column titles that goes above the rows."""
        words = self._words
        titles = [Content(words(f"criterion.{scale}")) for scale in Scale]
        return self._columns(Content(words("home.situation")), Content(words("home.level")), titles)

    def _line(self, row: Row) -> Content:
        title = Content(harmless(row.dialogue.title.in_language(self._words.language)))
        if row.is_unfinished:
            title = Content.assemble(("… ", "$accent"), title)
        level = Content.assemble(level_marks(row.dialogue.level), " ", self._words(f"level.{row.dialogue.level}"))
        return self._columns(title, level, [self._result(share) for share in row.shares])

    def _result(self, share: float | None) -> Content:
        if share is None:
            return Content.styled(self._words("criterion.unrated_short"), "$muted")
        return bar(share, BAR_WIDTH)

    def _columns(self, title: Content, level: Content, results: list[Content]) -> Content:
        room = self.scrollable_content_region.width - PADDING - LEVEL_WIDTH - COLUMN_WIDTH * len(Scale) - 1
        cells = [fit(title, max(12, room)), Content(" "), fit(level, LEVEL_WIDTH)]
        return Content("").join(cells + [fit(result, COLUMN_WIDTH) for result in results])
