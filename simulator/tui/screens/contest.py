"""Collects what the learner thinks the verdict on a reply should have been."""

from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input, Static

from simulator.guidance.labels import label
from simulator.guidance.scales import Courtesy, Pushing, Rating, Scale, Why
from simulator.guidance.verdict import Verdict
from simulator.locale.wording import Wording
from simulator.tui.keys import key
from simulator.tui.readings import rating_name, ratings_in_order
from simulator.tui.screens.worded_screen import WordedModal
from simulator.tui.widgets.key_bar import KeyBar
from simulator.tui.widgets.option_row import OptionRow


@dataclass(frozen=True, slots=True)
class OtherReading:
    """How the learner reads it; None leaves a scale as it was judged."""

    courtesy: Courtesy | None
    why: Why | None
    pushing: Pushing | None
    note: str


class ContestScreen(WordedModal[OtherReading | None]):
    """One row for each scale, set to the verdict as it is, and a line for the reason."""

    CSS_PATH = ["dialog.tcss", "option_row.tcss"]  # noqa: RUF012
    BINDINGS = [  # noqa: RUF012
        key("ctrl+s,enter", "save", "done", label="enter"),
        key("escape", "cancel", "back"),
    ]

    def __init__(self, words: Wording, verdict: Verdict) -> None:
        super().__init__(words)
        self._verdict = verdict

    def compose(self) -> ComposeResult:
        """Lay out the rows."""
        with Vertical(classes="dialog"):
            yield Static(self.words("contest.title"), classes="dialog-title", markup=False)
            yield Static(self.words("contest.intro"), classes="muted", markup=False)
            for scale in Scale:
                yield self._row(scale)
            yield Input(placeholder=self.words("contest.note"), id="contest-note", max_length=500)
            yield KeyBar(self.words)

    def _row(self, scale: Scale) -> OptionRow:
        options = _options(scale, self._verdict)
        names = [rating_name(rating, self.words) for rating in options]
        chosen = options.index(self._verdict.rating_on(scale))
        return OptionRow(label(scale).name.in_language(self.words.language), names, chosen, id=scale.value)

    def on_input_submitted(self) -> None:
        """Take enter in the note as done."""
        self.action_save()

    def action_save(self) -> None:
        """Close with the reading; an unchanged one is no disagreement."""
        courtesy, why, pushing = (self._changed(scale) for scale in Scale)
        if courtesy is None and why is None and pushing is None:
            self.dismiss(None)
            return
        assert courtesy is None or isinstance(courtesy, Courtesy)
        assert why is None or isinstance(why, Why)
        assert pushing is None or isinstance(pushing, Pushing)
        self.dismiss(OtherReading(courtesy, why, pushing, self.query_one("#contest-note", Input).value.strip()))

    def action_cancel(self) -> None:
        """Close without a disagreement."""
        self.dismiss(None)

    def _changed(self, scale: Scale) -> Rating | None:
        chosen = _options(scale, self._verdict)[self.query_one(f"#{scale.value}", OptionRow).chosen]
        return None if chosen == self._verdict.rating_on(scale) else chosen


def _options(scale: Scale, verdict: Verdict) -> list[Rating | None]:
    """Return the classes to choose from; `not rated` only where that is the verdict."""
    ratings: list[Rating | None] = list(ratings_in_order(scale))
    return ratings if verdict.rating_on(scale) is not None else [None, *ratings]
