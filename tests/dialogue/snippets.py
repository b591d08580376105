"""Pieces of YAML in documents: finds them, and puts one into a whole dialogue so that it can be checked."""

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from simulator.dialogue.diagnostic import Diagnostic, DialogueError
from simulator.dialogue.lint.linter import lint
from simulator.dialogue.loader import dialogue_of
from simulator.dialogue.yaml_reader import read_text

CLEAN = Path(__file__).with_name("clean.yaml")
_FENCE = re.compile(r"^```yaml ?([^\n]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Snippet:
    """A fenced block: its text, and the words after `yaml`."""

    text: str
    words: frozenset[str]


def snippets_in(document: Path) -> list[Snippet]:
    """Return the YAML blocks of a Markdown file."""
    blocks = _FENCE.findall(document.read_text(encoding="utf-8"))
    return [Snippet(text, frozenset(words.split())) for words, text in blocks]


def clean_values() -> dict[str, Any]:
    """Return the values of a dialogue without findings."""
    values: dict[str, Any] = read_text(CLEAN.read_text(encoding="utf-8"), CLEAN).values
    return values


def put_into(whole: dict[str, Any], part: dict[str, Any]) -> dict[str, Any]:
    """Return the dialogue with the keys of `part`; a state keeps what `part` leaves out, unless it is given whole."""
    states = {**whole.get("states", {})}
    for name, state in part.get("states", {}).items():
        is_whole = "replies" in state and bool(state.keys() & {"says", "narrates"})
        states[name] = state if is_whole else {**states.get(name, {}), **state}
    return {**whole, **part, "states": states}


def check_text(text: str) -> tuple[Diagnostic, ...]:
    """Return everything there is to find in the text of a file."""
    try:
        source = read_text(text, Path("some.yaml"))
        return lint(dialogue_of(source), source)
    except DialogueError as error:
        return error.diagnostics


def check_part(text: str, whole: dict[str, Any] | None = None) -> tuple[Diagnostic, ...]:
    """Return what is found in a dialogue with this part in it; a part that cannot be read is checked by itself."""
    try:
        part = read_text(text, Path("part.yaml")).values
    except DialogueError as error:
        return error.diagnostics
    return check_text(json.dumps(put_into(whole or clean_values(), part), ensure_ascii=False))
