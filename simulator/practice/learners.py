"""Kinds of learners who play by habit, for exploring a dialogue, with replies and labels from the labelled corpus."""

import json
import random
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from simulator.dialogue.conversation import MAX_WAIT, Conversation
from simulator.guidance.moves import Move
from simulator.guidance.scales import Courtesy, Pushing, Why
from simulator.guidance.situations import Asking, Channel, Situation
from simulator.guidance.verdict import Confidence, Scores, Verdict


class Kind(StrEnum):
    """A habit. The random one does anything at all."""

    COURTEOUS = "courteous"
    PUSHING = "pushing"
    SILENT = "silent"
    PRYING = "prying"
    OVER_FRIENDLY = "over_friendly"
    RANDOM = "random"


@dataclass(frozen=True, slots=True)
class LabelledReply:
    """A reply with the verdict its readers gave."""

    text: str
    verdict: Verdict


Pool = Mapping[tuple[Situation, Kind], tuple[LabelledReply, ...]]


@cache
def reply_pool() -> Pool:
    """Return the labelled replies by situation and kind of learner."""
    pool: dict[tuple[Situation, Kind], list[LabelledReply]] = {}
    text = files("simulator.practice").joinpath("learner_replies.jsonl").read_text(encoding="utf-8")
    for line in text.splitlines():
        record = json.loads(line)
        reply = LabelledReply(record["text"], _verdict(record))
        pool.setdefault((Situation(record["situation"]), Kind(record["kind"])), []).append(reply)
    return MappingProxyType({key: tuple(replies) for key, replies in pool.items()})


def _verdict(record: dict[str, Any]) -> Verdict:
    courtesy, why, pushing = Courtesy(record["courtesy"]), Why(record["why"]), Pushing(record["pushing"])
    return Verdict(
        language=None,
        courtesy=courtesy,
        why=why,
        pushing=pushing,
        moves=frozenset(Move(move) for move in record["moves"]),
        evidence=(),
        scores=Scores(courtesy / 3, float(why is Why.OPEN), pushing / 2),
        confidence=Confidence(1.0, 1.0, 1.0),
    )


class Learner:
    """Plays one conversation by habit; `chance` decides what habit leaves open."""

    def __init__(self, kind: Kind, situation: Situation, chance: random.Random) -> None:
        self.kind = kind
        self._chance = chance
        kinds = list(Kind) if kind is Kind.RANDOM else [kind]
        self._replies = [reply for one in kinds for reply in reply_pool()[situation, one]]

    def act(self, talk: Conversation) -> None:
        """Take one turn."""
        if talk.state.silence:
            self._act_in_silence(talk)
        elif self._gives_up(talk):
            talk.stop()
        else:
            talk.reply(self._pick(talk).verdict)

    def _gives_up(self, talk: Conversation) -> bool:
        odds = {Kind.SILENT: 0.25, Kind.RANDOM: 0.05}.get(self.kind, 0.0)
        return talk.turn > 0 and self._chance.random() < odds

    def _pick(self, talk: Conversation) -> LabelledReply:
        """The courteous learner asks where it is welcome and has not asked before; the others say what comes up."""
        if self.kind is not Kind.COURTEOUS:
            return self._chance.choice(self._replies)
        may_ask = talk.state.asking is Asking.WELCOME or (talk.state.asking is Asking.ONCE and not talk.asked)
        wanted = Why.OPEN if may_ask and self._chance.random() < 0.7 else Why.NONE
        fitting = [reply for reply in self._replies if reply.verdict.why is wanted]
        return self._chance.choice(fitting or self._replies)

    def _act_in_silence(self, talk: Conversation) -> None:
        """Courteous: wait, write once or twice, let it rest. Pushing: chase. Silent: wait long."""
        match self.kind:
            case Kind.COURTEOUS | Kind.OVER_FRIENDLY:
                self._wait_then_write(talk, days=(4, 12), tries=2)
            case Kind.PUSHING | Kind.PRYING:
                self._wait_then_write(talk, days=(1, 2), tries=9)
            case Kind.SILENT:
                talk.wait(self._chance.randint(10, 60))
            case Kind.RANDOM:
                self._chance.choice((self._write, self._wait, self._stop))(talk)

    def _wait_then_write(self, talk: Conversation, days: tuple[int, int], tries: int) -> None:
        has_just_written = talk.tries > 0 and self._chance.random() < 0.5
        if talk.tries >= tries:
            self._stop(talk)
        elif talk.days_since_message < days[0] or has_just_written:
            talk.wait(self._chance.randint(*days))
        else:
            self._write(talk)

    def _write(self, talk: Conversation) -> None:
        channel: Channel = self._chance.choice(talk.open_channels())
        talk.reply(self._pick_white_flag().verdict, channel)

    def _pick_white_flag(self) -> LabelledReply:
        """A courteous learner who writes into a silence takes the pressure off."""
        flags = [reply for reply in self._replies if Move.RELEASE in reply.verdict.moves]
        return self._chance.choice(flags if flags and self.kind is Kind.COURTEOUS else self._replies)

    def _wait(self, talk: Conversation) -> None:
        talk.wait(self._chance.randint(1, self._chance.choice((7, 30, MAX_WAIT))))

    def _stop(self, talk: Conversation) -> None:
        talk.stop()
