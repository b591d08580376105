"""Sees to it that the tables are those of this version: made at once in an empty database, migrated in an older one."""

from sqlalchemy import Connection, inspect, select, text
from sqlalchemy.exc import DBAPIError

from simulator.errors import StorageError
from simulator.storage.connection import Database
from simulator.storage.failures import foreign_database, newer_schema
from simulator.storage.schema import HEAD, REVISIONS, metadata, version

LOCK = 0x77697474  # of the server, so that one program at a time installs


def install(database: Database) -> None:
    """Make or migrate what is needed. Raises StorageError for a newer, foreign or damaged database."""
    if _is_current(database):
        return
    with database.writing() as connection:
        if not database.is_sqlite:
            connection.execute(text(f"SELECT pg_advisory_xact_lock({LOCK})"))
        _install(database, connection)


def _is_current(database: Database) -> bool:
    """Whether nothing needs to be done; the common case, in one question."""
    try:
        with database.reading() as connection:
            return connection.scalar(select(version.c.version_num)) == HEAD
    except StorageError as error:
        if isinstance(error.__cause__, DBAPIError) and _is_missing_table(error.__cause__):
            return False
        raise


def _is_missing_table(error: DBAPIError) -> bool:
    return "no such table" in str(error.orig) or getattr(error.orig, "sqlstate", None) == "42P01"


def _install(database: Database, connection: Connection) -> None:
    tables = set(inspect(connection).get_table_names())
    if not tables:
        _create(connection)
        return
    if not {"alembic_version", "attempts", "events", "meta"} <= tables:
        raise foreign_database(database.address)
    revision = connection.scalar(select(version.c.version_num))
    if revision not in REVISIONS:
        raise newer_schema(database.address)
    if revision != HEAD:
        from simulator.storage.migration import migrate

        migrate(database, connection, revision)


def _create(connection: Connection) -> None:
    metadata.create_all(connection, checkfirst=False)
    version.create(connection)
    connection.execute(version.insert().values(version_num=HEAD))
