"""Runs the examples of a dialogue through the judge: do typed replies still lead where the author said?"""

from dataclasses import dataclass
from datetime import UTC, datetime

from simulator.dialogue.model import Dialogue, Example
from simulator.dialogue.reach import reachable_from
from simulator.errors import SimulatorError
from simulator.guidance.language import Language
from simulator.guidance.situations import Channel
from simulator.practice.attempt import Attempt, start_attempt
from simulator.practice.request import Hint, Say, Stop, UseChannel, Wait, parse_request
from simulator.practice.store import MemoryStore
from simulator.practice.turn import Turn
from simulator.scoring.scorer import Scorer

_FIXED = datetime(2000, 1, 1, tzinfo=UTC)  # the moment does not matter to an example


@dataclass(frozen=True, slots=True)
class ExampleRun:
    """How an example went. `refusal` is set when a line could not be carried out; the run stops there."""

    example: Example
    turns: tuple[Turn, ...]
    state: str
    refusal: SimulatorError | None = None

    @property
    def has_passed(self) -> bool:
        """Whether it ended where the author said."""
        return self.refusal is None and self.state == self.example.ends


def run_example(dialogue: Dialogue, example: Example, scorer: Scorer) -> ExampleRun:
    """Play one example to its last line or the first ending."""
    attempt = start_attempt(
        "example",
        dialogue,
        seed=example.seed,
        language=Language(example.language),
        scorer=scorer,
        store=MemoryStore(),
        clock=lambda: _FIXED,
    )
    channel: Channel | None = None
    for line in example.replies:
        try:
            channel = _carry_out(attempt, line, channel)
        except SimulatorError as error:
            return ExampleRun(example, attempt.path, attempt.state.id, error)
    return ExampleRun(example, attempt.path, attempt.state.id)


def _carry_out(attempt: Attempt, line: str, channel: Channel | None) -> Channel | None:
    """Do what a line of an example says and return the channel chosen for what follows."""
    match parse_request(line):
        case Say(text=text):
            attempt.reply(text, channel if channel in attempt.open_channels() else None)
        case Wait(days=days):
            attempt.wait(days)
        case Stop():
            attempt.stop()
        case UseChannel(channel=chosen):
            return chosen
        case Hint():
            attempt.hint()
        case _:
            pass
    return channel


def parting_turn(dialogue: Dialogue, run: ExampleRun) -> Turn | None:
    """Return the turn after which the ending the author meant could no longer be reached, or the last turn."""
    for turn in run.turns:
        if run.example.ends not in reachable_from(dialogue, turn.answer.state):
            return turn
    return run.turns[-1] if run.turns else None
