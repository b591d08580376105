"""The interface's words in one language, looked up by a dotted key. Reads the language's file at the first question."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

from simulator.guidance.language import Language

_FOLDER = Path(__file__).parent


class Wording:
    """Call it with a key, and values for its placeholders, to get the sentence. Raises KeyError for an unknown key."""

    def __init__(self, language: Language) -> None:
        self.language = language

    def __call__(self, key: str, **values: object) -> str:
        """Return the words for `key` with its placeholders filled in; values are taken literally."""
        text = _words_around(self.language, key)[key]
        return text.format_map(values) if values else text

    def count(self, key: str, number: int, **values: object) -> str:
        """Return the words for `number` things: `key.one` or `key.other`, with the number as `{n}`."""
        return self(f"{key}.{'one' if number == 1 else 'other'}", n=number, **values)

    def has(self, key: str) -> bool:
        """Return whether there are words for `key`."""
        return key in _words_around(self.language, key)


def wordings(language: Language) -> Mapping[str, str]:
    """Return every key of a language with its words; nested tables become dotted keys."""
    ending = f"{language.value}.toml"
    names = sorted(path.name for path in _FOLDER.iterdir() if path.name.endswith(ending))
    return MappingProxyType({key: text for name in names for key, text in _read(name).items()})


def _words_around(language: Language, key: str) -> Mapping[str, str]:
    return _read(_file_of(language, key.partition(".")[0]))


@cache
def _file_of(language: Language, table: str) -> str:
    """Return the name of the file with a table: its own, such as `plain.nl.toml`, or the one of the screens."""
    own = f"{table}.{language.value}.toml"
    return own if _FOLDER.joinpath(own).is_file() else f"{language.value}.toml"


@cache
def _read(name: str) -> Mapping[str, str]:
    text = _FOLDER.joinpath(name).read_text(encoding="utf-8")
    return MappingProxyType(dict(_flatten("", tomllib.loads(text))))


def _flatten(prefix: str, table: Mapping[str, object]) -> list[tuple[str, str]]:
    pairs: list[tuple[str, str]] = []
    for name, value in table.items():
        pairs += _flatten(f"{prefix}{name}.", value) if isinstance(value, dict) else [(prefix + name, str(value))]
    return pairs
