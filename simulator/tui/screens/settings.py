"""The learner's choices, each on one line; a change shows at once and is kept."""

from dataclasses import replace
from enum import StrEnum

from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Static

from simulator.guidance.language import Language
from simulator.tui.keys import key
from simulator.tui.screens.worded_screen import WordedScreen
from simulator.tui.settings import Appearance, Feedback, Pace, Settings
from simulator.tui.widgets.option_row import OptionRow
from simulator.tui.widgets.title_bar import TitleBar

CHOICES: dict[str, type[StrEnum]] = {"language": Language, "appearance": Appearance, "feedback": Feedback, "pace": Pace}


class SettingsScreen(WordedScreen[None]):
    """One row for each choice."""

    TOPIC = "settings"
    CSS_PATH = "option_row.tcss"
    BINDINGS = [  # noqa: RUF012
        key("f6", "app.show_card", "card"),
        key("escape", "back", "back"),
    ]

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self._shown = settings
        self._focused = next(iter(CHOICES))

    def compose_body(self) -> ComposeResult:
        """Lay out the rows."""
        yield TitleBar(self.words("settings.title"))
        with VerticalScroll(classes="page", can_focus=False):
            for name, choice in CHOICES.items():
                options = list(choice)
                labels = [self.words(f"settings.choice.{option.value}") for option in options]
                chosen = options.index(getattr(self.settings, name))
                yield OptionRow(self.words(f"settings.{name}"), labels, chosen, id=name)
            yield Static(self.words("settings.never_note"), id="never", classes="prose muted", markup=False)
            yield Static(self.words("settings.text_size"), classes="heading", markup=False)
            yield Static(self._text_size(), id="text-size", classes="prose", markup=False)

    def _text_size(self) -> str:
        return self.words("settings.text_size_how", columns=self.app.size.width, lines=self.app.size.height)

    def on_resize(self) -> None:
        """Tell the new size of the window."""
        for told in self.query("#text-size").results(Static):
            told.update(self._text_size())

    def on_mount(self) -> None:
        """Begin at the first row."""
        self.query_one(f"#{self._focused}").focus()
        self._show_never_note()

    def _show_never_note(self) -> None:
        self.query_one("#never").display = self.settings.feedback is Feedback.NEVER

    def translate(self) -> None:
        """Change the words and stay on the same row."""
        super().translate()
        self.call_after_refresh(self.on_mount)

    @on(OptionRow.Changed)
    def take_over(self, event: OptionRow.Changed) -> None:
        """Show and keep a choice."""
        if event.row in CHOICES:
            self._focused = event.row
            option = list(CHOICES[event.row])[event.chosen]
            self.program.change_settings(replace(self.settings, **{event.row: option}))  # type: ignore[arg-type]
            self._show_never_note()

    def action_back(self) -> None:
        """Go back."""
        self.dismiss()
