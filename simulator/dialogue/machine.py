"""A dialogue as a state machine on `transitions`: which reaction fires. Knows no meters, seeds or wording."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache, partial
from typing import Any

from transitions import Machine
from transitions.core import EventData

from simulator.dialogue.circumstances import Circumstances, holds
from simulator.dialogue.model import After, Dialogue, Reaction, State, When


class Trigger(StrEnum):
    """What can happen to the client."""

    HEAR = "hear"  # the learner said or wrote something
    PASS = "pass_day"  # a day went by in silence
    LEAVE = "leave"  # patience is gone
    STOP = "stop"  # the learner ends it


@dataclass(frozen=True, slots=True)
class Fired:
    """The transition that fired: where it led, and the reaction or passing of time behind it."""

    to: str
    by: Reaction | After | None


class _Model:
    """The one model the machine moves; its state is set before each step, so the machine itself keeps none."""

    state: str
    trigger: Callable[..., bool]
    fired_by: Reaction | After | None = None


class ClientMachine:
    """The transitions of one dialogue. Stateless between steps; safe to share by conversations of one thread."""

    def __init__(self, dialogue: Dialogue) -> None:
        self._model = _Model()
        self._machine = Machine(
            model=self._model,
            states=list(dialogue.states),
            initial=dialogue.start,
            auto_transitions=False,
            send_event=True,
        )
        for state in dialogue.states.values():
            if not state.ending:
                self._add_transitions(state, dialogue)

    def _add_transitions(self, state: State, dialogue: Dialogue) -> None:
        for reaction in state.replies:
            self._add(Trigger.HEAR, state.id, reaction.to, reaction.when, reaction)
        for step in state.after:
            self._add(Trigger.PASS, state.id, step.to, step.when, step)
        self._machine.add_transition(Trigger.LEAVE, state.id, dialogue.leaves)
        self._machine.add_transition(Trigger.STOP, state.id, state.stop or dialogue.stop)

    def _add(self, trigger: Trigger, source: str, target: str, when: When, by: Reaction | After) -> None:
        self._machine.add_transition(
            trigger, source, target, conditions=[partial(_condition_holds, when, by)], before=[partial(_remember, by)]
        )

    def step(self, state: str, trigger: Trigger, now: Circumstances) -> Fired | None:
        """Return what fires in `state`, or None when nothing does."""
        self._machine.set_state(state, self._model)
        self._model.fired_by = None
        has_fired = self._model.trigger(trigger, now=now)
        return Fired(self._model.state, self._model.fired_by) if has_fired else None


def _condition_holds(when: When, by: Reaction | After, event: EventData) -> bool:
    now: Circumstances = event.kwargs["now"]
    is_due = not isinstance(by, After) or now.days >= by.days
    return is_due and holds(when, now)


def _remember(by: Reaction | After, event: EventData) -> None:
    model: Any = event.model
    model.fired_by = by


@lru_cache(maxsize=64)
def machine_of(dialogue: Dialogue) -> ClientMachine:
    """Return the machine of a dialogue, built once."""
    return ClientMachine(dialogue)
