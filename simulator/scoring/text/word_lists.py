"""Closed classes of everyday words (`words.txt`), read once."""

from functools import cache
from importlib.resources import files


@cache
def _all_lists() -> dict[str, frozenset[str]]:
    text = (files("simulator.scoring.text") / "words.txt").read_text(encoding="utf-8")
    lines = (line.partition(": ") for line in text.splitlines() if line and not line.startswith("#"))
    return {name: frozenset(words.split()) for name, _, words in lines}


def word_list(name: str) -> frozenset[str]:
    """Return the words of the class `name`. Raises KeyError for a class that does not exist."""
    return _all_lists()[name]
