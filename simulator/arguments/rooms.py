"""Arguments of the commands for groups: room, join, seat."""

from pathlib import Path

from simulator.arguments.parser import Fill, Parser


def _add_room(parser: Parser) -> None:
    parser.add_argument("--name", metavar="NAME", help="room.name")
    parser.add_argument("--lan", action="store_true", help="room.lan")
    parser.add_argument("--port", type=int, default=8765, metavar="N", help="room.port")
    parser.add_argument("--pin", metavar="PIN", help="room.pin")
    parser.add_argument("--keep-days", type=int, default=30, metavar="N", help="room.keep_days")
    parser.add_argument("--behind-proxy", action="store_true", help="room.behind_proxy")
    parser.add_argument("--resume", metavar="ROOM", help="room.resume")
    after = parser.add_argument_group("room.after")
    after.add_argument("--sheet", metavar="ID", help="room.sheet")
    after.add_argument("--format", choices=["html", "markdown"], default="html", help="room.format")
    after.add_argument("--export", metavar="ROOM", help="room.export")
    after.add_argument("--pseudonyms", action="store_true", help="room.pseudonyms")
    after.add_argument("--output", type=Path, metavar="PATH", help="room.output")


def _add_join(parser: Parser) -> None:
    parser.add_argument("url", metavar="URL", help="join.url")
    parser.add_argument("--code", metavar="CODE", help="join.code")
    parser.add_argument("--name", metavar="NAME", help="join.name")


def _add_seat(_parser: Parser) -> None:
    pass


COMMANDS: dict[str, Fill] = {"room": _add_room, "join": _add_join, "seat": _add_seat}
