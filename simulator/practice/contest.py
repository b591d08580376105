"""A contested verdict as a case for the judge."""

from simulator.practice.events import Contested, Replied
from simulator.practice.turn import Turn
from simulator.scoring.cases import CaseError, ContestedCase, Opinion, make_case


def case_of(turn: Turn, contested: Contested, scorer: str) -> ContestedCase | None:
    """Return the disagreement with the verdict on `turn` as a case; None when it holds nothing to learn from.

    `scorer` is the version of the judge that gave the verdict.
    """
    if not isinstance(turn.action, Replied):
        return None
    expected = Opinion(contested.courtesy, contested.why, contested.pushing)
    try:
        return make_case(turn.action.text, turn.context, turn.action.verdict, expected, scorer, contested.note)
    except CaseError:
        return None
