"""Saying a line to the parser, and every parser there is."""

import argparse
from collections.abc import Iterator

import pytest

from simulator.arguments.parser import Parser
from simulator.arguments.program import COMMANDS, build_parser
from simulator.guidance.language import Language

LINES = [
    (),
    *((name,) for name in COMMANDS),
    *(("data", name) for name in ("where", "export-all", "delete")),
    *(("case", name) for name in ("add", "list", "export")),
]
"""What goes before `--help` to get each help there is."""


def said(line: tuple[str, ...], language: Language, capture: pytest.CaptureFixture[str]) -> tuple[int, str, str]:
    """Return exit code, output and error output of a line that ends in the parser."""
    with pytest.raises(SystemExit) as stopped:
        build_parser(language).parse_args(line)
    out, err = capture.readouterr()
    return int(stopped.value.code or 0), out, err


def parsers(language: Language) -> Iterator[Parser]:
    """Return the parser of every line in LINES, filled."""
    waiting = [build_parser(language)]
    while waiting:
        parser = waiting.pop()
        parser.fill()
        yield parser
        for action in parser._actions:
            if isinstance(action, argparse._SubParsersAction):
                waiting += action.choices.values()
