"""What the projector shows: the client's line and the replies without names, large and calm; before that the way in."""

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from simulator.literal import folded, harmless
from simulator.room.events import Mode
from simulator.room.room import Round
from simulator.room.scene import scene_of
from simulator.room.seat import shown_answers
from simulator.tui.keys import key
from simulator.tui.room.console_screen import ConsoleScreen
from simulator.tui.room.stage import belongs

SHOWN_CHARACTERS = 500


class WallScreen(ConsoleScreen):
    """Follows the room; nothing on it tells who said what."""

    BINDINGS = [key("g,escape", "back", "back", label="g")]  # noqa: RUF012

    def compose_body(self) -> ComposeResult:
        """Lay out the line and room for replies."""
        with VerticalScroll(id="wall"):
            yield Static(id="wall-client", markup=False)
            yield VerticalScroll(id="wall-replies", can_focus=False)

    async def show_room(self) -> None:  # type: ignore[override]
        """Draw what the group may see."""
        if not self.query("#wall"):
            return
        now = self.room.round
        is_on = now is not None and self.room.mode is not Mode.ASSIGNED and belongs(now, self.room.mode)
        self.query_one("#wall-client", Static).update(
            Content(harmless(now.client)) if now and is_on else self._way_in()
        )
        replies = self.query_one("#wall-replies")
        await replies.remove_children()
        if now and is_on:
            await replies.mount_all([Static(line, classes="wall-reply", markup=False) for line in self._replies(now)])

    def _way_in(self) -> Content:
        entrance, words = self.console.entrance, self.words
        if not entrance.address:
            return Content(harmless(self.room.name))
        return Content.assemble(
            harmless(self.room.name),
            "\n\n",
            (entrance.address, "bold"),
            "\n",
            (f"{words('console.room_code')}  ", "$muted"),
            (" ".join(entrance.code), "bold $accent"),
        )

    def _replies(self, now: Round) -> list[Content]:
        if now.member is not None:
            given = [answer for one in scene_of(self.room)[-1:] for answer in one.answers.values()]
            return [Content(folded(answer.text, SHOWN_CHARACTERS)[0]) for answer in given]
        if now.is_open:
            told = self.words("console.answered", n=len(now.answers), total=len(self.room.members))
            return [Content.styled(told, "$muted")]
        lines = []
        for answer in shown_answers(self.room, None):
            votes = f"   {'●' * answer.votes}" if answer.votes else ""
            text = folded(answer.text, SHOWN_CHARACTERS)[0]
            lines.append(Content.assemble((f"{answer.place}   ", "bold $accent"), text, (votes, "$accent")))
        return lines

    def action_back(self) -> None:
        """Go back to the console."""
        self.dismiss()
