"""The one door the faces go through: dialogues, judge, store and clock, each made only when it is first needed."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime

from simulator.dialogue.catalogue import Catalogue
from simulator.guidance.language import Language
from simulator.practice.attempt import Attempt, Clock, resume_attempt, start_attempt
from simulator.practice.events import Started, Stopped
from simulator.practice.store import AttemptStore
from simulator.scoring.scorer import Scorer


@dataclass(frozen=True, slots=True)
class Suppliers:
    """How to make each part. They are called at most once, when the part is first used, perhaps in a worker thread."""

    catalogue: Callable[[], Catalogue]
    scorer: Callable[[], Scorer]
    store: Callable[[], AttemptStore]
    clock: Clock
    new_id: Callable[[], str]
    new_seed: Callable[[], int]


class Practice:
    """Starts, resumes and lists attempts. Safe to use from several threads."""

    def __init__(self, suppliers: Suppliers) -> None:
        self._suppliers = suppliers
        self._lock = threading.RLock()
        self._catalogue: Catalogue | None = None
        self._scorer: Scorer | None = None
        self._store: AttemptStore | None = None

    @property
    def catalogue(self) -> Catalogue:
        """All dialogues. The first use reads the files (some milliseconds each)."""
        with self._lock:
            if self._catalogue is None:
                self._catalogue = self._suppliers.catalogue()
            return self._catalogue

    @property
    def scorer(self) -> Scorer:
        """The judge. The first use loads the weights (up to 150 ms)."""
        with self._lock:
            if self._scorer is None:
                self._scorer = self._suppliers.scorer()
            return self._scorer

    @property
    def store(self) -> AttemptStore:
        """Where attempts are kept. The first use opens the database; raises StorageError when that fails."""
        with self._lock:
            if self._store is None:
                self._store = self._suppliers.store()
            return self._store

    def reload_catalogue(self) -> Catalogue:
        """Read the dialogue files again, for authors who are writing."""
        with self._lock:
            self._catalogue = self._suppliers.catalogue()
            return self._catalogue

    def now(self) -> datetime:
        """Return the time by the clock that was given."""
        return self._suppliers.clock()

    def start(self, dialogue_id: str, language: Language, seed: int | None = None) -> Attempt:
        """Begin an attempt; without a seed one is drawn. Raises UsageError for an unknown dialogue."""
        return start_attempt(
            self._suppliers.new_id(),
            self.catalogue.find(dialogue_id),
            seed=self._suppliers.new_seed() if seed is None else seed,
            language=language,
            scorer=self.scorer,
            store=self.store,
            clock=self._suppliers.clock,
        )

    def resume(self, attempt_id: str) -> Attempt:
        """Rebuild an attempt where it was left. Raises UsageError when it, or its dialogue, is not known any more."""
        events = self.store.events(attempt_id)
        dialogue_id = events[0].dialogue if events and isinstance(events[0], Started) else ""
        return resume_attempt(
            attempt_id,
            self.catalogue.find(dialogue_id) if dialogue_id else self.catalogue.dialogues[0],
            scorer=self.scorer,
            store=self.store,
            clock=self._suppliers.clock,
        )

    def attempts(self) -> Iterator[Attempt]:
        """Rebuild every stored attempt whose dialogue is still there, oldest first."""
        known = {dialogue.id for dialogue in self.catalogue.dialogues}
        for attempt_id in self.store.attempts():
            first = self.store.events(attempt_id)[0]
            if isinstance(first, Started) and first.dialogue in known:
                yield self.resume(attempt_id)

    def unfinished(self) -> tuple[Attempt, ...]:
        """Return the attempts that were left in the middle, latest first."""
        return tuple(attempt for attempt in reversed(list(self.attempts())) if _is_unfinished(attempt))


def _is_unfinished(attempt: Attempt) -> bool:
    return bool(attempt.path) and not attempt.is_over and not isinstance(attempt.events[-1], Stopped)
