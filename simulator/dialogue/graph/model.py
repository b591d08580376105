"""The nodes and arrows of a dialogue, in layers from the start, with what the learner says on each arrow."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from simulator.dialogue.model import Dialogue, State
from simulator.dialogue.reach import next_states
from simulator.dialogue.wording import describe
from simulator.guidance.endings import EndingKind
from simulator.guidance.language import Language


@dataclass(frozen=True, slots=True)
class Node:
    """A state. `layer` is its distance from the start, `turns` the numbers of the turns given in it."""

    id: str
    layer: int
    ending: EndingKind | None
    is_silent: bool
    turns: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Arrow:
    """A way from one state to another; `labels` are the conditions that lead there, `turns` those that took it."""

    source: str
    target: str
    labels: tuple[str, ...]
    turns: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Graph:
    """A dialogue's nodes, nearest to the start first, and its arrows in the order of the file."""

    title: str
    nodes: tuple[Node, ...]
    arrows: tuple[Arrow, ...]

    def arrows_from(self, node: Node) -> tuple[Arrow, ...]:
        """Return the arrows that leave a node."""
        return tuple(arrow for arrow in self.arrows if arrow.source == node.id)


def graph_of(dialogue: Dialogue, language: Language, path: Sequence[str] = ()) -> Graph:
    """Return the graph. `path` are the states of a played attempt from the start on; stopping is not drawn."""
    steps = list(pairwise(path))
    layers = _layers(dialogue)
    nodes = [
        Node(
            id=name,
            layer=layers[name],
            ending=dialogue.states[name].ending,
            is_silent=dialogue.states[name].silence,
            turns=tuple(number for number, (source, _) in enumerate(steps, 1) if source == name),
        )
        for name in sorted(layers, key=lambda name: layers[name])
    ]
    arrows = [arrow for name in layers for arrow in _arrows(dialogue.states[name], language, steps)]
    return Graph(dialogue.title.in_language(language), tuple(nodes), tuple(arrows))


def _layers(dialogue: Dialogue) -> dict[str, int]:
    """Return how many turns each state is from the start; endings come last."""
    layers, waiting = {dialogue.start: 0}, [dialogue.start]
    while waiting:
        name = waiting.pop(0)
        for target in next_states(dialogue, dialogue.states[name]):
            if target not in layers:
                layers[target] = layers[name] + 1
                waiting.append(target)
    last = max(layers.values()) + 1
    return {name: last if state.ending else layers.get(name, last - 1) for name, state in dialogue.states.items()}


def _arrows(state: State, language: Language, steps: Sequence[tuple[str, str]]) -> list[Arrow]:
    labels: dict[str, list[str]] = {}
    for reaction in state.replies:
        labels.setdefault(reaction.to, []).append(describe(reaction.when).in_language(language))
    for step in state.after:
        days = {Language.NL: f"na {step.days} dagen", Language.EN: f"after {step.days} days"}[language]
        labels.setdefault(step.to, []).append(days)
    return [
        Arrow(
            state.id,
            target,
            tuple(dict.fromkeys(words)),
            tuple(number for number, step in enumerate(steps, 1) if step == (state.id, target)),
        )
        for target, words in labels.items()
    ]
