"""D303: a state from which no reply leads to an ending; only stopping or being left would end it."""

from collections.abc import Iterator

from simulator.dialogue.lint.finding import Finding, finding
from simulator.dialogue.lint.outlook import Outlook


def find_dead_ends(outlook: Outlook) -> Iterator[Finding]:
    """Report states without a way to any ending."""
    for name, moment in outlook.moments.items():
        if moment.state.ending:
            continue
        if not any(outlook.dialogue.states[other].ending for other in outlook.following(name)):
            yield finding(
                "D303",
                ("states", name),
                f"vanuit '{name}' leidt geen antwoord naar een einde",
                f"from '{name}' no reply leads to an ending",
            )
