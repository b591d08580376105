"""A graph as one self-contained SVG: states in layers, arrows between them, full conditions as tooltips."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from xml.sax.saxutils import escape

from simulator.dialogue.graph.model import Arrow, Graph, Node

WIDTH, HEIGHT = 168, 44  # of a box
GAP_X, GAP_Y = 44, 130
MARGIN = 40
LONGEST_LABEL = 26

_STYLE = """\
text { font: 12px system-ui, sans-serif; fill: #1c2430 }
.box { fill: #f5f7fa; stroke: #55657a; stroke-width: 1.2 }
.ending { fill: #e6efe6; stroke: #4a6b4a }
.silent { stroke-dasharray: 6 4 }
.arrow { fill: none; stroke: #8795a8; stroke-width: 1.2; marker-end: url(#tip) }
.taken { stroke: #1c2430; stroke-width: 3 }
.label { font-size: 10px; fill: #46546a }
.paper { fill: #fff; opacity: .85 }
.small { font-size: 10px; fill: #46546a }"""


@dataclass(frozen=True, slots=True)
class _Place:
    """The middle of a box."""

    x: float
    y: float


def render_svg(graph: Graph) -> str:
    """Return the picture as SVG text, with a title for screen readers."""
    places, width, height = _layout(graph)
    body = [
        *(line for number, arrow in enumerate(graph.arrows) for line in _arrow(arrow, places, number)),
        *(line for node in graph.nodes for line in _box(node, places[node.id])),
    ]
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}" role="img">',
            f"<title>{escape(graph.title)}</title>",
            f"<style>{_STYLE}</style>",
            '<defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">'
            '<path d="M0 0L8 4L0 8z" fill="#55657a"/></marker></defs>',
            f'<rect width="{width:g}" height="{height:g}" fill="#fff"/>',
            *body,
            "</svg>",
            "",
        ]
    )


def _layout(graph: Graph) -> tuple[Mapping[str, _Place], float, float]:
    layers: dict[int, list[Node]] = {}
    for node in graph.nodes:
        layers.setdefault(node.layer, []).append(node)
    widest = max(len(nodes) for nodes in layers.values())
    width = 2 * MARGIN + widest * (WIDTH + GAP_X)
    places = {}
    for row, nodes in enumerate(layers.values()):
        step = width / (len(nodes) + 1)
        for column, node in enumerate(nodes, 1):
            places[node.id] = _Place(step * column, MARGIN + HEIGHT / 2 + row * (HEIGHT + GAP_Y))
    return places, width, 2 * MARGIN + len(layers) * (HEIGHT + GAP_Y) - GAP_Y


def _box(node: Node, place: _Place) -> Iterator[str]:
    kinds = "box" + (" ending" if node.ending else "") + (" silent" if node.is_silent else "")
    radius = HEIGHT / 2 if node.ending else 6
    yield (
        f'<rect class="{kinds}" x="{place.x - WIDTH / 2:g}" y="{place.y - HEIGHT / 2:g}" '
        f'width="{WIDTH}" height="{HEIGHT}" rx="{radius:g}"/>'
    )
    shift = -3 if node.ending else 4
    yield f'<text x="{place.x:g}" y="{place.y + shift:g}" text-anchor="middle">{escape(node.id)}</text>'
    if node.ending:
        yield f'<text class="small" x="{place.x:g}" y="{place.y + 12:g}" text-anchor="middle">{node.ending}</text>'


def _arrow(arrow: Arrow, places: Mapping[str, _Place], number: int) -> Iterator[str]:
    path, middle = _curve(places[arrow.source], places[arrow.target], number)
    taken = " taken" if arrow.turns else ""
    turns = "".join(f"{turn}. " for turn in arrow.turns)
    label = turns + _shortened(arrow.labels)
    width = 5.4 * len(label) + 6
    yield f'<g><title>{escape(" / ".join(arrow.labels))}</title><path class="arrow{taken}" d="{path}"/>'
    yield f'<rect class="paper" x="{middle.x - width / 2:g}" y="{middle.y - 9:g}" width="{width:g}" height="13"/>'
    yield f'<text class="label" x="{middle.x:g}" y="{middle.y:g}" text-anchor="middle">{escape(label)}</text></g>'


def _curve(start: _Place, end: _Place, number: int) -> tuple[str, _Place]:
    """Return the path of an arrow and the place of its label; `number` keeps labels from covering each other."""
    half, spread = HEIGHT / 2, 14 * (number % 5 - 2)
    if start == end:
        x, y = start.x + WIDTH / 2, start.y
        path = f"M{x:g} {y - 8:g}C{x + 40:g} {y - 30:g} {x + 40:g} {y + 30:g} {x:g} {y + 8:g}"
        return path, _Place(x + 34, y - 22)
    if start.y == end.y:
        dip = half + 26 + 0.05 * abs(end.x - start.x)
        x1, x2, y = start.x + spread, end.x + spread, start.y + half
        path = f"M{x1:g} {y:g}C{x1:g} {y + dip:g} {x2:g} {y + dip:g} {x2:g} {y:g}"
        return path, _Place((x1 + x2) / 2, y + 0.75 * dip)
    down = 1 if end.y > start.y else -1
    x1, y1, x2, y2 = start.x + spread, start.y + down * half, end.x + spread, end.y - down * half
    bend = (y2 - y1) / 2
    along = 0.3 + 0.1 * (number % 5)
    path = f"M{x1:g} {y1:g}C{x1:g} {y1 + bend:g} {x2:g} {y2 - bend:g} {x2:g} {y2:g}"
    return path, _Place(x1 + (x2 - x1) * along, y1 + (y2 - y1) * along)


def _shortened(labels: tuple[str, ...]) -> str:
    text = labels[0] + (f" +{len(labels) - 1}" if len(labels) > 1 else "")
    return text if len(text) <= LONGEST_LABEL else f"{text[: LONGEST_LABEL - 1]}…"
