"""`simulator play`: one dialogue, in plain lines or on the screen."""

import argparse
import sys
from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from simulator.commands.composition import compose_practice
from simulator.errors import UsageError
from simulator.guidance.language import Bilingual, Language
from simulator.plain.report import Report

if TYPE_CHECKING:
    from simulator.practice.practice import Practice


def run(arguments: argparse.Namespace, language: Language) -> int:
    """Play; exit code 0 whether or not the conversation was finished."""
    if arguments.id is None and arguments.resume is None:
        raise UsageError(Bilingual(nl="Welke dialoog? Zie: simulator list", en="Which dialogue? See: simulator list"))
    if arguments.plain or arguments.json:
        return _play_plain(compose_practice(arguments.dialogues), arguments, language)
    from simulator.commands.open import open_screen

    make_practice = partial(compose_practice, arguments.dialogues)
    is_chosen = bool(arguments.lang)
    return open_screen(make_practice, language, is_chosen=is_chosen, dialogue=arguments.id, resume=arguments.resume)


def _play_plain(practice: "Practice", arguments: argparse.Namespace, language: Language) -> int:
    from simulator.plain.session import PlainSession

    if arguments.resume:
        attempt = practice.resume(arguments.resume)
    else:
        attempt = practice.start(arguments.id, language, arguments.seed)
    PlainSession(attempt, practice.scorer, _report(arguments, language)).run(_lines())
    return 0


def _report(arguments: argparse.Namespace, language: Language) -> Report:
    if arguments.json:
        from simulator.plain.json_lines import JsonLines

        return JsonLines(_write, language)
    from simulator.plain.spoken import Spoken

    return Spoken(_write, language)


def _lines() -> Iterator[str]:
    """Yield the lines of standard input; bytes that are not UTF-8 are shown as such, not fatal."""
    for raw in iter(sys.stdin.buffer.readline, b""):
        yield raw.decode("utf-8", errors="replace")


def _write(text: str) -> None:
    """Write at once, so that a script on the other side of a pipe can answer."""
    sys.stdout.write(text)
    sys.stdout.flush()
