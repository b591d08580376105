"""How a key is declared: its words are in the wording under `action.<id>`, for key bar, palette and help alike."""

from dataclasses import dataclass
from typing import Any

from textual.binding import ActiveBinding, Binding
from textual.screen import Screen

from simulator.locale.wording import Wording

WORDING_PREFIX = "action."


def key(keys: str, action: str, id: str, *, show: bool = True, priority: bool = False, label: str = "") -> Binding:
    """Return a binding whose description and tooltip are wording keys; `label` is how the key is written."""
    name, tooltip = f"{WORDING_PREFIX}{id}.name", f"{WORDING_PREFIX}{id}.help"
    written = label or None
    return Binding(keys, action, name, show=show, key_display=written, priority=priority, tooltip=tooltip, id=id)


@dataclass(frozen=True, slots=True)
class KeyHint:
    """A key that works now: what to press, how it is written, what it does, in words."""

    id: str
    press: str
    label: str
    name: str
    help: str
    is_shown: bool
    binding: ActiveBinding


def active_hints(screen: Screen[Any], words: Wording) -> tuple[KeyHint, ...]:
    """Return the declared keys that work now: the focused widget's, then the screen's in their order."""
    hints: dict[str, KeyHint] = {}
    for active in screen.active_bindings.values():
        binding = active.binding
        if binding.id and binding.description.startswith(WORDING_PREFIX) and active.enabled:
            hints.setdefault(binding.id, _hint(binding.id, active, words))
    order = [binding.id for binding in screen.BINDINGS if isinstance(binding, Binding)]

    def place(hint: KeyHint) -> int:
        if hint.binding.node is screen.focused:
            return -1
        return order.index(hint.id) if hint.id in order else len(order)

    return tuple(sorted(hints.values(), key=place))


def _hint(id: str, active: ActiveBinding, words: Wording) -> KeyHint:
    binding = active.binding
    return KeyHint(
        id=id,
        press=binding.key,
        label=_written(id, binding, words),
        name=words(binding.description),
        help=words(binding.tooltip),
        is_shown=binding.show,
        binding=active,
    )


def _written(id: str, binding: Binding, words: Wording) -> str:
    """Return how the key is written: a letter may differ by language, so that it fits the word."""
    if words.has(f"{WORDING_PREFIX}{id}.key"):
        return words(f"{WORDING_PREFIX}{id}.key")
    return binding.key_display or binding.key.replace("escape", "esc")
