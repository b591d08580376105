"""The interface's words in one language, looked up by a dotted key. Reads the language's file at the first question."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from simulator.guidance.language import Language

_PARTS = ("", "plain.", "command.", "report.")  # the screens, plain mode, the command line, the reports


class Wording:
    """Call it with a key, and values for its placeholders, to get the sentence. Raises KeyError for an unknown key."""

    def __init__(self, language: Language) -> None:
        self.language = language

    def __call__(self, key: str, **values: object) -> str:
        """Return the words for `key` with its placeholders filled in; values are taken literally."""
        return wordings(self.language)[key].format_map(values) if values else wordings(self.language)[key]

    def count(self, key: str, number: int, **values: object) -> str:
        """Return the words for `number` things: `key.one` or `key.other`, with the number as `{n}`."""
        return self(f"{key}.{'one' if number == 1 else 'other'}", n=number, **values)

    def has(self, key: str) -> bool:
        """Return whether there are words for `key`."""
        return key in wordings(self.language)


@cache
def wordings(language: Language) -> Mapping[str, str]:
    """Return every key of a language with its words; nested tables become dotted keys."""
    folder = files("simulator.locale")
    texts = [folder.joinpath(f"{part}{language.value}.toml").read_text(encoding="utf-8") for part in _PARTS]
    return MappingProxyType(dict(pair for text in texts for pair in _flatten("", tomllib.loads(text))))


def _flatten(prefix: str, table: Mapping[str, object]) -> list[tuple[str, str]]:
    pairs: list[tuple[str, str]] = []
    for name, value in table.items():
        pairs += _flatten(f"{prefix}{name}.", value) if isinstance(value, dict) else [(prefix + name, str(value))]
    return pairs
