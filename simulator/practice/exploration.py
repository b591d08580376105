"""Thousands of seeded conversations with a dialogue: what is never reached, where it loops, who ends well."""

import random
from collections import Counter
from dataclasses import dataclass

from simulator.dialogue.conversation import Conversation
from simulator.dialogue.model import Dialogue
from simulator.guidance.endings import EndingKind
from simulator.practice.learners import Kind, Learner

MOST_TURNS = 60  # a conversation that goes on longer is a loop


@dataclass(frozen=True, slots=True)
class KindReport:
    """How one kind of learner fared: conversations by ending, and the mean rank of the endings (0 to 3)."""

    kind: Kind
    runs: int
    endings: tuple[tuple[str, int], ...]
    mean_rank: float
    mean_rapport: float
    mean_turns: float
    told: float


@dataclass(frozen=True, slots=True)
class Exploration:
    """What thousands of conversations showed. `loops` are states in which a conversation did not come to an end."""

    dialogue: str
    runs: int
    turns: int
    unvisited: tuple[str, ...]
    unreached: tuple[str, ...]
    loops: tuple[str, ...]
    kinds: tuple[KindReport, ...]

    def of(self, kind: Kind) -> KindReport:
        """Return the report on one kind of learner."""
        return next(report for report in self.kinds if report.kind is kind)


@dataclass(frozen=True, slots=True)
class _Played:
    kind: Kind
    state: str
    ending: EndingKind | None
    turns: int
    rapport: int
    told: float


def explore(dialogue: Dialogue, *, seed: int, runs: int) -> Exploration:
    """Play `runs` conversations, the kinds of learners taking turns. The same seed gives the same report."""
    visits: Counter[str] = Counter()
    kinds = list(Kind)
    played = [_play(dialogue, kinds[number % len(kinds)], f"{seed}/{number}", number, visits) for number in range(runs)]
    return Exploration(
        dialogue=dialogue.id,
        runs=runs,
        turns=sum(one.turns for one in played),
        unvisited=tuple(name for name in dialogue.states if not visits[name]),
        unreached=tuple(state.id for state in dialogue.endings if not visits[state.id]),
        loops=tuple(sorted({one.state for one in played if one.ending is None})),
        kinds=tuple(_report(kind, [one for one in played if one.kind is kind]) for kind in kinds),
    )


def _play(dialogue: Dialogue, kind: Kind, seed: str, number: int, visits: Counter[str]) -> _Played:
    learner = Learner(kind, dialogue.situation, random.Random(seed))
    talk = Conversation(dialogue, number)
    visits[talk.state.id] += 1
    while not talk.is_over and talk.turn < MOST_TURNS:
        learner.act(talk)
        visits[talk.state.id] += 1
    drawn = [secret for secret in dialogue.secrets if secret.id in talk.drawn]
    told = sum(secret.id in talk.told for secret in drawn) / len(drawn) if drawn else 0.0
    return _Played(kind, talk.state.id, talk.state.ending, talk.turn, talk.rapport, told)


def _report(kind: Kind, played: list[_Played]) -> KindReport:
    endings = Counter(one.state for one in played)
    count = max(1, len(played))
    return KindReport(
        kind=kind,
        runs=len(played),
        endings=tuple(endings.most_common()),
        mean_rank=sum(one.ending.rank if one.ending else 0 for one in played) / count,
        mean_rapport=sum(one.rapport for one in played) / count,
        mean_turns=sum(one.turns for one in played) / count,
        told=sum(one.told for one in played) / count,
    )
