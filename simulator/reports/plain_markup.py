"""Text in Markdown such that it reads as it was typed, whatever characters are in it."""

import re

from simulator.literal import harmless

_ANYWHERE = re.compile(r"[\\`*_\[\]<>|~&]")
_AT_START = re.compile(r"^(\s*)([#+\-=]|\d{1,9}(?=[.)]))")


def literal(text: str) -> str:
    """Return one paragraph of text on one line; line breaks become spaces."""
    return _literal_line(" ".join(harmless(text).split()))


def quoted(text: str) -> list[str]:
    """Return text as the lines of a block quote, with its line breaks kept."""
    parts = [_literal_line(part.strip()) for part in harmless(text).split("\n")]
    return [f"> {part}\\" if part and following else f"> {part}" for part, following in _with_next(parts)]


def row(*cells: str) -> str:
    """Return a row of a table; cells are Markdown already, without line breaks."""
    return f"| {' | '.join(cells)} |"


def _literal_line(text: str) -> str:
    """Escape what would be markup: some characters anywhere, others only where a line begins."""
    escaped = _ANYWHERE.sub(r"\\\g<0>", text)
    begin = _AT_START.match(escaped)
    if not begin:
        return escaped
    space, mark = begin.groups()
    rest = escaped[begin.end() :]
    return f"{space}{mark}\\{rest}" if mark[0].isdigit() else f"{space}\\{mark}{rest}"


def _with_next(parts: list[str]) -> list[tuple[str, str]]:
    """Pair each line with the one after it; a hard break is only wanted between two lines that have words."""
    return list(zip(parts, [*parts[1:], ""], strict=True))
