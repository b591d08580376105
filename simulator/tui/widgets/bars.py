"""A criterion as a thin bar. Its length tells the share; colour only repeats it; words stand beside it."""

from textual.content import Content

FULL = "━"
EMPTY = "─"


def bar(share: float, width: int) -> Content:
    """Return a bar of `width` cells for a share of 0..1; anything above nothing shows at least one stroke."""
    filled = max(round(share * width), 1 if share > 0 else 0)
    return Content.assemble((FULL * filled, tone(share)), (EMPTY * (width - filled), "$rule"))


def tone(share: float) -> str:
    """Return the style that goes with a share."""
    if share >= 0.7:
        return "$success"
    return "$warning" if share >= 0.35 else "$error"


def level_marks(level: int) -> Content:
    """Return a level of 1..3 as filled and open marks."""
    return Content.assemble(("●" * level, "$accent"), ("○" * (3 - level), "$rule"))


def fit(content: Content, width: int) -> Content:
    """Return `content` in exactly `width` cells, cut with an ellipsis or padded."""
    cut = content.truncate(width, ellipsis=True)
    return cut.pad_right(max(0, width - cut.cell_length))
