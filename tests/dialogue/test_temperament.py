"""What warms a client up and what wears them out."""

import pytest

from simulator.dialogue.model import Directness
from simulator.dialogue.temperament import Cause, Meter, Step, reactions_to
from simulator.guidance.moves import Move
from simulator.guidance.situations import Asking
from simulator.guidance.verdict import Verdict
from tests.verdicts import verdict

RAPPORT, PATIENCE = Meter.RAPPORT, Meter.PATIENCE


@pytest.mark.parametrize(
    ("given", "asking", "asked", "expected"),
    [
        (verdict(), Asking.WELCOME, 0, set()),
        (verdict(courtesy=3), Asking.WELCOME, 0, {Step(RAPPORT, 1, Cause.WARM)}),
        (verdict(Move.ACCEPT), Asking.WELCOME, 0, {Step(RAPPORT, 1, Cause.ACCEPTED)}),
        (verdict(Move.ACCEPT, pushing=1), Asking.WELCOME, 0, {Step(PATIENCE, -1, Cause.PUSHED)}),
        (verdict(pushing=2), Asking.WELCOME, 0, {Step(PATIENCE, -2, Cause.PUSHED_HARD)}),
        (verdict(why="open"), Asking.WELCOME, 3, set()),
        (verdict(why="open"), Asking.ONCE, 0, set()),
        (verdict(why="open"), Asking.ONCE, 1, {Step(PATIENCE, -1, Cause.ASKED_AGAIN)}),
        (verdict(why="closed"), Asking.UNWELCOME, 0, {Step(PATIENCE, -1, Cause.ASKED_UNWELCOME)}),
        (
            verdict(why="press"),
            Asking.WELCOME,
            0,
            {Step(RAPPORT, -1, Cause.PRESSED), Step(PATIENCE, -1, Cause.PRESSED)},
        ),
        (verdict(Move.BUILD_TRUST, Move.DOUBT), Asking.WELCOME, 0, {Step(RAPPORT, -1, Cause.DOUBTED)}),
        (verdict(Move.BUILD_TRUST), Asking.WELCOME, 0, {Step(RAPPORT, 1, Cause.TRUST)}),
        (verdict(Move.BYPASS), Asking.WELCOME, 0, {Step(PATIENCE, -1, Cause.BYPASSED)}),
        (verdict(courtesy=None, why=None, pushing=None), Asking.UNWELCOME, 2, set()),
    ],
)
def test_a_direct_client(given: Verdict, asking: Asking, asked: int, expected: set[Step]) -> None:
    assert set(reactions_to(given, Directness.DIRECT, asking, asked)) == expected


def test_doubt_lands_harder_with_an_indirect_client() -> None:
    steps = reactions_to(verdict(Move.DOUBT), Directness.INDIRECT, Asking.WELCOME, 0)
    assert steps == (Step(RAPPORT, -3, Cause.DOUBTED),)


@pytest.mark.parametrize("cause", list(Cause))
def test_every_cause_has_words_in_both_languages(cause: Cause) -> None:
    assert cause.text.nl
    assert cause.text.en
