"""Mistakes on the command line as one sentence in the user's language, with what was probably meant."""

import re
from collections.abc import Sequence

from simulator.arguments.formatter import value_name
from simulator.dialogue.nearest import nearest, suggestion
from simulator.guidance.language import Bilingual
from simulator.locale.wording import Wording

_OF = r"argument (?P<name>\S+): "
_PATTERNS = {
    "required": r"the following arguments are required: (?P<names>.+)",
    "one_of": r"one of the arguments (?P<names>.+) is required",
    "choice": _OF + r"invalid choice: (?P<value>.+) \(choose from (?P<known>.+)\)",
    "value": _OF + r"invalid (?P<type>\S+) value: (?P<value>.+)",
    "needs_value": _OF + r"expected (one|at least one|\d+) arguments?",
    "one_value": _OF + r"expected at most one argument",
    "not_with": _OF + r"not allowed with argument (?P<other>\S+)",
    "no_value": _OF + r"ignored explicit argument (?P<value>.+)",
    "other": _OF + r"(?P<text>.+)",
}
"""What argparse says, by the key of what we say. Versions of Python differ here only in how they quote choices."""

COMMAND_NAMES = ("COMMAND", "ACTION")


def sentence(message: str, words: Wording) -> str:
    """Return what argparse says in English in our words; a message we do not know is returned as it is."""
    for key, pattern in _PATTERNS.items():
        match = re.fullmatch(pattern, message, re.DOTALL)
        if match:
            return _say(key, match.groupdict(), words)
    return message


def unknown_argument(unknown: Sequence[str], options: Sequence[str], words: Wording) -> str:
    """Return what to say about the first argument that no command asked for, given the options there are."""
    first = unknown[0]
    if not first.startswith("-"):
        return words("arguments.mistake.too_many", value=repr(first))
    name = first.partition("=")[0]
    known = [option.removeprefix("--") for option in options if option.startswith("--")]
    guess = nearest(name.lstrip("-"), known)
    return words("arguments.mistake.option", value=repr(name), meant=_meant(guess and f"--{guess}", words))


def _say(key: str, parts: dict[str, str], words: Wording) -> str:
    name = value_name(parts.get("name", ""), words)
    match key:
        case "required" | "one_of":
            names = re.split(r"[, ]+", parts["names"])
            return words(f"arguments.mistake.{key}", names=", ".join(value_name(each, words) for each in names))
        case "choice":
            return _say_choice(parts, name, words)
        case "value":
            typed = f"arguments.mistake.not_{parts['type']}"
            known = typed if words.has(typed) else "arguments.mistake.value"
            return words(known, name=name, value=parts["value"])
        case "not_with":
            return words("arguments.mistake.not_with", name=name, other=value_name(parts["other"], words))
        case _:
            return words(f"arguments.mistake.{key}", **(parts | {"name": name}))


def _say_choice(parts: dict[str, str], name: str, words: Wording) -> str:
    value = parts["value"]
    known = [each.strip("'\"") for each in parts["known"].split(", ")]
    if parts["name"] in COMMAND_NAMES:
        guess = nearest(value.strip("'\""), known)
        return words("arguments.mistake.command", value=value, meant=_meant(guess, words))
    return words("arguments.mistake.choice", name=name, value=value, known=", ".join(known))


def _meant(guess: str | None, words: Wording) -> str:
    """Return the end of a sentence: what was probably meant, or a full stop."""
    return Bilingual(*suggestion(guess)).in_language(words.language) or "."
