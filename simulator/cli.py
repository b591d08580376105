"""The command line: parse, call a command, say what went wrong. Commands live in `commands/`, imported when called."""

import importlib
import os
import sys
from collections.abc import Sequence
from itertools import pairwise

from simulator.arguments.parser import USAGE_ERROR
from simulator.arguments.program import build_parser
from simulator.errors import SimulatorError
from simulator.guidance.language import Language

INTERRUPTED = 130


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code: 0 well, 1 findings, 2 a wrong word or a thing that cannot be done."""
    words = sys.argv[1:] if argv is None else list(argv)
    language = chosen_language(words) or preferred_language()
    _prepare_output()
    arguments = build_parser(language).parse_args(words)
    try:
        command = importlib.import_module(f"simulator.commands.{arguments.module}")
        code: int = command.run(arguments, language)
        return code
    except SimulatorError as error:
        print(f"simulator: {error.in_language(language)}", file=sys.stderr)
        return USAGE_ERROR
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def chosen_language(words: Sequence[str]) -> Language | None:
    """Return the language that `--lang` asks for anywhere on the line, also when the rest of the line is wrong."""
    options = words[: words.index("--")] if "--" in words else words
    given = [word if word != "--lang" else f"--lang={after}" for word, after in pairwise([*options, ""])]
    known = [language for word in given for language in Language if word == f"--lang={language}"]
    return known[-1] if known else None


def preferred_language() -> Language:
    """Return the language of the environment: Dutch when it says so, English otherwise."""
    wanted = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    return Language.NL if wanted.lower().startswith("nl") else Language.EN


def _prepare_output() -> None:
    """Never fail on a character the terminal cannot show."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
