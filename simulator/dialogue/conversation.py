"""One conversation: a dialogue, a seed and verdicts in; answers out. Deterministic, without clock or store."""

import random
from collections.abc import Iterable

from simulator.dialogue.answer import Answer, Line, Speaker
from simulator.dialogue.circumstances import Circumstances
from simulator.dialogue.machine import Fired, Trigger, machine_of
from simulator.dialogue.model import Dialogue, Reaction, Secret, State
from simulator.dialogue.temperament import (
    PATIENCE_RANGE,
    RAPPORT_RANGE,
    Cause,
    Change,
    Meter,
    Step,
    reactions_to,
)
from simulator.errors import SimulatorError
from simulator.guidance.language import Bilingual
from simulator.guidance.moves import Move
from simulator.guidance.scales import Why
from simulator.guidance.situations import Channel
from simulator.guidance.verdict import Verdict

MAX_WAIT = 365


class ActionUnavailableError(SimulatorError):
    """The action makes no sense at this point of the conversation."""


class Conversation:
    """The client's side. Time passes only by `wait`; the same seed and turns give the same answers."""

    def __init__(self, dialogue: Dialogue, seed: int) -> None:
        self.dialogue = dialogue
        self.seed = seed
        self.state: State = dialogue.states[dialogue.start]
        self.channel = self.state.channel or dialogue.channel
        self.rapport = dialogue.client.rapport
        self.patience = dialogue.client.patience
        self.turn = self.day = self.tries = self.asked = 0
        self.told: frozenset[str] = frozenset()
        self.drawn = _draw_secrets(dialogue.secrets, self._random("secrets"))
        self._silent_since = self._last_message = 0
        self._unclear_in_a_row = 0

    @property
    def is_over(self) -> bool:
        """Whether an ending was reached."""
        return self.state.ending is not None

    @property
    def days_since_message(self) -> int:
        """Days since the learner's last message, or since the silence began."""
        return self.day - self._last_message

    def open(self) -> Answer:
        """Return the client's first lines; turn 0."""
        return self._answer(self._lines_of(self.state))

    def reply(self, verdict: Verdict, channel: Channel | None = None) -> Answer:
        """Let the client hear a judged reply. Raises ActionUnavailableError when over or the channel is closed."""
        self.require_channel(channel or self.channel)
        self.channel = channel or self.channel
        self.turn += 1
        if self.state.silence:
            self.tries += 1
        elif _is_unclear(verdict):
            return self._ask_what_is_meant()
        self._unclear_in_a_row = 0
        changes = self._apply(reactions_to(verdict, self.dialogue.client.directness, self.state.asking, self.asked))
        answer = self._react(verdict, changes)
        self.asked += verdict.why not in (None, Why.NONE)
        self._last_message = self.day
        return answer

    def wait(self, days: int) -> Answer:
        """Let up to `days` (1..365) pass; stops at the day on which something happens. Only in a silence."""
        self.require_wait(days)
        self.turn += 1
        for _ in range(days):
            self.day += 1
            fired = machine_of(self.dialogue).step(self.state.id, Trigger.PASS, self._now(None))
            if fired:
                return self._move_to(fired, ())
        return self._answer(())

    def stop(self) -> Answer:
        """Let the learner end it gracefully."""
        self.require_open()
        self.turn += 1
        fired = machine_of(self.dialogue).step(self.state.id, Trigger.STOP, self._now(None))
        assert fired, "every state can be stopped"
        return self._move_to(fired, ())

    def open_channels(self) -> tuple[Channel, ...]:
        """Return the ways in which the learner can reach the client now."""
        if self.state.silence:
            return self.state.channels or tuple(c for c in Channel if c not in (Channel.FACE_TO_FACE, Channel.CHAT))
        return (self.channel,)

    def require_open(self) -> None:
        """Raise ActionUnavailableError when the conversation is over."""
        if self.is_over:
            raise ActionUnavailableError(Bilingual(nl="Dit gesprek is voorbij.", en="This conversation is over."))

    def require_channel(self, channel: Channel) -> None:
        """Raise ActionUnavailableError when nothing can be said through `channel` now."""
        self.require_open()
        if channel not in self.open_channels():
            raise ActionUnavailableError(
                Bilingual(nl="Langs die weg kan het nu niet.", en="That way is not open at this point.")
            )

    def require_wait(self, days: int) -> None:
        """Raise ActionUnavailableError when waiting makes no sense now, or not for so many days."""
        self.require_open()
        if not self.state.silence:
            raise ActionUnavailableError(
                Bilingual(nl="De klant is nog met je in gesprek.", en="The client is still talking with you.")
            )
        if not 1 <= days <= MAX_WAIT:
            raise ActionUnavailableError(
                Bilingual(nl=f"Wacht 1 tot {MAX_WAIT} dagen.", en=f"Wait 1 to {MAX_WAIT} days.")
            )

    def _react(self, verdict: Verdict, changes: tuple[Change, ...]) -> Answer:
        now, machine = self._now(verdict), machine_of(self.dialogue)
        if self.patience <= 0 or self.rapport <= 0:
            fired = machine.step(self.state.id, Trigger.LEAVE, now)
        else:
            fired = machine.step(self.state.id, Trigger.HEAR, now)
        assert fired, "the last reply of a state has no condition"
        return self._move_to(fired, changes)

    def _ask_what_is_meant(self) -> Answer:
        """Rather than punish a misreading the client asks; only keeping at it costs patience."""
        self._unclear_in_a_row += 1
        changes: tuple[Change, ...] = ()
        if self._unclear_in_a_row > 1:
            changes = self._apply((Step(Meter.PATIENCE, -1, Cause.UNCLEAR),))
        if self.patience <= 0:
            fired = machine_of(self.dialogue).step(self.state.id, Trigger.LEAVE, self._now(None))
            assert fired, "every state can be left"
            return self._move_to(fired, changes)
        question = self._random("unclear", self.turn).choice(self.dialogue.client.unclear)
        return self._answer((Line(Speaker.CLIENT, question),), changes, is_unclear=True)

    def _move_to(self, fired: Fired, changes: tuple[Change, ...]) -> Answer:
        reaction = fired.by if isinstance(fired.by, Reaction) else None
        told = self._tell(reaction.tells) if reaction else ()
        lines = self._lines_after(fired, reaction, told)
        if reaction:
            changes += self._apply(_story_steps(reaction))
        self._enter(self.dialogue.states[fired.to])
        return self._answer(
            lines, changes, thought=reaction.thinks if reaction else None, told=tuple(secret.id for secret in told)
        )

    def _enter(self, state: State) -> None:
        if state.silence and not self.state.silence:
            self._silent_since, self.tries = self.day, 0
            self._last_message = self.day
        self.state = state
        self.channel = state.channel or self.channel

    def _lines_after(self, fired: Fired, reaction: Reaction | None, told: tuple[Secret, ...]) -> tuple[Line, ...]:
        own = self._drawn_lines(reaction.narrates, reaction.says, fired.to) if reaction else ()
        target = self.dialogue.states[fired.to]
        lines = own or self._lines_of(target)
        confidences = tuple(Line(Speaker.CLIENT, secret.told) for secret in told)
        return confidences + lines if target.ending else lines + confidences  # a goodbye comes last

    def _lines_of(self, state: State) -> tuple[Line, ...]:
        return self._drawn_lines(state.narrates, state.says, state.id)

    def _drawn_lines(
        self, narrates: tuple[Bilingual, ...], says: tuple[Bilingual, ...], purpose: str
    ) -> tuple[Line, ...]:
        chance = self._random(purpose, self.turn)
        pairs = ((Speaker.NARRATOR, narrates), (Speaker.CLIENT, says))
        return tuple(Line(speaker, chance.choice(texts)) for speaker, texts in pairs if texts)

    def _tell(self, names: Iterable[str]) -> tuple[Secret, ...]:
        """Tell the drawn secrets that `names` (ids or groups) stand for and that were not told yet."""
        wanted = set(names)
        told = tuple(
            secret
            for secret in self.dialogue.secrets
            if secret.id in self.drawn and secret.id not in self.told and wanted & {secret.id, secret.group}
        )
        self.told |= {name for secret in told for name in (secret.id, secret.group) if name}
        return told

    def _apply(self, steps: Iterable[Step]) -> tuple[Change, ...]:
        changes = []
        for step in steps:
            before = self.rapport if step.meter is Meter.RAPPORT else self.patience
            low, high = RAPPORT_RANGE if step.meter is Meter.RAPPORT else PATIENCE_RANGE
            after = max(low, min(high, before + step.amount))
            if step.meter is Meter.RAPPORT:
                self.rapport = after
            else:
                self.patience = after
            if after != before:
                changes.append(Change(step.meter, before, after, step.cause))
        return tuple(changes)

    def _now(self, verdict: Verdict | None) -> Circumstances:
        return Circumstances(
            verdict=verdict,
            channel=self.channel,
            rapport=self.rapport,
            patience=self.patience,
            turn=self.turn,
            tries=self.tries,
            days=self.day - self._silent_since if self.state.silence else 0,
            gap=self.days_since_message,
            asked=self.asked,
            drawn=self.drawn,
            told=self.told,
        )

    def _random(self, purpose: str, turn: int = 0) -> random.Random:
        return random.Random(f"{self.seed}/{self.dialogue.id}/{purpose}/{turn}")

    def _answer(
        self,
        lines: tuple[Line, ...],
        changes: tuple[Change, ...] = (),
        *,
        thought: Bilingual | None = None,
        told: tuple[str, ...] = (),
        is_unclear: bool = False,
    ) -> Answer:
        return Answer(
            turn=self.turn,
            state=self.state.id,
            lines=lines,
            rapport=self.rapport,
            patience=self.patience,
            day=self.day,
            changes=changes,
            thought=thought,
            told=told,
            is_unclear=is_unclear,
            is_silent=self.state.silence,
            ending=self.state.ending,
        )


def _draw_secrets(secrets: tuple[Secret, ...], chance: random.Random) -> frozenset[str]:
    """Return the ids (and groups) that hold in this conversation: one of each group, and all without a group."""
    drawn: set[str] = {secret.id for secret in secrets if secret.group is None}
    for group in sorted({secret.group for secret in secrets if secret.group}):
        drawn.add(chance.choice([secret.id for secret in secrets if secret.group == group]))
    return frozenset(drawn)


def _is_unclear(verdict: Verdict) -> bool:
    return not verdict.is_rated or verdict.moves == {Move.OFF_TASK}


def _story_steps(reaction: Reaction) -> tuple[Step, ...]:
    steps = (Step(Meter.RAPPORT, reaction.rapport, Cause.STORY), Step(Meter.PATIENCE, reaction.patience, Cause.STORY))
    return tuple(step for step in steps if step.amount)
