"""What the rules share about a dialogue: the ways that can really be taken, and what may have happened before."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from simulator.dialogue.lint.moment import Moment, contradictions
from simulator.dialogue.model import After, Dialogue, Reaction, State, When
from simulator.dialogue.temperament import PATIENCE_RANGE
from simulator.dialogue.yaml_reader import Place
from simulator.guidance.situations import Channel

_CLOSED_IN_SILENCE = (Channel.FACE_TO_FACE, Channel.CHAT)


@dataclass(frozen=True, slots=True)
class Way:
    """A reply or a passing of time that leads from one state to another, and where it stands in the file."""

    source: State
    to: str
    by: Reaction | After
    place: Place

    @property
    def when(self) -> When:
        """The condition on it."""
        return self.by.when


class Outlook:
    """What can happen in a dialogue. Stopping and being left are no ways: they are open everywhere."""

    def __init__(self, dialogue: Dialogue) -> None:
        self.dialogue = dialogue

    @cached_property
    def ways(self) -> tuple[Way, ...]:
        """Every way of the file, in its order."""
        return tuple(way for state in self.dialogue.states.values() for way in _ways_from(state))

    @cached_property
    def moments(self) -> dict[str, Moment]:
        """Return for each state that can be reached what may be the case there."""
        dialogue = self.dialogue
        start = dialogue.states[dialogue.start]
        opening = Moment(
            start, _channels(start, frozenset({dialogue.channel})), frozenset(), False, self._most_patience()
        )
        moments, waiting = {start.id: opening}, [start.id]
        while waiting:
            name = waiting.pop()
            for way in _ways_from(dialogue.states[name]):
                if self._is_closed(way, moments[name]):
                    continue
                merged = _merge(moments.get(way.to), self._arrival(way, moments[name]))
                if merged != moments.get(way.to):
                    moments[way.to] = merged
                    waiting.append(way.to)
        return moments

    def _is_closed(self, way: Way, moment: Moment) -> bool:
        after = way.by if isinstance(way.by, After) else None
        return next(contradictions(way.when, moment, self.dialogue, after), None) is not None

    def _arrival(self, way: Way, moment: Moment) -> Moment:
        told = moment.told | set(self._told_by(way))
        state = self.dialogue.states[way.to]
        silent = moment.after_silence or moment.state.silence
        return Moment(state, _channels(state, moment.channels), told, silent, moment.most_patience)

    def _most_patience(self) -> int:
        gains = any(isinstance(way.by, Reaction) and way.by.patience > 0 for way in self.ways)
        return PATIENCE_RANGE[1] if gains else self.dialogue.client.patience

    def _told_by(self, way: Way) -> Iterator[str]:
        tells = set(way.by.tells) if isinstance(way.by, Reaction) else set()
        for secret in self.dialogue.secrets:
            if tells & {secret.id, secret.group}:
                yield from (name for name in (secret.id, secret.group) if name)

    @cached_property
    def open_ways(self) -> tuple[Way, ...]:
        """The ways that can really be taken: from a state that is reached, on a condition that can hold."""
        return tuple(
            way
            for way in self.ways
            if way.source.id in self.moments and not self._is_closed(way, self.moments[way.source.id])
        )

    @cached_property
    def reached(self) -> frozenset[str]:
        """Every state that can be reached, the endings for leaving and stopping included."""
        talking = [moment.state for moment in self.moments.values() if not moment.state.ending]
        always = {self.dialogue.leaves, *(state.stop or self.dialogue.stop for state in talking)} if talking else set()
        return frozenset(self.moments) | always

    @cached_property
    def _next(self) -> dict[str, set[str]]:
        following: dict[str, set[str]] = {}
        for way in self.open_ways:
            following.setdefault(way.source.id, set()).add(way.to)
        return following

    def following(self, start: str) -> frozenset[str]:
        """Return every state that open ways can lead to from `start`, itself included."""
        seen, waiting = {start}, [start]
        while waiting:
            for name in self._next.get(waiting.pop(), set()) - seen:
                seen.add(name)
                waiting.append(name)
        return frozenset(seen)


def _ways_from(state: State) -> Iterator[Way]:
    for index, reaction in enumerate(state.replies):
        yield Way(state, reaction.to, reaction, ("states", state.id, "replies", index))
    for index, step in enumerate(state.after):
        yield Way(state, step.to, step, ("states", state.id, "after", index))


def _channels(state: State, before: frozenset[Channel]) -> frozenset[Channel]:
    if state.silence:
        return frozenset(state.channels or (channel for channel in Channel if channel not in _CLOSED_IN_SILENCE))
    return frozenset({state.channel}) if state.channel else before


def _merge(known: Moment | None, arrival: Moment) -> Moment:
    if known is None:
        return arrival
    return Moment(
        known.state,
        known.channels | arrival.channels,
        known.told | arrival.told,
        known.after_silence or arrival.after_silence,
        known.most_patience,
    )
