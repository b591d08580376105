"""The debrief for the group: spread per criterion, common misses, the best replies without names, what to do next."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from simulator.guidance.scales import Scale
from simulator.literal import folded, harmless
from simulator.locale.wording import Wording
from simulator.room.outcome import Miss, Outcome, outcome_of, replies_of, what_next
from simulator.room.room import Room
from simulator.tui.keys import key
from simulator.tui.readings import rating_name
from simulator.tui.review.evidence import Effect
from simulator.tui.room.console_screen import ConsoleScreen
from simulator.tui.widgets.bars import FULL, fit
from simulator.tui.widgets.title_bar import TitleBar

if TYPE_CHECKING:
    from simulator.dialogue.model import Dialogue
    from simulator.practice.practice import Practice

BAR_WIDTH = 24
NAME_WIDTH = 18
SHOWN_REPLY = 300  # characters


@dataclass
class SummedUp(Message):
    """What the session came to, and what to do next."""

    outcome: Outcome
    following: "tuple[Dialogue, ...]"


class GroupScreen(ConsoleScreen):
    """Fit to project: nobody is named."""

    BINDINGS = [key("b,escape", "board", "room_board", label="b")]  # noqa: RUF012

    def compose_body(self) -> ComposeResult:
        """Lay out one page."""
        yield TitleBar("")
        with VerticalScroll(id="stage"):
            yield Static(id="stage-text", markup=False)

    def on_mount(self) -> None:
        """Let the arrows scroll."""
        self.query_one("#stage").focus()

    def show_room(self) -> None:
        """Sum up."""
        if self.query("#stage-text") and self.room.size:
            self.query_one(TitleBar).show(*self.headline(self.words("group.title")))
            self.work("group", partial(_sum_up, self.room), lambda message: message)

    @on(SummedUp)
    def show_outcome(self, event: SummedUp) -> None:
        """Draw the page."""
        parts = group_lines(event.outcome, event.following, self.words)
        self.query_one("#stage-text", Static).update(Content("\n").join(list(parts)))

    def action_board(self) -> None:
        """Go back to the board."""
        self.dismiss()


def _sum_up(room: Room, practice: "Practice") -> SummedUp:
    outcome = outcome_of(room, replies_of(room, practice))
    return SummedUp(outcome, what_next(outcome, practice.catalogue.dialogues))


def group_lines(outcome: Outcome, following: "tuple[Dialogue, ...]", words: Wording) -> Iterator[Content]:
    """Yield the lines of the page."""
    if not outcome.replies:
        yield Content.styled(words("group.empty"), "$muted")
        return
    yield Content(words("group.counts", replies=outcome.replies, members=outcome.members))
    yield Content("")
    for scale in Scale:
        yield from _spread(scale, outcome, words)
    yield from _points("group.misses", Effect.COSTS, outcome.misses, words)
    yield from _points("group.strengths", Effect.HELPS, outcome.strengths, words)
    yield from _best(outcome, words)
    if following:
        yield _heading(words("group.next"))
        for dialogue in following:
            yield Content.assemble(("· ", "$accent"), harmless(dialogue.title.in_language(words.language)))
        yield Content.styled(words("group.next_how"), "$muted")


def _points(title: str, effect: Effect, points: Sequence[Miss], words: Wording) -> Iterator[Content]:
    if points:
        yield _heading(words(title))
    for one in points:
        told = f"  {one.point.id} · {words.count('group.by', one.members)}"
        yield Content.assemble(
            (f"{effect} ", effect.style), one.point.title.in_language(words.language), (told, "$muted")
        )
    if points:
        yield Content("")


def _best(outcome: Outcome, words: Wording) -> Iterator[Content]:
    if outcome.best:
        yield _heading(words("group.best"))
    for reply in outcome.best:
        client, text = folded(reply.client, SHOWN_REPLY)[0], folded(reply.text, SHOWN_REPLY)[0]
        votes = f"  {words.count('seat.votes', reply.votes)}" if reply.votes else ""
        yield Content.styled(f"  {client}", "$muted")
        yield Content.assemble(("★ ", "$accent"), text, (votes, "$accent"))
    if outcome.best:
        yield Content("")


def _spread(scale: Scale, outcome: Outcome, words: Wording) -> Iterator[Content]:
    yield _heading(words(f"criterion.{scale}"))
    for rating, number in outcome.spread[scale].items():
        width = round(BAR_WIDTH * number / outcome.replies)
        drawn = FULL * max(width, 1 if number else 0)
        yield Content.assemble(
            "  ",
            fit(Content(rating_name(rating, words)), NAME_WIDTH),
            (drawn, "$primary"),
            f" {number}" if number else "·",
        )
    yield Content("")


def _heading(text: str) -> Content:
    return Content.styled(text, "bold $primary")
