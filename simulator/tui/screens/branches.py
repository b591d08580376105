"""All ways played in one attempt, side by side: how each ended, its three criteria, and its replies."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import HorizontalScroll, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from simulator.locale.wording import Wording
from simulator.tui.keys import key
from simulator.tui.narration import scene_of
from simulator.tui.review.summary import criteria_lines
from simulator.tui.review.turn import turn_lines
from simulator.tui.screens.worded_screen import WordedScreen
from simulator.tui.widgets.title_bar import TitleBar

if TYPE_CHECKING:
    from simulator.practice.attempt import Attempt
    from simulator.practice.debrief import Debrief
    from simulator.practice.practice import Practice


@dataclass
class WaysCompared(Message):
    """A debrief of each way, in the order of playing."""

    debriefs: "tuple[Debrief, ...]"


class BranchesScreen(WordedScreen[None]):
    """Two ways fit beside each other at 80 columns; the rest is a scroll to the right."""

    TOPIC = "branches"
    CSS_PATH = "branches.tcss"
    BINDINGS = [  # noqa: RUF012
        key("tab", "app.focus_next", "next_way"),
        key("escape", "back", "back"),
    ]

    def __init__(self, attempt: "Attempt") -> None:
        super().__init__()
        self._attempt = attempt
        self._debriefs: tuple[Debrief, ...] = ()

    def compose_body(self) -> ComposeResult:
        """Lay out the title and room for the ways."""
        yield TitleBar(self.words("debrief.compare"), self._attempt.dialogue.title.in_language(self.language))
        yield HorizontalScroll(id="ways", can_focus=False)

    def on_mount(self) -> None:
        """Look back on every way in a thread."""
        attempt = self._attempt

        def look_back(practice: "Practice") -> "tuple[Debrief, ...]":
            from simulator.practice.debrief import build_debrief

            return tuple(build_debrief(attempt, practice.scorer, leaf.id) for leaf in attempt.leaves)

        self.work("ways", look_back, WaysCompared)

    def translate(self) -> None:
        """Write the ways in the language chosen now."""
        super().translate()
        self.call_after_refresh(self._show)

    @on(WaysCompared)
    async def show_ways(self, event: WaysCompared) -> None:
        """Show the ways."""
        self._debriefs = event.debriefs
        await self._show()

    async def _show(self) -> None:
        ways = self.query_one("#ways")
        await ways.remove_children()
        columns = [
            VerticalScroll(Static(self._way(number, debrief), markup=False), classes="way")
            for number, debrief in enumerate(self._debriefs, start=1)
        ]
        await ways.mount_all(columns)
        if columns:
            columns[0].focus()

    def _way(self, number: int, debrief: "Debrief") -> Content:
        words, scene = self.words, scene_of(self._attempt)
        turns = [turn_lines(review, place, scene, words) for place, review in enumerate(debrief.turns, start=1)]
        head = Content.assemble((words("debrief.way", n=number), "bold $accent"), "\n", _ending(debrief, words))
        return Content("\n\n").join([head, criteria_lines(debrief.criteria, words, with_quotes=False), *turns])

    def action_back(self) -> None:
        """Go back to the debrief."""
        self.dismiss()


def _ending(debrief: "Debrief", words: Wording) -> Content:
    return Content.styled(words(f"ending.{debrief.ending}" if debrief.ending else "ending.unfinished"), "bold")
