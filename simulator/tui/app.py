"""The program on screen: themes, language, settings and the keys that work everywhere. Screens do the rest."""

import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from textual.app import App
from textual.screen import Screen
from textual.theme import Theme

from simulator.errors import StorageError
from simulator.guidance.language import Language
from simulator.locale.wording import Wording
from simulator.tui.keys import key
from simulator.tui.settings import Appearance, Settings, SettingsFile
from simulator.tui.themes import DARK, LIGHT

if TYPE_CHECKING:
    from textual.command import Provider

    from simulator.practice.practice import Practice


def _commands() -> "type[Provider]":
    from simulator.tui.commands import Actions

    return Actions


class WittevlagApp(App[None]):
    """Holds what all screens share. `make_practice` is called once, in a worker, after the first frame.

    `folder` is where the learner's own files go: exports and own dialogues. None where this is not the learner's
    computer; then nothing is offered that writes a file or opens another dialogue.
    """

    CSS_PATH = Path(__file__).parent / "app.tcss"
    TITLE = "Wittevlag"
    COMMANDS = {_commands}  # noqa: RUF012
    BINDINGS = [  # noqa: RUF012
        key("ctrl+p", "command_palette", "palette", show=False, priority=True),
        key("f2", "show_help", "help", show=False),
        key("f3", "switch_language", "language", show=False),
        key("f4", "switch_appearance", "appearance", show=False),
        key("f6", "show_card", "card", show=False),
        key("f10", "show_settings", "settings", show=False),
        key("ctrl+q", "quit", "quit", show=False, priority=True),
    ]

    def __init__(
        self,
        make_practice: "Callable[[], Practice]",
        settings_file: SettingsFile,
        *,
        language: Language | None = None,
        dialogue: str | None = None,
        resume: str | None = None,
        folder: Path | None = None,
    ) -> None:
        super().__init__()
        self.folder = folder
        self._dialogue = dialogue
        self._resume = resume
        self._make_practice = make_practice
        self._practice: Practice | None = None
        self._practice_lock = threading.Lock()
        self._settings_file = settings_file
        kept = settings_file.read()
        self.settings = replace(kept, language=language) if language else kept
        self.words = Wording(self.settings.language)
        self.register_theme(DARK)
        self.register_theme(LIGHT)
        self._begin_with_appearance()

    def open_practice(self) -> "Practice":
        """Return the practice, made at the first call; call it in a worker only."""
        with self._practice_lock:
            if self._practice is None:
                self._practice = self._make_practice()
            return self._practice

    def get_default_screen(self) -> Screen[Any]:
        """Start at home, so that the first frame is already the right one."""
        from simulator.tui.screens.home import HomeScreen

        return HomeScreen(dialogue=self._dialogue, resume=self._resume)

    def on_mount(self) -> None:
        """Welcome someone who was never here and asks for nothing in particular."""
        if not (self.settings.is_welcomed or self._dialogue or self._resume):
            from simulator.tui.screens.welcome import WelcomeScreen

            self.push_screen(WelcomeScreen())

    def change_settings(self, settings: Settings) -> None:
        """Take over the choices, show them at once and keep them."""
        language_before = self.settings.language
        self.settings = settings
        self._show_appearance()
        if settings.language is not language_before:
            self._translate(settings.language)
        try:
            self._settings_file.write(settings)
        except StorageError as error:
            self.notify(error.in_language(settings.language), severity="warning", markup=False)

    def _theme_wanted(self) -> Theme:
        return DARK if self.settings.appearance is Appearance.DARK else LIGHT

    def _show_appearance(self) -> None:
        self.theme = self._theme_wanted().name

    def _begin_with_appearance(self) -> None:
        """Set the theme before anything is drawn, without parsing all styles a second time for it."""
        theme = self._theme_wanted()
        self.set_reactive(App.theme, theme.name)
        self.set_class(theme.dark, "-dark-mode", update=False)
        self.set_class(not theme.dark, "-light-mode", update=False)
        self.stylesheet.set_variables(self.get_css_variables())

    def _translate(self, language: Language) -> None:
        from simulator.tui.screens.worded_screen import WordedScreen

        self.words = Wording(language)
        for screen in self.screen_stack:
            if isinstance(screen, WordedScreen):
                screen.translate()

    def action_switch_language(self) -> None:
        """Go to the other language."""
        other = Language.EN if self.settings.language is Language.NL else Language.NL
        self.change_settings(replace(self.settings, language=other))

    def action_switch_appearance(self) -> None:
        """Go to the other theme."""
        other = Appearance.LIGHT if self.settings.appearance is Appearance.DARK else Appearance.DARK
        self.change_settings(replace(self.settings, appearance=other))

    def action_show_help(self) -> None:
        """Explain the screen and its keys."""
        from simulator.tui.keys import active_hints
        from simulator.tui.screens.help import HelpScreen
        from simulator.tui.screens.worded_screen import WordedScreen

        if not isinstance(self.screen, HelpScreen):
            topic = self.screen.TOPIC if isinstance(self.screen, WordedScreen) else ""
            self.push_screen(HelpScreen(active_hints(self.screen, self.words), topic))

    def action_show_settings(self) -> None:
        """Let the learner choose."""
        from simulator.tui.screens.settings import SettingsScreen

        if not isinstance(self.screen, SettingsScreen):
            self.push_screen(SettingsScreen(self.settings))

    def action_show_card(self) -> None:
        """Show how well the judge judges, as measured."""
        from simulator.tui.screens.card import CardScreen

        if not isinstance(self.screen, CardScreen):
            self.push_screen(CardScreen())

    def action_command_palette(self) -> None:
        """Open the list of actions, in our words."""
        from textual.command import CommandPalette

        if not any(isinstance(screen, CommandPalette) for screen in self.screen_stack):
            self.push_screen(CommandPalette(placeholder=self.words("palette.placeholder"), id="--command-palette"))

    def action_help_quit(self) -> None:
        """Leave at Ctrl-C too: every turn is already kept."""
        self.exit()


def run(
    make_practice: "Callable[[], Practice]",
    settings_file: SettingsFile,
    *,
    language: Language | None = None,
    dialogue: str | None = None,
    resume: str | None = None,
    folder: Path | None = None,
) -> int:
    """Run the program until the learner leaves; return its exit code.

    `make_practice` is called in a thread, once, after the first frame. `language` wins over the one in the settings.
    The program opens at the briefing of `dialogue`, or in the attempt `resume`, when one is given.
    Exports and own dialogues go into `folder`; without one they are not offered.
    """
    program = WittevlagApp(
        make_practice, settings_file, language=language, dialogue=dialogue, resume=resume, folder=folder
    )
    program.run()
    return program.return_code or 0
