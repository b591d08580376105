"""A short hash of everything in a dialogue that decides how it plays, so that a replay knows whether it is the same."""

import hashlib
from functools import lru_cache

from simulator.dialogue.model import Dialogue


@lru_cache(maxsize=64)
def fingerprint_of(dialogue: Dialogue) -> str:
    """Return 12 hexadecimal digits that change with any rule, line or secret; examples and briefing do not count."""
    parts = (dialogue.id, dialogue.client, dialogue.secrets, dialogue.start, dialogue.leaves, dialogue.stop)
    states = [_stable(state) for state in dialogue.states.values()]
    return hashlib.sha256(repr((*map(_stable, parts), states)).encode()).hexdigest()[:12]


def _stable(value: object) -> str:
    """Return a text that is the same in every run: sets in order, the rest by field."""
    if isinstance(value, frozenset):
        return repr(sorted(map(_stable, value)))
    if isinstance(value, tuple):
        return repr([_stable(item) for item in value])
    fields = getattr(value, "__dataclass_fields__", None)
    if fields:
        return repr([(name, _stable(getattr(value, name))) for name in fields])
    return repr(value)
