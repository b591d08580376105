"""Text of people and of files, made harmless for a terminal without changing its length or its meaning."""

FIRST_CONTROL_PICTURE = 0x2400
REPLACEMENT = "\N{REPLACEMENT CHARACTER}"

_HARMLESS: dict[int, str] = {
    **{code: chr(FIRST_CONTROL_PICTURE + code) for code in range(0x20)},
    ord("\n"): "\n",
    ord("\t"): " ",
    ord("\r"): " ",
    0x7F: "\N{SYMBOL FOR DELETE}",
    **dict.fromkeys(range(128, 160), REPLACEMENT),
    **dict.fromkeys((*range(8234, 8239), *range(8294, 8298)), REPLACEMENT),
    **dict.fromkeys((133, 8232, 8233), "\n"),
}


def harmless(text: str) -> str:
    """Return `text` with control characters and direction overrides shown as symbols.

    Each character is replaced by exactly one, so positions in the text (the spans of evidence) stay right.
    Right-to-left letters, emoji and accents are left alone.
    """
    shown = text.translate(_HARMLESS)
    return shown if shown.isascii() else "".join(REPLACEMENT if "\ud800" <= c <= "\udfff" else c for c in shown)


def folded(text: str, limit: int) -> tuple[str, int]:
    """Return the first `limit` characters of a harmless version of `text`, and how many were left out."""
    return harmless(text[:limit]), max(0, len(text) - limit)


def normalised_newlines(text: str) -> str:
    """Return `text` with every line break as a newline, as the learner would have typed it."""
    return text.replace("\r\n", "\n").replace("\r", "\n")
