"""Arguments of the commands for who practises: play, score, list, prepare."""

from pathlib import Path

from simulator.arguments.parser import Fill, Parser


def _add_play(parser: Parser) -> None:
    parser.add_argument("id", nargs="?", metavar="ID", help="play.id")
    parser.add_argument("--plain", action="store_true", help="play.plain")
    parser.add_argument("--json", action="store_true", help="play.json")
    parser.add_argument("--seed", type=int, metavar="N", help="play.seed")
    parser.add_argument("--resume", metavar="ATTEMPT", help="play.resume")


def _add_score(parser: Parser) -> None:
    parser.add_argument("text", nargs="?", metavar="TEXT", help="score.text")
    parser.add_argument("--situation", metavar="SITUATION", help="score.situation")
    parser.add_argument("--channel", metavar="CHANNEL", help="score.channel")
    parser.add_argument("--client", default="", metavar="TEXT", help="score.client")
    parser.add_argument("--before", default="", metavar="TEXT", help="score.before")
    parser.add_argument("--json", action="store_true", help="score.json")
    parser.add_argument("--batch", metavar="FILE", help="score.batch")
    parser.add_argument("--output", metavar="FILE", help="score.output")


def _add_list(parser: Parser) -> None:
    parser.add_argument("--json", action="store_true", help="print_json")


def _add_prepare(parser: Parser) -> None:
    parser.add_argument("--to", type=Path, metavar="DIR", help="new.to")


COMMANDS: dict[str, Fill] = {"play": _add_play, "score": _add_score, "list": _add_list, "prepare": _add_prepare}
