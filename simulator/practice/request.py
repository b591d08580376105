"""What a typed line asks for: words for the client, or a command that begins with a slash."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from simulator.errors import UsageError
from simulator.guidance.language import Bilingual
from simulator.guidance.scales import Courtesy, Pushing, Why
from simulator.guidance.situations import Channel
from simulator.practice.events import Replied, Stopped, Waited


@dataclass(frozen=True, slots=True)
class Say:
    """Words for the client."""

    text: str


@dataclass(frozen=True, slots=True)
class Wait:
    """Let days pass."""

    days: int


@dataclass(frozen=True, slots=True)
class UseChannel:
    """Choose the channel for what follows."""

    channel: Channel


@dataclass(frozen=True, slots=True)
class Retry:
    """Go back to just before a turn."""

    turn: int


@dataclass(frozen=True, slots=True)
class Disagree:
    """Contest the verdict on the last reply."""

    courtesy: Courtesy | None
    why: Why | None
    pushing: Pushing | None
    note: str


@dataclass(frozen=True, slots=True)
class Stop:
    """End the conversation gracefully."""


@dataclass(frozen=True, slots=True)
class Hint:
    """Ask for the hint."""


@dataclass(frozen=True, slots=True)
class Help:
    """Ask which commands there are."""


@dataclass(frozen=True, slots=True)
class Quit:
    """Leave the program; the attempt can be resumed."""


Request = Say | Wait | UseChannel | Retry | Disagree | Stop | Hint | Help | Quit

CHANNELS: Mapping[str, Channel] = MappingProxyType(
    {
        "/email": Channel.EMAIL,
        "/call": Channel.PHONE,
        "/voicemail": Channel.VOICEMAIL,
        "/note": Channel.NOTE,
        "/assistant": Channel.ASSISTANT,
    }
)
_COMMANDS: Mapping[Channel, str] = MappingProxyType({channel: command for command, channel in CHANNELS.items()})
_BARE: Mapping[str, Request] = MappingProxyType({"/stop": Stop(), "/hint": Hint(), "/help": Help(), "/quit": Quit()})


def parse_request(line: str) -> Request:
    """Return what `line` asks for. Raises UsageError for an unknown command or a missing number.

    A line that begins with two slashes is said with one.
    """
    words = line.split()
    if not words or not line.startswith("/") or line.startswith("//"):
        return Say(line[1:] if line.startswith("//") else line)
    command, rest = words[0].lower(), words[1:]
    if command in CHANNELS:
        return UseChannel(CHANNELS[command])
    if command in _BARE:
        return _BARE[command]
    match command:
        case "/wait":
            return Wait(_number(command, rest))
        case "/retry":
            return Retry(_number(command, rest))
        case "/disagree":
            return _disagreement(rest)
        case _:
            raise UsageError(
                Bilingual(nl=f"Onbekende opdracht {command}; zie /help.", en=f"Unknown command {command}; see /help.")
            )


def lines_of(actions: Iterable[Replied | Waited | Stopped]) -> tuple[str, ...]:
    """Return the lines that, typed in this order, do what `actions` did."""
    lines: list[str] = []
    channel: Channel | None = None
    for action in actions:
        match action:
            case Replied(text=text):
                if action.channel is not channel and action.channel in _COMMANDS:
                    lines.append(_COMMANDS[action.channel])
                channel = action.channel
                lines.append(f"/{text}" if text.startswith("/") else text)
            case Waited(days=days):
                lines.append(f"/wait {days}")
            case Stopped():
                lines.append("/stop")
    return tuple(lines)


def _number(command: str, words: list[str]) -> int:
    if len(words) == 1 and words[0].isascii() and words[0].isdigit() and len(words[0]) < 7:
        return int(words[0])
    raise UsageError(
        Bilingual(
            nl=f"{command} vraagt om een getal, zoals {command} 3.",
            en=f"{command} needs a number, such as {command} 3.",
        )
    )


def _disagreement(words: list[str]) -> Disagree:
    """Read `courtesy=2 why=open pushing=0 and then a note`."""
    ratings = {"courtesy": None, "why": None, "pushing": None} | {
        name: value for name, _, value in (word.partition("=") for word in words) if name in _RATINGS
    }
    note = " ".join(word for word in words if word.partition("=")[0] not in _RATINGS)
    try:
        courtesy, why, pushing = (ratings[name] for name in _RATINGS)
        disagreement = Disagree(
            None if courtesy is None else Courtesy(int(courtesy)),
            None if why is None else Why(why),
            None if pushing is None else Pushing(int(pushing)),
            note,
        )
    except ValueError:
        disagreement = Disagree(None, None, None, note)
    if (disagreement.courtesy, disagreement.why, disagreement.pushing) == (None, None, None):
        raise UsageError(
            Bilingual(
                nl="Zeg wat het moet zijn: /disagree courtesy=0..3 why=none|closed|open|press pushing=0..2 uitleg",
                en="Say what it should be: /disagree courtesy=0..3 why=none|closed|open|press pushing=0..2 and a note",
            )
        )
    return disagreement


_RATINGS = ("courtesy", "why", "pushing")
