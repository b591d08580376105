"""Fold a text for reading without moving a character: every offset in the result is an offset in the original."""

import re

_ANSI = re.compile(r"\x1b(?:\[[0-9;:?]{0,32}[@-~]|[@-Z\\-_])")
_FOLDS: dict[int, str] = {
    **dict.fromkeys(map(ord, "‘’‚‛`´ʼ′＇"), "'"),
    **dict.fromkeys(map(ord, "“”„‟«»″＂"), '"'),
    **dict.fromkeys(map(ord, "‐‑‒–—−"), "-"),
    **dict.fromkeys((0x00A0, 0x2007, 0x202F, 0x3000, 0x0009, 0x000B, 0x000C), " "),
    **dict.fromkeys((0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, 0x00AD), " "),
    **dict.fromkeys(range(0x202A, 0x202F), " "),
    **dict.fromkeys(range(0x2066, 0x206A), " "),
    **{code: " " for code in range(0x20) if code not in (0x0A, 0x0D, 0x09)},
    0x7F: " ",
    0x0D: "\n",
    0x2028: "\n",
    0x2029: "\n",
    0x0085: "\n",
    ord("…"): ".",
    ord("？"): "?",
    ord("！"): "!",
    ord("¿"): " ",
    ord("¡"): " ",
}
_WIDE = re.compile(r"[\ud800-\udfff]")


def fold(text: str) -> str:
    """Return `text` in lower case with plain quotes, dashes and spaces, of exactly the same length."""
    if text.isascii() and "\x1b" not in text and text.isprintable():
        return text.lower()
    if "\x1b" in text:
        text = _ANSI.sub(lambda match: " " * len(match.group()), text)
    folded = _WIDE.sub(" ", text.translate(_FOLDS))
    lowered = folded.lower()
    if len(lowered) != len(folded):
        lowered = "".join(low if len(low := char.lower()) == 1 else char for char in folded)
    return lowered
