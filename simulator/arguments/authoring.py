"""Arguments of the commands for who writes dialogues: new, check, test, explore, graph, schema, coverage."""

from pathlib import Path

from simulator.arguments.parser import Fill, Parser
from simulator.guidance.situations import Situation


def _add_new(parser: Parser) -> None:
    parser.add_argument("id", metavar="ID", help="new.id")
    situations = [situation.value for situation in Situation]
    usual = Situation.POSTPONED.value
    parser.add_argument("--situation", choices=situations, default=usual, metavar="SITUATION", help="new.situation")
    parser.add_argument("--to", type=Path, metavar="DIR", help="new.to")


def _add_check(parser: Parser) -> None:
    parser.add_argument("paths", nargs="*", type=Path, metavar="PATH", help="check.paths")
    parser.add_argument("--format", choices=["text", "json", "github"], default="text", help="check.format")
    parser.add_argument("--watch", action="store_true", help="check.watch")


def _add_test(parser: Parser) -> None:
    parser.add_argument("ids", nargs="*", metavar="ID", help="test.ids")
    parser.add_argument("--bless", metavar="ATTEMPT", help="test.bless")


def _add_explore(parser: Parser) -> None:
    parser.add_argument("id", metavar="ID", help="which_dialogue")
    parser.add_argument("--seed", type=int, default=1, metavar="N", help="explore.seed")
    parser.add_argument("--runs", type=int, default=1000, metavar="N", help="explore.runs")
    parser.add_argument("--json", action="store_true", help="print_json")


def _add_graph(parser: Parser) -> None:
    parser.add_argument("id", metavar="ID", help="which_dialogue")
    parser.add_argument("--format", choices=["text", "mermaid", "svg"], default="text", help="graph.format")
    parser.add_argument("--attempt", metavar="ATTEMPT", help="graph.attempt")


def _add_nothing(_parser: Parser) -> None:
    pass


COMMANDS: dict[str, Fill] = {
    "new": _add_new,
    "check": _add_check,
    "test": _add_test,
    "explore": _add_explore,
    "graph": _add_graph,
    "schema": _add_nothing,
    "coverage": _add_nothing,
}
