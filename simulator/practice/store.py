"""What practice asks of a store, and one that keeps everything in memory."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Protocol

from simulator.errors import StorageError
from simulator.guidance.language import Bilingual
from simulator.practice.events import Event, Started
from simulator.practice.history import History, HistoryQuery, Word, matches
from simulator.practice.summary import AttemptSummary, OpenAttempt, Result, Standing
from simulator.scoring.cases import ContestedCase

Effect = Standing | ContestedCase
"""What an event leads to: where the attempt is now, or a case for the judge."""


class AttemptStore(Protocol):
    """Keeps events, and beside them what can be rebuilt from them. Every method may raise StorageError."""

    def append(self, attempt: str, number: int, event: Event, effect: Effect | None = None) -> None:
        """Keep event `number` (from 0) of an attempt, together with what it leads to.

        Returns only when it is safe. Raises StorageError when it is not, or when the attempt was continued elsewhere,
        and ValueError for a number that does not follow.
        """
        ...

    def adopt(self, attempts: Mapping[str, Sequence[Event]]) -> tuple[str, ...]:
        """Keep attempts from elsewhere, events by attempt id, all or none. Returns those with events that are new here.

        Raises StorageError when other events are kept under an id. Follow with `rebuild`.
        """
        ...

    def events(self, attempt: str) -> tuple[Event, ...]:
        """Return the events of an attempt in order; empty when it is not known."""
        ...

    def attempts(self) -> tuple[str, ...]:
        """Return the ids of all attempts, oldest first."""
        ...

    def unfinished(self) -> tuple[OpenAttempt, ...]:
        """Return the attempts left in the middle of a path that has turns, latest begun first."""
        ...

    def latest(self) -> tuple[AttemptSummary, ...]:
        """Return the latest finished path of each dialogue."""
        ...

    def results(self) -> Sequence[Result]:
        """Return every finished path in numbers, in the order they were finished, whatever the clock said."""
        ...

    def history(self, query: HistoryQuery, words: Iterable[Word]) -> History:
        """Return the finished paths that match (see `history.matches`), latest first."""
        ...

    def rebuild(self, found: Mapping[str, tuple[Standing, tuple[AttemptSummary, ...]]]) -> None:
        """Replace where attempts are, and the summaries of finished paths, by what replaying the events gave."""
        ...

    def keep_case(self, attempt: str, number: int, case: ContestedCase) -> None:
        """Keep the contested verdict of event `number` as a case for the judge; keeping it again replaces it."""
        ...

    def cases(self) -> tuple[ContestedCase, ...]:
        """Return all cases, oldest first."""
        ...

    def note(self, key: str) -> str | None:
        """Return what was noted under `key`."""
        ...

    def keep_note(self, key: str, value: str) -> None:
        """Note `value` under `key`."""
        ...

    def erase(self, gone: Collection[str] | None = None) -> None:
        """Delete attempts with everything that belongs to them, or all there is; it cannot be brought back."""
        ...


class MemoryStore:
    """Keeps everything until the program ends."""

    def __init__(self) -> None:
        self._events: dict[str, list[Event]] = {}
        self._standings: dict[str, Standing] = {}
        self._summaries: dict[tuple[str, int], AttemptSummary] = {}
        self._cases: dict[tuple[str, int], ContestedCase] = {}
        self._notes: dict[str, str] = {}

    def append(self, attempt: str, number: int, event: Event, effect: Effect | None = None) -> None:
        """Keep the event."""
        kept = self._events.get(attempt, [])
        if number < len(kept):
            raise continued_elsewhere()
        if number > len(kept):
            raise ValueError(f"event {number} does not follow event {len(kept) - 1}")
        self._events.setdefault(attempt, []).append(event)
        match effect:
            case Standing():
                self._stand(attempt, effect)
            case ContestedCase():
                self.keep_case(attempt, number, effect)
            case None:
                pass

    def adopt(self, attempts: Mapping[str, Sequence[Event]]) -> tuple[str, ...]:
        """Keep attempts from elsewhere, all or none."""
        new: dict[str, list[Event]] = {}
        for attempt, events in attempts.items():
            kept = self._events.get(attempt, [])
            shared = min(len(kept), len(events))
            if kept[:shared] != list(events[:shared]):
                raise other_events(attempt)
            if len(events) > len(kept):
                new[attempt] = list(events)
        self._events |= new
        return tuple(new)

    def events(self, attempt: str) -> tuple[Event, ...]:
        """Return the events of an attempt in order."""
        return tuple(self._events.get(attempt, ()))

    def attempts(self) -> tuple[str, ...]:
        """Return the ids of all attempts, oldest first."""
        return tuple(self._events)

    def unfinished(self) -> tuple[OpenAttempt, ...]:
        """Return the attempts left in the middle."""
        return tuple(
            OpenAttempt(id, first.dialogue, first.language, standing.turns, first.at, self._events[id][-1].at)
            for id in reversed(self._events)
            if (standing := self._standings.get(id)) and standing.turns and not standing.summary
            if isinstance(first := self._events[id][0], Started)
        )

    def latest(self) -> tuple[AttemptSummary, ...]:
        """Return the latest finished path of each dialogue."""
        return tuple({summary.dialogue: summary for summary in self._summaries.values()}.values())

    def results(self) -> Sequence[Result]:
        """Return every finished path in numbers."""
        return [summary.result for summary in self._summaries.values()]

    def history(self, query: HistoryQuery, words: Iterable[Word]) -> History:
        """Return the finished paths that match, latest first."""
        wanted = tuple(words)
        found = [summary for summary in reversed(self._summaries.values()) if matches(summary, query, wanted)]
        return History(len(found), tuple(found[query.offset : query.offset + query.limit]))

    def rebuild(self, found: Mapping[str, tuple[Standing, tuple[AttemptSummary, ...]]]) -> None:
        """Replace where attempts are and their summaries."""
        for attempt, (standing, summaries) in found.items():
            self._standings[attempt] = standing
            leaves = {summary.leaf for summary in summaries}
            for key in [key for key in self._summaries if key[0] == attempt and key[1] not in leaves]:
                del self._summaries[key]
            self._summaries |= {(attempt, summary.leaf): summary for summary in summaries}

    def keep_case(self, attempt: str, number: int, case: ContestedCase) -> None:
        """Keep a case."""
        self._cases[attempt, number] = case

    def cases(self) -> tuple[ContestedCase, ...]:
        """Return all cases, oldest first."""
        return tuple(self._cases.values())

    def note(self, key: str) -> str | None:
        """Return what was noted under `key`."""
        return self._notes.get(key)

    def keep_note(self, key: str, value: str) -> None:
        """Note `value` under `key`."""
        self._notes[key] = value

    def erase(self, gone: Collection[str] | None = None) -> None:
        """Delete attempts, or everything."""
        if gone is None:
            self._notes.clear()
        lost = set(self._events if gone is None else gone)
        self._events = {id: events for id, events in self._events.items() if id not in lost}
        self._standings = {id: standing for id, standing in self._standings.items() if id not in lost}
        self._summaries = {key: summary for key, summary in self._summaries.items() if key[0] not in lost}
        self._cases = {key: case for key, case in self._cases.items() if key[0] not in lost}

    def _stand(self, attempt: str, standing: Standing) -> None:
        self._standings[attempt] = standing
        if standing.summary:
            self._summaries[attempt, standing.summary.leaf] = standing.summary


def continued_elsewhere() -> StorageError:
    """Return the error for an attempt that another window or program went on with."""
    return StorageError(
        Bilingual(
            nl="Dit gesprek is intussen in een ander venster voortgezet. Open het opnieuw om daar verder te gaan.",
            en="This conversation was continued in another window meanwhile. Open it again to go on from there.",
        )
    )


def other_events(attempt: str) -> StorageError:
    """Return the error for an attempt from elsewhere whose id is taken by another one."""
    return StorageError(
        Bilingual(
            nl=f"Poging {attempt} staat hier al met een ander verloop; er is niets overschreven.",
            en=f"Attempt {attempt} is here already with a different course; nothing was overwritten.",
        )
    )
