"""One attempt as a file of the learner's own: its kinds, its name, and that nothing is ever overwritten."""

from enum import StrEnum
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from simulator.guidance.language import Language

if TYPE_CHECKING:
    from simulator.practice.attempt import Attempt
    from simulator.practice.practice import Practice


class Kind(StrEnum):
    """What the file is for."""

    HTML = "html"  # to read, print or hand in
    MARKDOWN = "markdown"  # to paste in a document
    JSONL = "jsonl"  # to go on with on another computer

    @property
    def suffix(self) -> str:
        """How the file's name ends."""
        return ".md" if self is Kind.MARKDOWN else f".{self}"


def export_attempt(practice: "Practice", attempt: "Attempt", kind: Kind, language: Language, folder: Path) -> Path:
    """Write an attempt, all its ways included, to a new file in `folder` and return its path. Raises UsageError."""
    content = _content(practice, attempt, kind, language)
    return write_new(folder, f"{attempt.started.at.astimezone():%Y-%m-%d}-{attempt.dialogue.id}", kind.suffix, content)


def write_new(folder: Path, stem: str, suffix: str, content: bytes) -> Path:
    """Write a file that was not there yet, whole or not at all, numbered when its name is taken. Raises UsageError."""
    from simulator.reports.target import unwritable, write_report

    path = folder / f"{stem}{suffix}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path = _claim(folder, stem, suffix)
    except OSError as error:
        raise unwritable(path, error) from error
    try:
        write_report(content, path)
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    return path


def _claim(folder: Path, stem: str, suffix: str) -> Path:
    """Make an empty file, readable by its owner only, under the first free name."""
    for number in count(1):
        path = folder / f"{stem}{'' if number == 1 else f'-{number}'}{suffix}"
        try:
            path.touch(mode=0o600, exist_ok=False)
        except FileExistsError:
            continue
        return path
    raise AssertionError("counting does not end")


def _content(practice: "Practice", attempt: "Attempt", kind: Kind, language: Language) -> bytes:
    from simulator.reports.account import Setting, give_account

    match kind:
        case Kind.HTML:
            from simulator.reports.page import attempt_page

            return attempt_page(give_account(attempt, practice.scorer), Setting(language)).encode()
        case Kind.MARKDOWN:
            from simulator.reports.text_report import markdown_report

            return markdown_report([give_account(attempt, practice.scorer)], Setting(language)).encode()
        case Kind.JSONL:
            from simulator.reports.session_lines import session_lines

            return b"".join(session_lines(attempt.id, practice.store.events(attempt.id), attempt.turns))
