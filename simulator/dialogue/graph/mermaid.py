"""A graph as Mermaid, for documents that draw it themselves."""

from simulator.dialogue.graph.model import Arrow, Graph, Node

LONGEST_LABEL = 60


def render_mermaid(graph: Graph) -> str:
    """Return a Mermaid flowchart. Endings are round, silences dashed, the path taken is thick and numbered."""
    lines = ["flowchart TD", *map(_node, graph.nodes)]
    taken = []
    for number, arrow in enumerate(graph.arrows):
        lines.append(_arrow(arrow))
        if arrow.turns:
            taken.append(str(number))
    if taken:
        lines.append(f"  linkStyle {','.join(taken)} stroke-width:4px")
    lines += [f"  style {_name(node.id)} stroke-dasharray: 5 5" for node in graph.nodes if node.is_silent]
    return "\n".join(lines) + "\n"


def _name(state: str) -> str:
    return "s_" + state.replace("-", "_")


def _node(node: Node) -> str:
    if node.ending:
        return f'  {_name(node.id)}(["{node.id}<br/>{node.ending}"])'
    return f'  {_name(node.id)}["{node.id}"]'


def _arrow(arrow: Arrow) -> str:
    label = " / ".join(arrow.labels)
    label = label if len(label) <= LONGEST_LABEL else f"{label[: LONGEST_LABEL - 1]}…"
    turns = "".join(f"{turn}. " for turn in arrow.turns)
    text = f"{turns}{label}".replace('"', "'")
    return f'  {_name(arrow.source)} -->|"{text}"| {_name(arrow.target)}'
