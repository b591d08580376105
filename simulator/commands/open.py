"""`simulator`: the program on the screen."""

import argparse
import sys

from simulator.commands.composition import compose_practice
from simulator.errors import UsageError
from simulator.guidance.language import Bilingual, Language
from simulator.paths import data_directory
from simulator.practice.practice import Practice


def run(arguments: argparse.Namespace, language: Language) -> int:
    """Open the home screen."""
    return open_screen(compose_practice(arguments.dialogues), language if arguments.lang else None)


def open_screen(
    practice: Practice, language: Language | None, *, dialogue: str | None = None, resume: str | None = None
) -> int:
    """Open the screen, at a dialogue or an earlier attempt if one is given. Raises UsageError without a terminal."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise UsageError(
            Bilingual(
                nl="Dit is geen terminal. Gebruik: simulator play ID --plain",
                en="This is not a terminal. Use: simulator play ID --plain",
            )
        )
    from simulator.tui.app import run as run_app
    from simulator.tui.settings import SettingsFile

    run_app(lambda: practice, SettingsFile(data_directory() / "settings.json"))
    return 0
