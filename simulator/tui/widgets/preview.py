"""What the selected dialogue is about: the client, what it practises, and how it went last time."""

from collections.abc import Sequence
from datetime import datetime

from textual.content import Content
from textual.widgets import Static

from simulator.dialogue.model import Dialogue
from simulator.guidance.points import Point
from simulator.literal import harmless
from simulator.locale.wording import Wording
from simulator.tui.records import LastResult, Unfinished, time_ago


class Preview(Static):
    """Shows one dialogue at a time; empty until there is one."""

    def __init__(self) -> None:
        super().__init__(markup=False)

    def show(
        self,
        dialogue: Dialogue,
        points: Sequence[Point],
        last: LastResult | None,
        unfinished: Unfinished | None,
        now: datetime | None,
        words: Wording,
    ) -> None:
        """Describe `dialogue`; `now` is None as long as earlier attempts are not known."""
        parts = [_client(dialogue, words), _practises(points, words)]
        if now:
            parts.append(_history(last, unfinished, now, words))
        self.update(Content("\n").join(parts))


def _client(dialogue: Dialogue, words: Wording) -> Content:
    about = harmless(dialogue.client.about.in_language(words.language))
    return Content.assemble((harmless(dialogue.client.name), "bold"), ("  ", ""), about)


def _practises(points: Sequence[Point], words: Wording) -> Content:
    titles = " · ".join(point.title.in_language(words.language) for point in points[:5])
    return Content.assemble((f"{words('home.practises')}  ", "$muted"), titles)


def _history(last: LastResult | None, unfinished: Unfinished | None, now: datetime, words: Wording) -> Content:
    if unfinished:
        when, turns = time_ago(unfinished.at, now, words), words.count("turns", unfinished.turns)
        return Content.styled(words("home.resume_note", when=when, turns=turns), "$accent")
    if not last:
        return Content.styled(words("home.never"), "$muted")
    ending = words(f"ending.{last.ending}")
    findings = " · ".join(criterion.finding.in_language(words.language) for criterion in last.criteria)
    told = words("home.last", when=time_ago(last.at, now, words), ending=ending)
    return Content.assemble((f"{told}  ", "$muted"), findings)
