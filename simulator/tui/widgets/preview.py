"""What the selected dialogue is about: the client, what it practises, and how it went last time."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.content import Content
from textual.widgets import Static

from simulator.literal import harmless
from simulator.locale.wording import Wording

if TYPE_CHECKING:
    from simulator.dialogue.model import Dialogue
    from simulator.guidance.points import Point

SHOWN_POINTS = 5


class Preview(Static):
    """Shows one dialogue at a time; empty until there is one."""

    def __init__(self) -> None:
        super().__init__(markup=False)

    def show(
        self,
        dialogue: "Dialogue",
        points: "Sequence[Point]",
        words: Wording,
        *,
        notice: Content | None = None,
        history: Content | None = None,
    ) -> None:
        """Describe `dialogue`: first a `notice`, last how it went before."""
        about = harmless(dialogue.client.about.in_language(words.language))
        client = Content.assemble((harmless(dialogue.client.name), "bold"), "  ", about)
        titles = " · ".join(point.title.in_language(words.language) for point in points[:SHOWN_POINTS])
        practises = Content.assemble((f"{words('home.practises')}  ", "$muted"), titles)
        self.update(Content("\n").join([part for part in (notice, client, practises, history) if part]))
