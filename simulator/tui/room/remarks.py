"""What the trainer can say about a reply: a comment, another reading with its reason, the mark of an example."""

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input, Static

from simulator.guidance.scales import Scale
from simulator.guidance.verdict import Verdict
from simulator.room.events import Target
from simulator.scoring.cases import CaseError, Opinion, make_case
from simulator.scoring.context import Context
from simulator.tui.room.console_screen import ConsoleScreen
from simulator.tui.room.pick import TextPrompt
from simulator.tui.room.styles import screen_style
from simulator.tui.screens.contest import ContestScreen, OtherReading
from simulator.tui.widgets.key_bar import KeyBar


class OverrideScreen(ContestScreen):
    """The trainer's reading of a reply; it needs a reason."""

    CSS_PATH = [screen_style("dialog"), screen_style("option_row")]  # noqa: RUF012

    def compose(self) -> ComposeResult:
        """Lay out the rows."""
        with Vertical(classes="dialog"):
            yield Static(self.words("console.override"), classes="dialog-title", markup=False)
            yield Static(self.words("console.override_intro"), id="override-intro", classes="muted", markup=False)
            for scale in Scale:
                yield self._row(scale)
            yield Input(placeholder=self.words("console.override_reason"), id="contest-note", max_length=500)
            yield KeyBar(self.words)

    def action_save(self) -> None:
        """Close with the reading, once there is a reason."""
        if self.query_one("#contest-note", Input).value.strip():
            super().action_save()
        else:
            self.query_one("#override-intro", Static).update(self.words("console.override_needs_reason"))
            self.query_one("#contest-note", Input).focus()


class RemarkingScreen(ConsoleScreen):
    """A screen on which a reply is selected. Subclasses say which: `chosen_reply`."""

    def chosen_reply(self) -> tuple[Target, str, Verdict, Context] | None:
        """Return the selected reply: what it is, its words, the verdict, and what the judge knew."""
        return None

    def action_comment(self) -> None:
        """Say something about the selected reply."""
        chosen = self.chosen_reply()
        if not chosen:
            return
        target = chosen[0]

        def keep(text: str | None) -> None:
            if text:
                self.at_desk(lambda: self.desk.comment(target, text))

        self.app.push_screen(TextPrompt(self.words, self.words("console.comment"), chosen[1][:200]), keep)

    def action_override(self) -> None:
        """Judge the selected reply otherwise."""
        chosen = self.chosen_reply()
        if not chosen:
            return

        def keep(own: OtherReading | None) -> None:
            if own:
                self.at_desk(lambda: self._override(chosen, own))

        self.app.push_screen(OverrideScreen(self.words, chosen[2]), keep)

    def _override(self, chosen: tuple[Target, str, Verdict, Context], own: OtherReading) -> None:
        """Keep the other reading in the room, and as a case for the judge."""
        target, text, verdict, context = chosen
        self.desk.override(target, own.courtesy, own.why, own.pushing, own.note)
        version = self.console.open_practice().scorer.version
        try:
            opinion = Opinion(own.courtesy, own.why, own.pushing)
            self.console.keep_case(make_case(text, context, verdict, opinion, version, own.note))
        except CaseError:  # nothing to learn from, such as an empty text
            return

    def action_example(self) -> None:
        """Mark the selected reply as one to remember."""
        chosen = self.chosen_reply()
        if chosen:
            self.at_desk(lambda: self.desk.mark_example(chosen[0]))
