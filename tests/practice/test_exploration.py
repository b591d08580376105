"""Kinds of learners: repeatable, told apart by how they fare, and loops are noticed."""

from dataclasses import replace
from types import MappingProxyType

import pytest

from simulator.dialogue.model import Reaction
from simulator.guidance.scales import Why
from simulator.guidance.situations import Situation
from simulator.practice.exploration import explore
from simulator.practice.learners import Kind, reply_pool
from tests.dialogue.small import small_dialogue


def test_the_same_seed_gives_the_same_report() -> None:
    assert explore(small_dialogue(), seed=3, runs=60) == explore(small_dialogue(), seed=3, runs=60)
    assert explore(small_dialogue(), seed=3, runs=60) != explore(small_dialogue(), seed=4, runs=60)


def test_the_courteous_end_better_than_the_pushing() -> None:
    found = explore(small_dialogue(), seed=1, runs=300)
    assert found.of(Kind.COURTEOUS).mean_rank > found.of(Kind.PUSHING).mean_rank + 1


def test_a_state_nobody_can_reach_is_reported() -> None:
    dialogue = small_dialogue()
    island = replace(dialogue.states["told"], id="island")
    lonely = replace(dialogue, states=MappingProxyType({**dialogue.states, "island": island}))
    found = explore(lonely, seed=1, runs=60)
    assert "island" in found.unvisited
    assert "island" in found.unreached


def test_a_conversation_that_never_ends_is_reported() -> None:
    dialogue = small_dialogue()
    endless = replace(dialogue.states["talks"], replies=(Reaction("talks", patience=5, rapport=9),))
    stuck = replace(dialogue, states=MappingProxyType({**dialogue.states, "talks": endless}))
    assert explore(stuck, seed=1, runs=12).loops == ("talks",)


@pytest.mark.parametrize("situation", list(Situation))
@pytest.mark.parametrize("kind", list(Kind)[:-1])
def test_every_kind_has_replies_in_every_situation(situation: Situation, kind: Kind) -> None:
    replies = reply_pool()[situation, kind]
    assert len(replies) >= 4
    if kind is Kind.PRYING:
        assert {reply.verdict.why for reply in replies} <= {Why.CLOSED, Why.PRESS}
    if kind is Kind.PUSHING:
        assert all(reply.verdict.pushing for reply in replies)
