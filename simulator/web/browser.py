"""What a browser says over its websocket, checked: nothing of another shape reaches the program."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, TypeAlias

LONGEST_INPUT = 32 * 1024  # characters of one paste; the rest is cut off
MOST_LINES = 20  # sent in one message; the rest is dropped
LONGEST_PING = 40
WIDTHS = (20, 400)  # cells
HEIGHTS = (5, 200)

_PASTE_BEGINS, _PASTE_ENDS = "\x1b[200~", "\x1b[201~"
_MOTION = re.compile(r"(\x1b\[<3[5-9];\d+;\d+M)+")


@dataclass(frozen=True, slots=True)
class Typed:
    """Keys, the mouse, or a paste."""

    text: str

    @property
    def is_motion(self) -> bool:
        """Whether it tells only where the mouse is, with no button down."""
        return _MOTION.fullmatch(self.text) is not None

    def pieces(self) -> Iterator[str]:
        """Yield the text cut after each Enter; a paste is one piece."""
        if self.text.startswith(_PASTE_BEGINS):
            yield _shortened(self.text)
            return
        lines = self.text[:LONGEST_INPUT].split("\r")
        for number, line in enumerate(lines[:MOST_LINES], 1):
            piece = line if number == len(lines) else f"{line}\r"
            if piece:
                yield piece


@dataclass(frozen=True, slots=True)
class Resized:
    """The terminal has another size, in cells, within WIDTHS and HEIGHTS."""

    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Pinged:
    """The browser asks for an answer."""

    text: str


@dataclass(frozen=True, slots=True)
class FocusChanged:
    """The terminal has the keyboard, or not any more."""

    is_focused: bool


FromBrowser: TypeAlias = Typed | Resized | Pinged | FocusChanged


def read_message(text: str) -> FromBrowser:
    """Return what a message says. Raises ValueError for anything a page of ours does not send."""
    try:
        said = json.loads(text)
    except RecursionError as error:
        raise ValueError("nested too deeply") from error
    match said:
        case ["stdin", str(typed)]:
            typed.encode()  # half a character pair is a UnicodeEncodeError, which is a ValueError
            return Typed(typed)
        case ["resize", {"width": width, "height": height}]:
            return Resized(_cells(width, WIDTHS), _cells(height, HEIGHTS))
        case ["ping", str(ping)] if len(ping) <= LONGEST_PING:
            return Pinged(ping)
        case ["focus" | "blur" as word]:
            return FocusChanged(word == "focus")
        case _:
            raise ValueError("not a message of ours")


def size_of(width: str, height: str) -> Resized:
    """Return the size of the terminal as the address says it; 80 by 24 when it does not."""

    def number(text: str, usual: int) -> int:
        return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else usual

    return Resized(_cells(number(width, 80), WIDTHS), _cells(number(height, 24), HEIGHTS))


def _cells(number: Any, limits: tuple[int, int]) -> int:
    if type(number) is not int:
        raise ValueError("not a number of cells")
    return max(limits[0], min(limits[1], number))


def _shortened(paste: str) -> str:
    if len(paste) <= LONGEST_INPUT:
        return paste
    return paste[:LONGEST_INPUT] + (_PASTE_ENDS if paste.endswith(_PASTE_ENDS) else "")
