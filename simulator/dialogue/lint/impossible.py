"""D306: a condition that can never hold."""

from collections.abc import Iterator

from simulator.dialogue.lint.finding import Finding, finding
from simulator.dialogue.lint.moment import contradictions
from simulator.dialogue.lint.outlook import Outlook
from simulator.dialogue.model import After


def find_impossible_conditions(outlook: Outlook) -> Iterator[Finding]:
    """Report each condition with the first reason why it cannot hold where it stands."""
    for way in outlook.ways:
        moment = outlook.moments.get(way.source.id)
        if moment is None:
            continue
        after = way.by if isinstance(way.by, After) else None
        reason = next(contradictions(way.when, moment, outlook.dialogue, after), None)
        if reason:
            place = (*way.place, "when")
            yield finding("D306", place, f"dit kan nooit gelden: {reason.nl}", f"this can never hold: {reason.en}")
