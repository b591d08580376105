"""Fills a template of a dialogue file: `<<name>>` becomes a value, `[[u|je]]` one of two wordings."""

import json
import re
import unicodedata
from collections.abc import Mapping
from importlib.resources import files

_SLOT = re.compile(r"<<([a-z]+(?:\.[a-z]+)?)>>|\[\[([^|\[\]]*)\|([^|\[\]]*)\]\]")
_UNPRINTABLE = ("Cc", "Cs", "Co", "Cn", "Zl", "Zp")


def template_text(name: str) -> str:
    """Return the text of a template that comes with the program."""
    return files("simulator.dialogue").joinpath("templates", f"{name}.yaml").read_text(encoding="utf-8")


def fill_template(text: str, values: Mapping[str, str], *, formal: bool) -> str:
    """Return the text filled in one pass, so that what stands in a value stays as it is.

    A value may hold any characters: it is escaped for the quotation marks it stands in. Raises KeyError for a slot
    without a value.
    """

    def filled(slot: re.Match[str]) -> str:
        if slot[1]:
            return json.dumps(values[slot[1]], ensure_ascii=False)[1:-1]
        return slot[2] if formal else slot[3]

    return _SLOT.sub(filled, text)


def clean_words(text: str, longest: int) -> str:
    """Return what a person typed on one line, without characters that cannot be shown, at most `longest` long."""
    shown = "".join(" " if _is_unprintable(character) else character for character in text)
    return " ".join(shown.split())[:longest].rstrip()


def _is_unprintable(character: str) -> bool:
    return unicodedata.category(character) in _UNPRINTABLE or character == "\ufeff"
