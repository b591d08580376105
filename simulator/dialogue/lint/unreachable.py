"""D301 and D302: states and endings that no conversation can reach."""

from collections.abc import Iterator

from simulator.dialogue.lint.finding import Finding, finding
from simulator.dialogue.lint.outlook import Outlook


def find_unreachable_states(outlook: Outlook) -> Iterator[Finding]:
    """Report what nothing leads to."""
    for name, state in outlook.dialogue.states.items():
        if name in outlook.reached:
            continue
        place = ("states", name)
        if state.ending:
            yield finding("D302", place, f"einde '{name}' is onbereikbaar", f"ending '{name}' cannot be reached")
        else:
            yield finding("D301", place, f"toestand '{name}' is onbereikbaar", f"state '{name}' cannot be reached")
