"""`simulator check`: look over dialogue files, once or on every change."""

import argparse
import os
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from simulator.commands.composition import dialogue_folders
from simulator.dialogue.lint.linter import Checked, check_files
from simulator.dialogue.lint.printing import github_line, json_text, text_line
from simulator.errors import UsageError
from simulator.guidance.language import Language
from simulator.locale.wording import Wording

FINDINGS = 1
PAUSE = 0.3  # seconds between two looks at the files


def run(arguments: argparse.Namespace, language: Language) -> int:
    """Check the paths given, or all dialogues; exit code 1 when something was found, 2 for a path that is not there."""
    paths = arguments.paths or [folder for folder in dialogue_folders(arguments.dialogues) if folder.is_dir()]
    checked = check_files(paths)
    _print(checked, arguments.format, language)
    if arguments.watch:
        watch(paths, lambda: _check_again(paths, arguments.format, language), lambda: time.sleep(PAUSE))
    return FINDINGS if checked.diagnostics else 0


def watch(paths: Sequence[Path], changed: Callable[[], None], pause: Callable[[], None]) -> None:
    """Call `changed` whenever a file of `paths` is written, added or removed. Ends when `pause` raises."""
    before = stamps(paths)
    while True:
        pause()
        after = stamps(paths)
        if after != before:
            changed()
        before = after


def stamps(paths: Sequence[Path]) -> dict[str, tuple[int, int]]:
    """Return when each dialogue file was last written and how large it is."""
    found = {}
    for path in paths:
        for entry in sorted(path.glob("*.y*ml")) if path.is_dir() else [path]:
            try:
                status = entry.stat()
            except OSError:
                continue
            found[str(entry)] = (status.st_mtime_ns, status.st_size)
    return found


def _check_again(paths: Sequence[Path], form: str, language: Language) -> None:
    """Check after a change; a file that an editor is just replacing is no reason to stop watching."""
    try:
        checked = check_files(paths)
    except UsageError as error:
        print(error.in_language(language), file=sys.stderr, flush=True)
        return
    print(flush=True)
    _print(checked, form, language)


def _print(checked: Checked, form: str, language: Language) -> None:
    folder, words = Path.cwd(), Wording(language)
    match form:
        case "json":
            print(json_text(checked.diagnostics, folder=folder), flush=True)
        case "github":
            for found in checked.diagnostics:
                print(github_line(found, language, folder=folder), flush=True)
        case _:
            in_colour = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
            for found in checked.diagnostics:
                print(text_line(found, language, folder=folder, in_colour=in_colour))
            files = words.count("command.check.files", len(checked.files))
            if checked.diagnostics:
                print(words.count("command.check.found", len(checked.diagnostics), files=files), flush=True)
            else:
                print(words("command.check.clean", files=files), flush=True)
