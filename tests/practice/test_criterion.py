"""Three findings side by side, each with the reply that decided it."""

import pytest

from simulator.guidance.scales import Scale
from simulator.guidance.situations import Asking
from simulator.guidance.verdict import Verdict
from simulator.practice.criterion import Criterion, criteria_of
from tests.practice.test_attempt import WordScorer, attempt
from tests.verdicts import UNRATED, verdict


def criteria(*verdicts: Verdict, asking: Asking = Asking.WELCOME) -> dict[Scale, Criterion]:
    talk = attempt()
    given = iter(verdicts)
    scorer = WordScorer()
    scorer.score = lambda reply, context: next(given)  # type: ignore[method-assign]
    talk._scorer = scorer
    talk._conversation.patience = 10
    for _ in verdicts:
        talk.reply("x")
    found = criteria_of(talk.path, {turn.state: asking for turn in talk.path})
    return {criterion.scale: criterion for criterion in found}


@pytest.mark.parametrize(
    ("verdicts", "finding"),
    [
        ([verdict(courtesy=3)], "warm"),
        ([verdict(courtesy=2, pushing=1), verdict(courtesy=3)], "polite"),
        ([verdict(courtesy=3, pushing=1), verdict(courtesy=0)], "rude"),
        ([UNRATED], "not rated"),
    ],
)
def test_courtesy(verdicts: list[Verdict], finding: str) -> None:
    assert criteria(*verdicts)[Scale.COURTESY].finding.en == finding


@pytest.mark.parametrize(
    ("verdicts", "asking", "finding", "is_rated"),
    [
        ([verdict(pushing=1), verdict(why="open")], Asking.WELCOME, "asked openly", True),
        ([verdict(why="closed", pushing=1), verdict(why="press")], Asking.WELCOME, "demanded an answer", True),
        ([verdict()], Asking.WELCOME, "did not ask", True),
        ([verdict()], Asking.UNWELCOME, "not called for here", False),
        ([UNRATED], Asking.WELCOME, "not rated", False),
    ],
)
def test_why(verdicts: list[Verdict], asking: Asking, finding: str, is_rated: bool) -> None:
    why = criteria(*verdicts, asking=asking)[Scale.WHY]
    assert (why.finding.en, why.is_rated) == (finding, is_rated)


@pytest.mark.parametrize(
    ("verdicts", "finding", "share"),
    [
        ([verdict()], "no pushing", 1.0),
        ([verdict(pushing=1)], "pushed once", 0.75),
        ([verdict(pushing=1), verdict(pushing=2)], "pushed hard twice", 0.25),
    ],
)
def test_pushing(verdicts: list[Verdict], finding: str, share: float) -> None:
    pushing = criteria(*verdicts)[Scale.PUSHING]
    assert (pushing.finding.en, pushing.share) == (finding, share)


def test_the_harder_push_decides_and_is_named() -> None:
    assert criteria(verdict(pushing=1), verdict(pushing=2))[Scale.PUSHING].turn == 2
