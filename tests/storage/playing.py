"""Attempts to keep: the small dialogue, a judge that goes by the first word, and a clock of one's own."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

from simulator.dialogue.catalogue import Catalogue, Entry
from simulator.dialogue.model import Dialogue
from simulator.errors import SimulatorError, StorageError
from simulator.guidance.language import Language
from simulator.guidance.verdict import Verdict
from simulator.practice.attempt import Attempt, start_attempt
from simulator.practice.practice import Practice, Suppliers
from simulator.practice.store import AttemptStore
from simulator.scoring.context import Context
from tests.dialogue.small import small_dialogue
from tests.verdicts import ASKS, LETS_GO, POLITE, PUSHES, THREATENS, UNRATED

DIALOGUE = small_dialogue()
START = datetime(2026, 3, 1, 9, 0, tzinfo=UTC)
_WORDS = {"ask": ASKS, "push": PUSHES, "threat": THREATENS, "flag": LETS_GO, "polite": POLITE}
Act = str | int | tuple[str, int]


class FirstWordJudge:
    """Judges by the first word."""

    version = "words-1"

    def score(self, reply: str, context: Context) -> Verdict:
        """Return the verdict that belongs to the first word."""
        return _WORDS.get(reply.split()[0] if reply.split() else "", UNRATED)

    def score_all(self, replies: Sequence[str], contexts: Sequence[Context]) -> list[Verdict]:
        """Return the verdict of each reply."""
        return [self.score(reply, context) for reply, context in zip(replies, contexts, strict=True)]


class Clock:
    """Goes on half a minute at every look, and can be set."""

    def __init__(self, now: datetime = START) -> None:
        self.now = now

    def __call__(self) -> datetime:
        """Return the time, and let it go on."""
        self.now += timedelta(seconds=30)
        return self.now


def begin(store: AttemptStore, id: str, clock: Callable[[], datetime] | None = None, seed: int = 1) -> Attempt:
    """Start an attempt at the small dialogue."""
    return start_attempt(
        id,
        DIALOGUE,
        seed=seed,
        language=Language.NL,
        scorer=FirstWordJudge(),
        store=store,
        clock=clock or Clock(),
    )


def act_out(attempt: Attempt, acts: Sequence[Act]) -> None:
    """Reply (a text), wait (days), or retry, stop, hint and reflect; what is not possible is left out."""
    for act in acts:
        try:
            _act(attempt, act)
        except StorageError:
            raise
        except SimulatorError:
            continue


def _act(attempt: Attempt, act: Act) -> None:
    match act:
        case str():
            attempt.reply(act)
        case int():
            attempt.wait(act)
        case ("retry", turn):
            attempt.retry(turn)
        case ("stop", _):
            attempt.stop()
        case ("hint", _):
            attempt.hint()
        case _:
            attempt.reflect("Ik wilde leren.")


def practice_with(
    store: AttemptStore, dialogues: Sequence[Dialogue] = (DIALOGUE,), clock: Clock | None = None
) -> Practice:
    """Return a practice over `store` with the small dialogue."""
    numbers = count(1)
    return Practice(
        Suppliers(
            catalogue=lambda: Catalogue(tuple(Entry(one, Path(f"{one.id}.yaml")) for one in dialogues), ()),
            scorer=FirstWordJudge,
            store=lambda: store,
            clock=clock or Clock(),
            new_id=lambda: f"attempt-{next(numbers)}",
            new_seed=lambda: 1,
        )
    )
