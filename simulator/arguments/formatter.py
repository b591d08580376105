"""Help in the words of one language: argparse lays it out, every text in it is looked up here."""

import argparse
from collections.abc import Callable, Iterable
from typing import Any

from simulator.locale.wording import Wording


class Formatter(argparse.RawDescriptionHelpFormatter):
    """Lays out help whose texts are keys under `arguments` in the wording."""

    def __init__(self, words: Wording, prog: str) -> None:
        super().__init__(prog)
        self._words = words
        self._is_shown = False

    def add_usage(
        self, usage: str | None, actions: Iterable[argparse.Action], groups: Iterable[Any], prefix: str | None = None
    ) -> None:
        """Begin the help. Before, argparse only tries whether an argument can be laid out: that takes no words."""
        self._is_shown = True
        super().add_usage(usage, actions, groups, self._text("usage") + " ")

    def start_section(self, heading: str | None) -> None:
        """Begin a group of arguments under its title."""
        super().start_section(heading and self._text(heading))

    def add_text(self, text: str | None) -> None:
        """Add a description or an epilog."""
        super().add_text(text and self._text(text))

    def _get_help_string(self, action: argparse.Action) -> str | None:
        return action.help and self._text(action.help)

    def _metavar_formatter(self, action: argparse.Action, default_metavar: str) -> Callable[[int], tuple[str, ...]]:
        names = super()._metavar_formatter(action, default_metavar)
        return lambda size: tuple(map(self._value, names(size))) if self._is_shown else names(size)

    def _text(self, key: str) -> str:
        return self._words(f"arguments.{key}")

    def _value(self, name: str) -> str:
        return value_name(name, self._words)


def value_name(name: str, words: Wording) -> str:
    """Return what stands for a value (DIR, FILE) in the language; names of options and commands stay as they are."""
    key = f"arguments.value.{name}"
    return words(key) if words.has(key) else name
