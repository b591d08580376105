"""One turn of an attempt: what the learner did, how it was judged, what the client answered."""

from dataclasses import dataclass

from simulator.dialogue.answer import Answer
from simulator.guidance.situations import Channel
from simulator.practice.events import Replied, Stopped, Waited
from simulator.scoring.context import Context

Action = Replied | Waited | Stopped


@dataclass(frozen=True, slots=True)
class Turn:
    """A node in the tree of an attempt. `id` counts from 1 in the order of playing; `parent` is None for a first turn.

    `state` is where the turn was given, `channel` how, `context` what the judge knew.
    """

    id: int
    parent: int | None
    state: str
    channel: Channel
    context: Context
    action: Action
    answer: Answer
