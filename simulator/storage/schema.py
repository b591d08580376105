"""The tables as they are now, and the versions that led here. Older databases are brought up to date by `migrations`.

Events are only ever added. Attempts (where each one is) and results (finished paths) follow from the events.
"""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Boolean, Column, DateTime, Float, ForeignKey, Index, Integer, MetaData, Table, Text
from sqlalchemy import UniqueConstraint as Unique
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator

REVISIONS = ("0001", "0002", "0003")
HEAD = REVISIONS[-1]

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


class UtcTime(TypeDecorator[datetime]):
    """A moment in UTC. One without a time zone is taken to be in UTC."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Return the moment as the database keeps it; SQLite knows no time zones."""
        if value is None:
            return None
        moment = value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)
        return moment.replace(tzinfo=None) if dialect.name == "sqlite" else moment

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        """Return the moment with its time zone."""
        if value is None:
            return None
        moment: datetime = value
        return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


attempts = Table(
    "attempts",
    metadata,
    Column("position", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("dialogue", Text, nullable=False),
    Column("language", Text, nullable=False),
    Column("started", UtcTime, nullable=False),
    Column("at", UtcTime, nullable=False),  # of the last event
    Column("events", Integer, nullable=False),
    Column("turns", Integer, nullable=False),  # on the path being played
    Column("is_over", Boolean, nullable=False),
    Index(None, "is_over", "turns"),
)

events = Table(
    "events",
    metadata,
    Column("position", Integer, primary_key=True),
    Column("attempt", Text, ForeignKey("attempts.id"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("kind", Text, nullable=False),
    Column("at", UtcTime, nullable=False),
    Column("record", Text, nullable=False),
    Unique("attempt", "number"),
)

results = Table(
    "results",
    metadata,
    Column("position", Integer, primary_key=True),
    Column("attempt", Text, ForeignKey("attempts.id"), nullable=False),
    Column("leaf", Integer, nullable=False),
    Column("dialogue", Text, nullable=False),
    Column("situation", Text, nullable=False),
    Column("level", Integer, nullable=False),
    Column("language", Text, nullable=False),
    Column("started", UtcTime, nullable=False),
    Column("ended", UtcTime, nullable=False),
    Column("moment", UtcTime, nullable=False),  # `ended`, but never before an earlier one: the order of finishing
    Column("ending", Text, nullable=False),
    Column("courtesy", Float),
    Column("why", Float),
    Column("pushing", Float),
    Column("criteria", Text, nullable=False),
    Column("honoured", Text, nullable=False),
    Column("broken", Text, nullable=False),
    Column("unused", Text, nullable=False),
    Column("turns", Integer, nullable=False),
    Column("scorer", Text, nullable=False),
    Column("words", Text, nullable=False),
    Unique("attempt", "leaf"),
    Index(None, "moment", "position"),
    Index(None, "dialogue", "moment"),
)

cases = Table(
    "cases",
    metadata,
    Column("position", Integer, primary_key=True),
    Column("attempt", Text, ForeignKey("attempts.id"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("record", Text, nullable=False),
    Unique("attempt", "number"),
)

rooms = Table(
    "rooms",
    metadata,
    Column("id", Text, primary_key=True),
    Column("code", Text, nullable=False),
    Column("is_open", Boolean, nullable=False),
    Column("expires", UtcTime),
    Column("events", Integer, nullable=False),
    Index(None, "code", "is_open"),
)

room_events = Table(
    "room_events",
    metadata,
    Column("position", Integer, primary_key=True),
    Column("room", Text, ForeignKey("rooms.id"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("kind", Text, nullable=False),
    Column("at", UtcTime, nullable=False),
    Column("record", Text, nullable=False),
    Unique("room", "number"),
)

meta = Table("meta", metadata, Column("key", Text, primary_key=True), Column("value", Text, nullable=False))

version = Table("alembic_version", MetaData(), Column("version_num", Text, primary_key=True))
