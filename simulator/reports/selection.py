"""Which attempts a report is about: one, those begun in a period, or all."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, tzinfo

from simulator.errors import UsageError
from simulator.guidance.language import Bilingual
from simulator.practice.attempt import Attempt
from simulator.practice.events import Event, Started
from simulator.practice.practice import Practice
from simulator.practice.store import AttemptStore


@dataclass(frozen=True, slots=True)
class Selection:
    """What is asked for. `first` and `last` both count in, by the day on which an attempt began in `zone`."""

    attempt: str | None = None
    first: date | None = None
    last: date | None = None
    zone: tzinfo | None = None

    def has(self, events: Sequence[Event]) -> bool:
        """Whether an attempt with these events is asked for."""
        started = events[0] if events else None
        if not isinstance(started, Started):
            return False
        day = started.at.astimezone(self.zone).date()
        return (self.first is None or day >= self.first) and (self.last is None or day <= self.last)


def select_attempts(store: AttemptStore, selection: Selection) -> tuple[str, ...]:
    """Return the ids of the attempts asked for, oldest first. Raises UsageError for one that is not known."""
    if selection.attempt is None:
        return tuple(id for id in store.attempts() if selection.has(store.events(id)))
    if not store.events(selection.attempt):
        raise UsageError(
            Bilingual(
                nl=f"Onbekende poging '{selection.attempt}'; zie: simulator export --format csv",
                en=f"Unknown attempt '{selection.attempt}'; see: simulator export --format csv",
            )
        )
    return (selection.attempt,)


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """The attempts that could be rebuilt, and the ids of those whose dialogue is gone or has changed too much."""

    attempts: tuple[Attempt, ...]
    lost: tuple[str, ...]


def rebuild_attempts(practice: Practice, ids: Sequence[str]) -> Rebuilt:
    """Rebuild attempts from their events."""
    attempts: list[Attempt] = []
    lost: list[str] = []
    for id in ids:
        try:
            attempts.append(practice.resume(id))
        except UsageError:
            lost.append(id)
    return Rebuilt(tuple(attempts), tuple(lost))
