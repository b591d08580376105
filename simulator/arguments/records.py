"""Arguments of the commands for what was played: export, replay, import, data, case."""

from datetime import date
from pathlib import Path

from simulator.arguments.parser import Fill, Parser


def _add_export(parser: Parser) -> None:
    parser.add_argument("--attempt", metavar="ID", help="only_attempt")
    parser.add_argument("--from", dest="first", type=_day, metavar="DATE", help="export.first")
    parser.add_argument("--to", dest="last", type=_day, metavar="DATE", help="export.last")
    formats = ["jsonl", "html", "markdown", "csv", "xapi"]
    parser.add_argument("--format", choices=formats, default="jsonl", help="export.format")
    parser.add_argument("--output", type=Path, metavar="FILE", help="default_output")
    parser.add_argument("--input", type=Path, metavar="FILE", help="export.input")
    parser.add_argument("--learner", metavar="NAME", help="export.learner")
    store = parser.add_argument_group("export.store")
    store.add_argument("--xapi-endpoint", metavar="URL", help="export.xapi_endpoint")
    store.add_argument("--xapi-user", metavar="NAME", help="export.xapi_user")
    store.add_argument("--xapi-account", metavar="NAME", help="export.xapi_account")
    store.add_argument("--xapi-home", metavar="URL", help="export.xapi_home")
    book = parser.add_argument_group("export.book")
    book.add_argument("--moodle", type=Path, metavar="FILE", help="export.moodle")
    book.add_argument("--item", metavar="COLUMN", help="export.item")
    measures = ["done", "courtesy", "why", "pushing"]
    book.add_argument("--measure", choices=measures, default="done", help="export.measure")
    book.add_argument("--out-of", type=float, default=100.0, metavar="N", help="export.out_of")


def _add_replay(parser: Parser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE", help="exported_file")
    parser.add_argument("--output", type=Path, metavar="FILE", help="replay.output")


def _add_import(parser: Parser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE", help="exported_file")
    parser.set_defaults(module="import_")


def _add_data(parser: Parser) -> None:
    actions: dict[str, Fill] = {"where": _add_nothing, "export-all": _add_export_all, "delete": _add_delete}
    parser.add_commands(actions, "action", "data.", title="title.actions", metavar="ACTION", required=True)


def _add_nothing(_parser: Parser) -> None:
    pass


def _add_export_all(parser: Parser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE", help="data.export-all.file")


def _add_delete(parser: Parser) -> None:
    parser.add_argument("--attempt", metavar="ID", help="only_attempt")
    parser.add_argument("--own-dialogues", action="store_true", help="data.delete.own_dialogues")
    parser.add_argument("--yes", action="store_true", help="data.delete.yes")


def _add_case(parser: Parser) -> None:
    actions: dict[str, Fill] = {"add": _add_case_add, "list": _add_case_list, "export": _add_case_export}
    parser.add_commands(actions, "action", "case.", title="title.actions", metavar="ACTION", required=True)


def _add_case_add(parser: Parser) -> None:
    parser.add_argument("text", nargs="?", metavar="TEXT", help="case.add.text")
    parser.add_argument("--attempt", metavar="ID", help="case.add.attempt")
    parser.add_argument("--turn", type=int, metavar="N", help="case.add.turn")
    parser.add_argument("--courtesy", type=int, choices=range(4), help="case.add.meant")
    parser.add_argument("--why", choices=["none", "closed", "open", "press"], help="case.add.meant")
    parser.add_argument("--pushing", type=int, choices=range(3), help="case.add.meant")
    parser.add_argument("--moves", metavar="NAMES", help="case.add.moves")
    parser.add_argument("--note", default="", metavar="TEXT", help="case.add.note")
    parser.add_argument("--situation", metavar="SITUATION", help="score.situation")
    parser.add_argument("--channel", metavar="CHANNEL", help="score.channel")
    parser.add_argument("--client", default="", metavar="TEXT", help="score.client")
    parser.add_argument("--before", default="", metavar="TEXT", help="score.before")


def _add_case_list(parser: Parser) -> None:
    parser.add_argument("--json", action="store_true", help="print_json")


def _add_case_export(parser: Parser) -> None:
    parser.add_argument("--output", type=Path, metavar="FILE", help="default_output")


def _day(text: str) -> date:
    return date.fromisoformat(text)


_day.__name__ = "day"  # as argparse names it when it is wrong

COMMANDS: dict[str, Fill] = {
    "export": _add_export,
    "replay": _add_replay,
    "import": _add_import,
    "data": _add_data,
    "case": _add_case,
}
