"""Makes summaries again from the events: after a migration, an import, or a change of the rules."""

from collections.abc import Collection, Iterable

from simulator.dialogue.fingerprint import fingerprint_of
from simulator.dialogue.model import Dialogue
from simulator.errors import SimulatorError, StorageError
from simulator.practice.attempt import Attempt, Clock, resume_attempt
from simulator.practice.contest import case_of
from simulator.practice.events import Contested, Started
from simulator.practice.store import AttemptStore
from simulator.practice.summary import AttemptSummary, Standing, summarise_path
from simulator.scoring.scorer import Scorer

_BATCH = 200


def rebuild(
    store: AttemptStore,
    dialogues: Iterable[Dialogue],
    scorer: Scorer,
    clock: Clock,
    only: Collection[str] | None = None,
) -> None:
    """Replay attempts (all, or `only` some) and keep what they come to.

    One whose dialogue is gone or has changed since keeps the summaries it has: they tell what was played.
    """
    known = {dialogue.id: dialogue for dialogue in dialogues}
    found: dict[str, tuple[Standing, tuple[AttemptSummary, ...]]] = {}
    for id in store.attempts() if only is None else only:
        attempt = _replay(id, known, scorer, store, clock)
        if attempt:
            found[id] = (attempt.standing(), summaries_of(attempt))
            _keep_cases(attempt, store)
        if len(found) == _BATCH:
            store.rebuild(found)
            found = {}
    store.rebuild(found)


def summaries_of(attempt: Attempt) -> tuple[AttemptSummary, ...]:
    """Return the summaries of all finished paths of an attempt, in the order they were played."""
    return tuple(
        summarise_path(attempt.id, attempt.dialogue, attempt.started, attempt.path_to(leaf.id))
        for leaf in attempt.leaves
        if leaf.answer.ending
    )


def _keep_cases(attempt: Attempt, store: AttemptStore) -> None:
    for number, event in enumerate(attempt.events):
        if isinstance(event, Contested):
            case = case_of(attempt.turns[event.turn], event, attempt.started.scorer)
            if case:
                store.keep_case(attempt.id, number, case)


def _replay(id: str, known: dict[str, Dialogue], scorer: Scorer, store: AttemptStore, clock: Clock) -> Attempt | None:
    events = store.events(id)
    started = events[0] if events else None
    dialogue = known.get(started.dialogue) if isinstance(started, Started) else None
    if not dialogue or not isinstance(started, Started) or started.fingerprint != fingerprint_of(dialogue):
        return None
    try:
        return resume_attempt(id, dialogue, scorer=scorer, store=store, clock=clock)
    except StorageError:
        raise
    except SimulatorError:
        return None
