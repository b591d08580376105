"""Rapport and patience over the turns as a small SVG. The numbers stand in a table beside it, so it may be skipped."""

from collections.abc import Sequence
from dataclasses import dataclass

from simulator.reports.markup import Html, element

WIDTH, HEIGHT = 640, 176
LEFT, RIGHT, TOP, BOTTOM = 26, 112, 12, 26
HIGHEST = 10
LABEL_GAP = 1.6  # on the scale of the meters: how far apart two labels at the end must be


@dataclass(frozen=True, slots=True)
class Line:
    """One meter: its name, its class in the style sheet, and its value (0..10) at the start and after each turn."""

    name: str
    kind: str
    values: Sequence[int]


def draw_curve(title: str, lines: Sequence[Line], axis: str) -> Html:
    """Return the picture; `axis` names what is counted along the bottom."""
    last = max(1, *(len(line.values) - 1 for line in lines))
    heights = _label_heights(lines)
    return element(
        "svg",
        element("title", title),
        *_grid(last, axis),
        *(part for line in lines for part in _drawn(line, last, heights[line.kind])),
        class_="curve",
        viewBox=f"0 0 {WIDTH} {HEIGHT}",
        role="img",
        aria_label=title,
    )


def _grid(last: int, axis: str) -> list[Html]:
    parts = []
    for value in (0, 5, HIGHEST):
        y = _y(value)
        parts.append(element("line", x1=LEFT, x2=WIDTH - RIGHT, y1=y, y2=y, class_="grid"))
        parts.append(element("text", str(value), x=LEFT - 8, y=y + 4, text_anchor="end", class_="tick"))
    step = max(1, -(-last // 12))
    for turn in range(0, last + 1, step):
        parts.append(
            element("text", str(turn), x=_x(turn, last), y=HEIGHT - 8, text_anchor="middle", class_="tick"),
        )
    parts.append(element("text", axis, x=WIDTH - RIGHT + 12, y=HEIGHT - 8, class_="tick"))
    return parts


def _drawn(line: Line, last: int, label_height: float) -> list[Html]:
    points = [(_x(turn, last), _y(value)) for turn, value in enumerate(line.values)]
    path = " ".join(f"{x},{y}" for x, y in points)
    marks = [_mark(line.kind, x, y) for x, y in points]
    label = f"{line.name} {line.values[-1]}"
    place = points[-1][0] + 10
    text = element("text", label, x=round(place, 1), y=round(_y(label_height) + 4, 1), class_=f"name {line.kind}")
    return [element("polyline", points=path, class_=f"line {line.kind}"), *marks, text]


def _mark(kind: str, x: float, y: float) -> Html:
    """Return a mark of its own shape for each meter, so that colour is not needed to tell them apart."""
    if kind == "patience":
        return element("rect", x=round(x - 3.2, 1), y=round(y - 3.2, 1), width=6.4, height=6.4, class_=f"mark {kind}")
    return element("circle", cx=x, cy=y, r=3.6, class_=f"mark {kind}")


def _label_heights(lines: Sequence[Line]) -> dict[str, float]:
    """Return where the labels go: at the last value, moved apart where they would overlap, never off the picture."""
    heights: dict[str, float] = {}
    highest = HIGHEST + 0.2
    for line in sorted(lines, key=lambda line: -line.values[-1]):
        heights[line.kind] = min(float(line.values[-1]), highest)
        highest = heights[line.kind] - LABEL_GAP
    lowest = 0.0
    for kind in reversed(heights):
        heights[kind] = max(heights[kind], lowest)
        lowest = heights[kind] + LABEL_GAP
    return heights


def _x(turn: int, last: int) -> float:
    return round(LEFT + (WIDTH - LEFT - RIGHT) * turn / last, 1)


def _y(value: float) -> float:
    return round(TOP + (HEIGHT - TOP - BOTTOM) * (1 - value / HIGHEST), 1)
