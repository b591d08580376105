"""The command line: which words call which command. Each command lives in `commands/` and is imported when called."""

import argparse
import importlib
import os
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TypeAlias

from simulator import __version__
from simulator.errors import SimulatorError
from simulator.guidance.language import Language
from simulator.guidance.situations import Situation

Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"

USAGE_ERROR = 2
INTERRUPTED = 130

_EPILOG = """\
examples:
  simulator                                   open the program
  simulator play chose-competitor --plain     play in plain lines (screen readers, scripts)
  simulator score "Jammer, maar dank je wel."  judge one reply
"""


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code: 0 well, 1 findings, 2 a wrong word or a thing that cannot be done."""
    arguments = build_parser().parse_args(argv)
    language = Language(arguments.lang) if arguments.lang else preferred_language()
    _prepare_output()
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


def preferred_language() -> Language:
    """Return the language of the environment: Dutch when it says so, English otherwise."""
    wanted = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    return Language.NL if wanted.lower().startswith("nl") else Language.EN


def _prepare_output() -> None:
    """Never fail on a character the terminal cannot show."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")


def build_parser() -> argparse.ArgumentParser:
    """Return the parser of all commands."""
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--lang", choices=[language.value for language in Language], help="nl or en")
    common.add_argument(
        "--dialogues", type=Path, action="append", default=[], metavar="DIR", help="also use the dialogues in DIR"
    )
    parser = argparse.ArgumentParser(
        prog="simulator",
        description="Wittevlag: practise hearing no. Without a command the program opens.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        parents=[common],
    )
    parser.add_argument("--version", action="version", version=f"wittevlag {__version__}")
    parser.set_defaults(module="open")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")
    for add in (
        _add_play,
        _add_score,
        _add_list,
        _add_prepare,
        _add_new,
        _add_check,
        _add_test,
        _add_explore,
        _add_graph,
        _add_schema,
        _add_coverage,
        _add_export,
        _add_replay,
        _add_import,
        _add_data,
        _add_case,
        _add_room,
        _add_join,
        _add_seat,
    ):
        add(commands, common)
    return parser


def _command(commands: Commands, common: argparse.ArgumentParser, name: str, help_text: str) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = commands.add_parser(
        name, help=help_text, description=help_text, parents=[_without_defaults(common)]
    )
    parser.set_defaults(module=name)
    return parser


def _without_defaults(common: argparse.ArgumentParser) -> argparse.ArgumentParser:
    """Return the common options such that leaving them out after the command keeps what stood before it."""
    copy = argparse.ArgumentParser(add_help=False)
    copy.add_argument("--lang", choices=[language.value for language in Language], default=argparse.SUPPRESS)
    copy.add_argument("--dialogues", type=Path, action="append", default=argparse.SUPPRESS, metavar="DIR")
    return copy


def _add_play(commands: Commands, common: argparse.ArgumentParser) -> None:
    parser = _command(commands, common, "play", "play a dialogue")
    parser.add_argument("id", nargs="?", help="which dialogue; see simulator list")
    parser.add_argument("--plain", action="store_true", help="lines of text instead of a screen")
    parser.add_argument("--json", action="store_true", help="with --plain: one JSON object a line")
    parser.add_argument("--seed", type=int, help="the same seed draws the same client")
    parser.add_argument("--resume", metavar="ATTEMPT", help="go on with an attempt that was left")


def _add_score(commands: Commands, common: argparse.ArgumentParser) -> None:
    parser = _command(commands, common, "score", "judge a reply, or many")
    parser.add_argument("text", nargs="?", help="the reply; - reads it from standard input")
    parser.add_argument("--situation", help="the kind of no it answers")
    parser.add_argument("--channel", help="how it reaches the client")
    parser.add_argument("--client", default="", help="what the client said")
    parser.add_argument("--before", default="", help="what went before")
    parser.add_argument("--json", action="store_true", help="print the verdict as JSON")
    parser.add_argument("--batch", metavar="FILE", help="judge a JSONL file, one object a line; - is standard input")
    parser.add_argument("--output", metavar="OUT", help="with --batch: where the results go")


def _add_list(commands: Commands, common: argparse.ArgumentParser) -> None:
    parser = _command(commands, common, "list", "list the dialogues")
    parser.add_argument("--json", action="store_true", help="print JSON")


def _add_prepare(commands: Commands, common: argparse.ArgumentParser) -> None:
    parser = _command(commands, common, "prepare", "rehearse a real client: a few questions make a private dialogue")
    parser.add_argument("--to", type=Path, metavar="DIR", help="where it goes; default your own dialogues")


def _add_new(commands: Commands, common: argparse.ArgumentParser) -> None:
    parser = _command(commands, common, "new", "start a dialogue of your own")
    parser.add_argument("id", help="its short name, such as rain-check")
    situations = [situation.value for situation in Situation]
    parser.add_argument("--situation", choices=situations, default=Situation.POSTPONED.value, help="the kind of no")
    parser.add_argument("--to", type=Path, metavar="DIR", help="where it goes; default your own dialogues")


def _add_check(commands: Commands, common: argparse.ArgumentParser) -> None:
    parser = _command(commands, common, "check", "check dialogue files")
    parser.add_argument("paths", nargs="*", type=Path, metavar="PATH", help="files or folders; default all dialogues")
    parser.add_argument("--format", choices=["text", "json", "github"], default="text", help="how findings are printed")
    parser.add_argument("--watch", action="store_true", help="check again whenever a file changes; stop with Ctrl-C")


def _add_test(commands: Commands, common: argparse.ArgumentParser) -> None:
    parser = _command(commands, common, "test", "run the examples of dialogues through the judge")
    parser.add_argument("ids", nargs="*", metavar="ID", help="which dialogues; default all")
    parser.add_argument("--bless", metavar="ATTEMPT", help="make an example of a session that was played")


def _add_explore(commands: Commands, common: argparse.ArgumentParser) -> None:
    parser = _command(commands, common, "explore", "let kinds of learners play a dialogue thousands of times")
    parser.add_argument("id", help="which dialogue")
    parser.add_argument("--seed", type=int, default=1, help="the same seed gives the same report")
    parser.add_argument("--runs", type=int, default=1000, help="how many conversations")
    parser.add_argument("--json", action="store_true", help="print JSON")


def _add_graph(commands: Commands, common: argparse.ArgumentParser) -> None:
    parser = _command(commands, common, "graph", "draw a dialogue")
    parser.add_argument("id", help="which dialogue")
    parser.add_argument("--format", choices=["text", "mermaid", "svg"], default="text", help="how it is drawn")
    parser.add_argument("--attempt", metavar="ATTEMPT", help="show the path this attempt took")


def _add_schema(commands: Commands, common: argparse.ArgumentParser) -> None:
    _command(commands, common, "schema", "print the JSON Schema of dialogue files, for editors")


def _add_coverage(commands: Commands, common: argparse.ArgumentParser) -> None:
    _command(commands, common, "coverage", "print which dialogue exercises which guidance point and move")


def _add_export(commands: Commands, common: argparse.ArgumentParser) -> None:
    parser = _command(commands, common, "export", "get attempts out: reports, tables, statements, a gradebook")
    parser.add_argument("--attempt", metavar="ID", help="only this attempt")
    parser.add_argument(
        "--from", dest="first", type=_day, metavar="DATE", help="begun on this day or later: 2026-03-01"
    )
    parser.add_argument("--to", dest="last", type=_day, metavar="DATE", help="begun on this day or earlier")
    formats = ["jsonl", "html", "markdown", "csv", "xapi"]
    parser.add_argument("--format", choices=formats, default="jsonl", help="default jsonl: all that is stored")
    parser.add_argument("--output", type=Path, metavar="FILE", help="default standard output")
    parser.add_argument(
        "--input", type=Path, metavar="FILE", help="the attempts in this JSONL file instead of your own"
    )
    parser.add_argument("--learner", metavar="NAME", help="whose it is: on the report, or the row of the gradebook")
    store = parser.add_argument_group("to a learning record store (xAPI); the password is SIMULATOR_XAPI_PASSWORD")
    store.add_argument("--xapi-endpoint", metavar="URL", help="send there what was not sent before")
    store.add_argument("--xapi-user", metavar="USER", help="the user name for it")
    store.add_argument("--xapi-account", metavar="NAME", help="who it is about; default a pseudonym")
    store.add_argument("--xapi-home", metavar="URL", help="where that name is known")
    book = parser.add_argument_group("into a gradebook that was exported from Moodle")
    book.add_argument("--moodle", type=Path, metavar="FILE", help="the exported CSV file")
    book.add_argument("--item", metavar="COLUMN", help="the column to fill")
    measures = ["done", "courtesy", "why", "pushing"]
    book.add_argument("--measure", choices=measures, default="done", help="what to fill in; default done: took part")
    book.add_argument("--out-of", type=float, default=100.0, metavar="N", help="the highest grade; default 100")


def _add_replay(commands: Commands, common: argparse.ArgumentParser) -> None:
    parser = _command(commands, common, "replay", "judge an exported file again and compare the verdicts")
    parser.add_argument("file", type=Path, metavar="FILE.jsonl")
    parser.add_argument("--output", type=Path, metavar="FILE", help="also write the file with the verdicts of now")


def _add_import(commands: Commands, common: argparse.ArgumentParser) -> None:
    parser = _command(commands, common, "import", "take in attempts of another computer")
    parser.add_argument("file", type=Path, metavar="FILE.jsonl")
    parser.set_defaults(module="import_")


def _add_data(commands: Commands, common: argparse.ArgumentParser) -> None:
    parser = _command(commands, common, "data", "where your data are, all of them in one file, deleting them")
    actions = parser.add_subparsers(title="actions", metavar="ACTION", required=True)
    where = _command(actions, common, "where", "say where everything is")
    export = _command(actions, common, "export-all", "put everything in one ZIP file")
    export.add_argument("file", type=Path, metavar="FILE.zip")
    delete = _command(actions, common, "delete", "delete everything, or one attempt")
    delete.add_argument("--attempt", metavar="ID", help="only this attempt")
    delete.add_argument("--own-dialogues", action="store_true", help="the dialogues you made yourself, too")
    delete.add_argument("--yes", action="store_true", help="do not ask")
    for action, name in ((where, "where"), (export, "export-all"), (delete, "delete")):
        action.set_defaults(module="data", action=name)


def _add_case(commands: Commands, common: argparse.ArgumentParser) -> None:
    parser = _command(commands, common, "case", "replies that were judged wrongly: keep, list, hand on")
    actions = parser.add_subparsers(title="actions", metavar="ACTION", required=True)
    add = _command(actions, common, "add", "keep a case")
    add.add_argument("text", nargs="?", help="the reply")
    add.add_argument("--attempt", metavar="ID", help="a reply of this attempt instead")
    add.add_argument("--turn", type=int, metavar="N", help="with --attempt: which turn")
    add.add_argument("--courtesy", type=int, choices=range(4), help="what it should be")
    add.add_argument("--why", choices=["none", "closed", "open", "press"], help="what it should be")
    add.add_argument("--pushing", type=int, choices=range(3), help="what it should be")
    add.add_argument("--moves", help="what they should be, with commas between")
    add.add_argument("--note", default="", help="why")
    for name in ("--situation", "--channel"):
        add.add_argument(name, help="where the reply was given")
    for name in ("--client", "--before"):
        add.add_argument(name, default="", help="what went before it")
    listed = _command(actions, common, "list", "list the cases")
    listed.add_argument("--json", action="store_true", help="print JSON")
    export = _command(actions, common, "export", "write the cases as lines of the corpus")
    export.add_argument("--output", type=Path, metavar="FILE", help="default standard output")
    for action, name in ((add, "add"), (listed, "list"), (export, "export")):
        action.set_defaults(module="case", action=name)


def _add_room(commands: Commands, common: argparse.ArgumentParser) -> None:
    parser = _command(commands, common, "room", "lead a group: rounds, dialogues, playing the client")
    parser.add_argument("--name", metavar="NAME", help="what the room is called")
    parser.add_argument("--lan", action="store_true", help="let others on this network come in; default this computer")
    parser.add_argument("--port", type=int, default=8765, metavar="N", help="default 8765")
    parser.add_argument("--pin", metavar="PIN", help="the trainer's PIN; default one is drawn")
    parser.add_argument("--keep-days", type=int, default=30, metavar="N", help="then all is deleted; 0 keeps it")
    parser.add_argument("--behind-proxy", action="store_true", help="a proxy in front speaks TLS")
    parser.add_argument("--resume", metavar="ROOM", help="go on with a room: its code or id; asks for the PIN")
    after = parser.add_argument_group("on paper and afterwards")
    after.add_argument("--sheet", metavar="ID", help="print the observer sheet of a dialogue")
    after.add_argument("--format", choices=["html", "markdown"], default="html", help="of the sheet; default html")
    after.add_argument("--export", metavar="ROOM", help="write pages and a table of a room into --output")
    after.add_argument("--pseudonyms", action="store_true", help="with --export: numbers instead of names")
    after.add_argument("--output", type=Path, metavar="PATH", help="a file for --sheet, a folder for --export")


def _add_join(commands: Commands, common: argparse.ArgumentParser) -> None:
    parser = _command(commands, common, "join", "take part in a room, from this terminal")
    parser.add_argument("url", metavar="URL", help="the address the trainer shows")
    parser.add_argument("--code", metavar="CODE", help="the code of the room; default it is asked")
    parser.add_argument("--name", metavar="NAME", help="who you are there; default it is asked")


def _add_seat(commands: Commands, common: argparse.ArgumentParser) -> None:
    _command(commands, common, "seat", "used by room: the program of one trainee")


def _day(text: str) -> date:
    return date.fromisoformat(text)


_day.__name__ = "day"  # as argparse names it when it is wrong
