"""D309 and D310: points of the conversation where the learner gets no hint, or no replies to compare with."""

from collections.abc import Iterator

from simulator.dialogue.lint.finding import Finding, finding
from simulator.dialogue.lint.outlook import Outlook


def find_missing_help(outlook: Outlook) -> Iterator[Finding]:
    """Report states in which the learner can reply, without hint or models."""
    for name, state in outlook.dialogue.states.items():
        if state.ending:
            continue
        place = ("states", name)
        if state.hint is None:
            yield finding("D309", place, f"'hint' ontbreekt bij '{name}'", f"'{name}' has no 'hint'")
        if state.models is None:
            yield finding("D310", place, f"'models' ontbreekt bij '{name}'", f"'{name}' has no 'models'")
