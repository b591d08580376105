"""A graph as lines of text that fit a terminal and make sense when read aloud."""

import textwrap
from collections.abc import Iterator

from simulator.dialogue.graph.model import Arrow, Graph, Node

_SILENT = "…"
_ENDING = "■"
_STATE = "□"


def render_text(graph: Graph, width: int = 80) -> str:
    """Return one block a state: its name, then an arrow a line; `«2»` marks the arrow taken in turn 2."""
    return "\n".join(line for node in graph.nodes for line in _block(graph, node, width)) + "\n"


def _block(graph: Graph, node: Node, width: int) -> Iterator[str]:
    if node.ending:
        yield f"{_ENDING} {node.id} ({node.ending})"
        return
    yield f"{_SILENT if node.is_silent else _STATE} {node.id}"
    arrows = graph.arrows_from(node)
    for arrow in arrows:
        yield from _arrow(arrow, width, is_last=arrow is arrows[-1])


def _arrow(arrow: Arrow, width: int, *, is_last: bool) -> Iterator[str]:
    taken = "".join(f"«{turn}» " for turn in arrow.turns)
    yield f"  {'└' if is_last else '├'}→ {taken}{arrow.target}"
    for label in arrow.labels:
        for part in _wrapped(label, width - 8):
            yield f"  {' ' if is_last else '│'}     {part}"


def _wrapped(text: str, width: int) -> list[str]:
    return textwrap.wrap(text, width) or [text]
