"""What practice asks of a store, and one that keeps everything in memory."""

from collections import defaultdict
from typing import Protocol

from simulator.practice.events import Event


class AttemptStore(Protocol):
    """Keeps events. `append` returns only when the event is safe; it raises StorageError when it is not."""

    def append(self, attempt: str, number: int, event: Event) -> None:
        """Keep event `number` (from 0) of an attempt. Keeping the same number twice is an error."""
        ...

    def events(self, attempt: str) -> tuple[Event, ...]:
        """Return the events of an attempt in order; empty when it is not known."""
        ...

    def attempts(self) -> tuple[str, ...]:
        """Return the ids of all attempts, oldest first."""
        ...


class MemoryStore:
    """Keeps events until the program ends."""

    def __init__(self) -> None:
        self._events: defaultdict[str, list[Event]] = defaultdict(list)

    def append(self, attempt: str, number: int, event: Event) -> None:
        """Keep the event."""
        if number != len(self._events[attempt]):
            raise ValueError(f"event {number} does not follow event {len(self._events[attempt]) - 1}")
        self._events[attempt].append(event)

    def events(self, attempt: str) -> tuple[Event, ...]:
        """Return the events of an attempt in order."""
        return tuple(self._events.get(attempt, ()))

    def attempts(self) -> tuple[str, ...]:
        """Return the ids of all attempts, oldest first."""
        return tuple(self._events)
