"""The one door the faces go through: dialogues, judge, store and clock, each made only when it is first needed."""

import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime

from simulator.dialogue.catalogue import Catalogue
from simulator.dialogue.conversation import ActionUnavailableError
from simulator.errors import UsageError
from simulator.guidance.language import Bilingual, Language
from simulator.practice.attempt import Attempt, Clock, resume_attempt, start_attempt
from simulator.practice.events import Event, Started
from simulator.practice.history import History, HistoryQuery, words_of
from simulator.practice.next_exercise import Suggestion, suggest
from simulator.practice.progress import Progress, build_progress
from simulator.practice.rebuilding import rebuild
from simulator.practice.store import AttemptStore
from simulator.practice.summary import SUMMARY_VERSION, AttemptSummary, OpenAttempt
from simulator.scoring.scorer import Scorer

_SUMMARIES = "summaries"  # the note that says by which rules the stored summaries were made


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
        self._has_summaries = False

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
        """Rebuild an attempt where it was left.

        Raises UsageError when it or its dialogue is not known any more, or the dialogue has changed too much.
        """
        events = self.store.events(attempt_id)
        dialogue_id = events[0].dialogue if events and isinstance(events[0], Started) else ""
        dialogue = self.catalogue.find(dialogue_id) if dialogue_id else self.catalogue.dialogues[0]
        try:
            return resume_attempt(
                attempt_id, dialogue, scorer=self.scorer, store=self.store, clock=self._suppliers.clock
            )
        except ActionUnavailableError as error:
            raise _changed_dialogue(dialogue_id) from error

    def attempts(self) -> Iterator[Attempt]:
        """Rebuild every stored attempt whose dialogue is still there and fits, oldest first."""
        known = {dialogue.id for dialogue in self.catalogue.dialogues}
        for attempt_id in self.store.attempts():
            first = self.store.events(attempt_id)[0]
            if isinstance(first, Started) and first.dialogue in known:
                with suppress(UsageError):
                    yield self.resume(attempt_id)

    def unfinished(self) -> tuple[OpenAttempt, ...]:
        """Return the attempts that were left in the middle and whose dialogue is still there, latest first."""
        self._ensure_summaries()
        known = {dialogue.id for dialogue in self.catalogue.dialogues}
        return tuple(found for found in self.store.unfinished() if found.dialogue in known)

    def latest(self) -> dict[str, AttemptSummary]:
        """Return the latest finished path of each dialogue, by dialogue id."""
        self._ensure_summaries()
        return {summary.dialogue: summary for summary in self.store.latest()}

    def history(self, query: HistoryQuery | None = None) -> History:
        """Return finished paths, latest first."""
        self._ensure_summaries()
        query = query or HistoryQuery()
        return self.store.history(query, words_of(query.text, self.catalogue.dialogues))

    def progress(self) -> Progress:
        """Return how replies develop, over all finished paths."""
        self._ensure_summaries()
        return build_progress(self.store.results())

    def suggestions(self, progress: Progress | None = None) -> tuple[Suggestion, ...]:
        """Return what to practise next, most useful first, with the reasons."""
        return suggest(progress or self.progress(), self.catalogue.dialogues, self.now())

    def adopt(self, attempts: Mapping[str, Sequence[Event]]) -> tuple[str, ...]:
        """Keep attempts from elsewhere, events by attempt id, all or none, and return those with events new here.

        Adopting the same again changes nothing. Raises StorageError when other events are kept under an id.
        """
        new = self.store.adopt(attempts)
        rebuild(self.store, self.catalogue.dialogues, self.scorer, self._suppliers.clock, only=new)
        return new

    def rebuild(self) -> None:
        """Make all summaries again from the events. Takes a millisecond or so for each attempt."""
        with self._lock:
            rebuild(self.store, self.catalogue.dialogues, self.scorer, self._suppliers.clock)
            self.store.keep_note(_SUMMARIES, SUMMARY_VERSION)
            self._has_summaries = True

    def _ensure_summaries(self) -> None:
        """Rebuild once when the summaries were made by other rules or, in a migrated database, not at all."""
        with self._lock:
            if not self._has_summaries and self.store.note(_SUMMARIES) != SUMMARY_VERSION:
                self.rebuild()
            self._has_summaries = True


def _changed_dialogue(dialogue_id: str) -> UsageError:
    return UsageError(
        Bilingual(
            nl=f"De dialoog '{dialogue_id}' is sindsdien veranderd; dit gesprek past er niet meer op. Begin opnieuw.",
            en=f"The dialogue '{dialogue_id}' has changed since; this conversation no longer fits it. Start a new one.",
        )
    )
