"""The whole command line: the program and its commands. Each group of commands is told in a module of its own."""

from simulator import __version__
from simulator.arguments import authoring, playing, records, rooms
from simulator.arguments.parser import Fill, Parser
from simulator.guidance.language import Language

COMMANDS: dict[str, Fill] = playing.COMMANDS | authoring.COMMANDS | records.COMMANDS | rooms.COMMANDS
"""What adds the arguments of a command, by its name, in the order of the help."""


def build_parser(language: Language) -> Parser:
    """Return the parser of all commands, in a language. It stores the module of the command as `module`."""
    return Parser(prog="simulator", description="about", epilog="examples", language=language, fill=_add_program)


def _add_program(parser: Parser) -> None:
    parser.add_argument("--version", action="version", version=f"wittevlag {__version__}", help="version")
    parser.add_commands(COMMANDS, "module", title="title.commands", metavar="COMMAND")
    parser.set_defaults(module="open", lang=None, dialogues=[])
