"""Writes into a dialogue file without disturbing what its author wrote."""

import json
from collections.abc import Sequence
from pathlib import Path

from simulator.dialogue.loader import load_dialogue, parse_dialogue
from simulator.errors import UsageError
from simulator.guidance.language import Bilingual, Language


def append_example(path: Path, language: Language, seed: int, replies: Sequence[str], ends: str) -> None:
    """Add an example at the end of the file. Raises DialogueError or UsageError, and then changes nothing."""
    dialogue = load_dialogue(path)
    if ends not in dialogue.states or not dialogue.states[ends].ending:
        raise UsageError(
            Bilingual(
                nl="Alleen een gesprek dat is afgelopen, kan een voorbeeld worden.",
                en="Only a conversation that has ended can become an example.",
            )
        )
    text = path.read_text(encoding="utf-8-sig")
    added = _with_example(text, _example_text(language, seed, replies, ends), has_examples=bool(dialogue.examples))
    parse_dialogue(added, path)
    path.write_text(added, encoding="utf-8")


def _example_text(language: Language, seed: int, replies: Sequence[str], ends: str) -> str:
    lines = "".join(f"      - {json.dumps(reply, ensure_ascii=False)}\n" for reply in replies)
    return f"  - lang: {language}\n    seed: {seed}\n    replies:\n{lines}    ends: {ends}\n"


def _with_example(text: str, example: str, *, has_examples: bool) -> str:
    """Return the text with the example last; `examples` is the last key of a file, or is added there."""
    body = text.rstrip("\n")
    if has_examples:
        return f"{body}\n{example}"
    kept = "\n".join(line for line in body.split("\n") if line.strip() != "examples: []")
    return f"{kept}\nexamples:\n{example}"
