"""Attempts in a database: what practice asks of a store, in SQL."""

from collections.abc import Collection, Iterable, Mapping, Sequence

from sqlalchemy import Connection, delete, insert, select

from simulator.guidance.language import Language
from simulator.practice.events import Event
from simulator.practice.history import History, HistoryQuery, Word
from simulator.practice.store import Effect
from simulator.practice.summary import AttemptSummary, OpenAttempt, Result, Standing
from simulator.scoring.cases import ContestedCase, from_line
from simulator.storage.connection import Database
from simulator.storage.copies import copies_of
from simulator.storage.event_log import add_event, adopt_events, read_records, set_standing
from simulator.storage.failures import unknown_event
from simulator.storage.records import case_values, event_values, read_event
from simulator.storage.results import ResultTable
from simulator.storage.schema import attempts, cases, events, meta, results

_BATCH = 400
_OWNED = (events, results, cases)


class DatabaseStore:
    """Keeps attempts in a database. Safe to use from several threads and programs at once."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._results = ResultTable()

    @property
    def address(self) -> str:
        """Where it is kept, as named to the user."""
        return self._database.address

    def append(self, attempt: str, number: int, event: Event, effect: Effect | None = None) -> None:
        """Keep an event; returns only when it is committed."""
        row = event_values(attempt, number, event)  # before the only place to write is taken
        with self._database.writing() as connection:
            add_event(connection, row, event, effect if isinstance(effect, Standing) else None)
            self._take_effect(connection, attempt, number, effect)

    def adopt(self, new: Mapping[str, Sequence[Event]]) -> tuple[str, ...]:
        """Keep attempts from elsewhere, all or none."""
        with self._database.writing() as connection:
            return tuple(attempt for attempt, played in new.items() if adopt_events(connection, attempt, played))

    def events(self, attempt: str) -> tuple[Event, ...]:
        """Return the events of an attempt in order."""
        with self._database.reading() as connection:
            records = read_records(connection, attempt)
        try:
            return tuple(read_event(record) for record in records)
        except (KeyError, TypeError, ValueError) as error:
            raise unknown_event(self.address) from error

    def attempts(self) -> tuple[str, ...]:
        """Return the ids of all attempts, oldest first."""
        with self._database.reading() as connection:
            return tuple(connection.scalars(select(attempts.c.id).order_by(attempts.c.position)))

    def unfinished(self) -> tuple[OpenAttempt, ...]:
        """Return the attempts left in the middle."""
        c = attempts.c
        columns = select(c.id, c.dialogue, c.language, c.turns, c.started, c.at)
        wanted = columns.where(c.is_over.is_(False), c.turns > 0).order_by(c.position.desc())
        with self._database.reading() as connection:
            return tuple(
                OpenAttempt(id, dialogue, Language(language), turns, started, at)
                for id, dialogue, language, turns, started, at in connection.execute(wanted)
            )

    def latest(self) -> tuple[AttemptSummary, ...]:
        """Return the latest finished path of each dialogue."""
        with self._database.reading() as connection:
            return self._results.latest(connection)

    def results(self) -> Sequence[Result]:
        """Return every finished path in numbers, in the order of finishing."""
        with self._database.reading() as connection:
            return self._results.numbers(connection)

    def history(self, query: HistoryQuery, words: Iterable[Word]) -> History:
        """Return the finished paths that match, latest first."""
        with self._database.reading() as connection:
            return self._results.search(connection, query, tuple(words))

    def rebuild(self, found: Mapping[str, tuple[Standing, tuple[AttemptSummary, ...]]]) -> None:
        """Replace where attempts are and their summaries, all together or not at all."""
        with self._database.writing() as connection:
            for attempt, (standing, summaries) in found.items():
                self._results.replace(connection, attempt, summaries)
                set_standing(connection, attempt, standing)

    def keep_case(self, attempt: str, number: int, case: ContestedCase) -> None:
        """Keep a case; the same one again replaces it."""
        with self._database.writing() as connection:
            connection.execute(delete(cases).where(cases.c.attempt == attempt, cases.c.number == number))
            connection.execute(insert(cases), case_values(attempt, number, case))

    def cases(self) -> tuple[ContestedCase, ...]:
        """Return all cases, oldest first."""
        with self._database.reading() as connection:
            records = connection.scalars(select(cases.c.record).order_by(cases.c.position)).all()
        return tuple(map(from_line, records))

    def note(self, key: str) -> str | None:
        """Return what was noted under `key`."""
        with self._database.reading() as connection:
            return connection.scalar(select(meta.c.value).where(meta.c.key == key))

    def keep_note(self, key: str, value: str) -> None:
        """Note `value` under `key`."""
        with self._database.writing() as connection:
            connection.execute(delete(meta).where(meta.c.key == key))
            connection.execute(insert(meta), {"key": key, "value": value})

    def erase(self, gone: Collection[str] | None = None) -> None:
        """Delete attempts, or everything; on SQLite also what they left behind in the file, and copies of the file."""
        with self._database.writing() as connection:
            if gone is None:
                for table in (*_OWNED, attempts, meta):
                    connection.execute(delete(table))
            else:
                _erase_some(connection, list(gone))
        if self._database.is_sqlite:
            self._database.compact()
            for copy in copies_of(self._database.file):
                copy.unlink()

    def close(self) -> None:
        """Close all connections."""
        self._database.close()

    def _take_effect(self, connection: Connection, attempt: str, number: int, effect: Effect | None) -> None:
        match effect:
            case Standing(summary=summary):
                if summary:
                    self._results.add(connection, summary)
            case ContestedCase():
                connection.execute(insert(cases), case_values(attempt, number, effect))
            case None:
                pass


def _erase_some(connection: Connection, gone: Sequence[str]) -> None:
    for start in range(0, len(gone), _BATCH):
        some = gone[start : start + _BATCH]
        for table in _OWNED:
            connection.execute(delete(table).where(table.c.attempt.in_(some)))
        connection.execute(delete(attempts).where(attempts.c.id.in_(some)))
