"""A parser that speaks one language. Which arguments there are, is told by the modules around it."""

import argparse
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from pathlib import Path
from typing import Any, NoReturn, TypeAlias

from simulator.arguments.formatter import Formatter
from simulator.guidance.language import Language
from simulator.locale.wording import Wording

Fill: TypeAlias = "Callable[[Parser], None]"

USAGE_ERROR = 2


class Parser(argparse.ArgumentParser):
    """Arguments of one command, added by `fill` when the command is called, so that the others cost nothing.

    Every text (help, description, title, what stands for a value) is a key under `arguments` in the wording; the words
    are read when help or an error is shown. An error is one line on standard error and exit code 2.
    """

    def __init__(self, *, language: Language, fill: Fill, **options: Any) -> None:
        self.words = Wording(language)
        self._language = language
        self._fill: Fill | None = fill
        super().__init__(add_help=False, allow_abbrev=False, formatter_class=partial(Formatter, self.words), **options)
        self._positionals.title = "title.positionals"
        self._optionals.title = "title.options"

    def add_commands(self, fills: Mapping[str, Fill], dest: str, scope: str = "", **options: Any) -> None:
        """Add commands by name; the one that is called is stored as `dest`. Its text is at `{scope}{name}.about`."""
        commands = self.add_subparsers(dest=dest, prog=self.prog, **options)
        for name, fill in fills.items():
            about = f"{scope}{name}.about"
            commands.add_parser(name, help=about, description=about, language=self._language, fill=fill)

    def fill(self) -> None:
        """Add the arguments, once."""
        if self._fill:
            _add_common(self)
            self._fill(self)
            self._fill = None

    def parse_known_args(self, args: Iterable[str] | None = None, namespace: Any = None) -> tuple[Any, list[str]]:
        """Parse, and make an unknown argument an error of the command it was given to."""
        self.fill()
        known, unknown = super().parse_known_args(args, namespace=namespace)
        if unknown:
            from simulator.arguments.mistakes import unknown_argument

            self._stop(unknown_argument(unknown, list(self._option_string_actions), self.words))
        return known, unknown

    def error(self, message: str) -> NoReturn:
        """Say in the language of the parser what argparse says in English, in one line."""
        from simulator.arguments.mistakes import sentence

        self._stop(sentence(message, self.words))

    def _stop(self, text: str) -> NoReturn:
        where = self.words("arguments.mistake.see", command=self.prog)
        self.exit(USAGE_ERROR, f"simulator: {text} {where}\n")


def _add_common(parser: Parser) -> None:
    """Add what every command takes; left out after the command, what stood before it is kept."""
    keep = argparse.SUPPRESS
    parser.add_argument("-h", "--help", action="help", default=keep, help="help")
    parser.add_argument("--lang", choices=[language.value for language in Language], default=keep, help="lang")
    parser.add_argument("--dialogues", type=Path, action="append", default=keep, metavar="DIR", help="dialogues")
