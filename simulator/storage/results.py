"""Finished paths in the database: in order, the latest of each dialogue, and found by a search."""

from collections.abc import Sequence
from datetime import UTC, datetime

from sqlalchemy import ColumnElement, Connection, Select, delete, func, insert, or_, select, update

from simulator.practice.history import History, HistoryQuery, Word
from simulator.practice.summary import AttemptSummary, Result
from simulator.storage.records import Values, read_result, read_summary, summary_values
from simulator.storage.schema import results

_C = results.c
_NUMBERS = select(*(_C[name] for name in Result._fields)).order_by(_C.moment, _C.position)


class ResultTable:
    """Reads and writes results over a connection that is given. They can all be rebuilt from the events."""

    def add(self, connection: Connection, summary: AttemptSummary) -> None:
        """Add the path that was finished now: last in the order, even when the clock was set back."""
        last = connection.scalar(select(func.max(_C.moment)))
        values = summary_values(summary)
        ended = _utc(summary.ended)
        connection.execute(insert(results), values | {"moment": max(ended, last) if last else ended})

    def replace(self, connection: Connection, attempt: str, summaries: Sequence[AttemptSummary]) -> None:
        """Make `summaries` the results of an attempt; those that were there keep their place in the order."""
        leaves = [summary.leaf for summary in summaries]
        connection.execute(delete(results).where(_C.attempt == attempt, _C.leaf.not_in(leaves)))
        for summary in summaries:
            values = summary_values(summary)
            here = (_C.attempt == attempt) & (_C.leaf == summary.leaf)
            if not connection.execute(update(results).where(here).values(values)).rowcount:
                connection.execute(insert(results), values | {"moment": summary.ended})

    def latest(self, connection: Connection) -> tuple[AttemptSummary, ...]:
        """Return the latest result of each dialogue."""
        place = func.row_number().over(partition_by=_C.dialogue, order_by=(_C.moment.desc(), _C.position.desc()))
        ranked = select(_C.position, place.label("place")).subquery()
        wanted = select(results).join(ranked, ranked.c.position == _C.position).where(ranked.c.place == 1)
        return tuple(read_summary(row) for row in connection.execute(wanted))

    def numbers(self, connection: Connection) -> list[Result]:
        """Return all results in numbers, in the order of finishing."""
        return list(map(read_result, connection.execute(_NUMBERS).all()))

    def search(self, connection: Connection, query: HistoryQuery, words: Sequence[Word]) -> History:
        """Return the results that match, latest first, and how many there are."""
        conditions = _conditions(query) + [_has(word) for word in words]
        total = connection.scalar(select(func.count()).select_from(results).where(*conditions)) or 0
        page: Select[tuple[Values]] = select(results).where(*conditions)
        page = page.order_by(_C.moment.desc(), _C.position.desc()).limit(query.limit).offset(query.offset)
        return History(total, tuple(read_summary(row) for row in connection.execute(page)))


def _conditions(query: HistoryQuery) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if query.dialogue is not None:
        conditions.append(_C.dialogue == query.dialogue)
    if query.situations:
        conditions.append(_C.situation.in_(sorted(query.situations)))
    if query.endings:
        conditions.append(_C.ending.in_(sorted(query.endings)))
    if query.since is not None:
        conditions.append(_C.ended >= query.since)
    if query.until is not None:
        conditions.append(_C.ended < query.until)
    return conditions


def _has(word: Word) -> ColumnElement[bool]:
    # Not icontains: both sides were lower-cased by the same rule, which SQLite does not know beyond ASCII.
    return or_(_C.words.contains(word.text, autoescape=True), _C.dialogue.in_(sorted(word.dialogues)))


def _utc(moment: datetime) -> datetime:
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
