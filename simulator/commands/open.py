"""`simulator`: the program on the screen."""

import argparse
import sys
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from simulator.commands.composition import compose_practice
from simulator.errors import UsageError
from simulator.guidance.language import Bilingual, Language
from simulator.paths import data_directory

if TYPE_CHECKING:
    from simulator.practice.practice import Practice


def run(arguments: argparse.Namespace, language: Language) -> int:
    """Open the home screen."""
    return open_screen(partial(compose_practice, arguments.dialogues), language, is_chosen=bool(arguments.lang))


def open_screen(
    make_practice: "Callable[[], Practice]",
    language: Language,
    *,
    is_chosen: bool,
    dialogue: str | None = None,
    resume: str | None = None,
) -> int:
    """Open the screen, at a dialogue or an earlier attempt if one is given. Raises UsageError without a terminal.

    `language` is for a first visit; when it is chosen now, it also wins over the settings.
    """
    if not all(stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr)):
        raise UsageError(
            Bilingual(
                nl="Dit is geen terminal. Gebruik: simulator play ID --plain",
                en="This is not a terminal. Use: simulator play ID --plain",
            )
        )
    from simulator.tui.app import run as run_app
    from simulator.tui.settings import Settings, SettingsFile

    folder = data_directory()
    file = SettingsFile(folder / "settings.json", Settings(language=language))
    chosen = language if is_chosen else None
    return run_app(make_practice, file, language=chosen, dialogue=dialogue, resume=resume, folder=folder)
