"""Findings as text: for people, as JSON, and as GitHub annotations."""

import json
from collections.abc import Sequence
from pathlib import Path

from simulator.dialogue.diagnostic import Diagnostic
from simulator.guidance.language import Language

_FAINT, _STRONG, _PLAIN = "\x1b[2m", "\x1b[1;33m", "\x1b[0m"


def text_line(found: Diagnostic, language: Language, *, folder: Path, in_colour: bool = False) -> str:
    """Return `file:line:col code message`, the file as seen from `folder`."""
    place = f"{shown_path(found.path, folder)}:{found.position.line}:{found.position.column}"
    if not in_colour:
        return f"{place} {found.code} {found.message.in_language(language)}"
    return f"{_FAINT}{place}{_PLAIN} {_STRONG}{found.code}{_PLAIN} {found.message.in_language(language)}"


def json_text(diagnostics: Sequence[Diagnostic], *, folder: Path) -> str:
    """Return a JSON list with one object a finding, its message in both languages."""
    records = [
        {
            "path": shown_path(found.path, folder),
            "line": found.position.line,
            "column": found.position.column,
            "code": found.code,
            "message": {"nl": found.message.nl, "en": found.message.en},
        }
        for found in diagnostics
    ]
    return json.dumps(records, ensure_ascii=False, indent=2)


def github_line(found: Diagnostic, language: Language, *, folder: Path) -> str:
    """Return a workflow command that puts the finding beside its line."""
    path = _escaped(shown_path(found.path, folder)).replace(":", "%3A").replace(",", "%2C")
    place = f"file={path},line={found.position.line},col={found.position.column},title={found.code}"
    return f"::error {place}::{_escaped(found.message.in_language(language))}"


def shown_path(path: Path, folder: Path) -> str:
    """Return the path as seen from `folder`, or whole when it lies elsewhere."""
    return str(path.relative_to(folder)) if path.is_absolute() and path.is_relative_to(folder) else str(path)


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
