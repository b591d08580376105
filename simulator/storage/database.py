"""The door to storage: opens the database of this computer, made or brought up to date where needed."""

from pathlib import Path

from sqlalchemy import text
from sqlalchemy.engine import URL

from simulator.paths import rooms_file
from simulator.storage.address import database_url
from simulator.storage.attempts import DatabaseStore
from simulator.storage.connection import WAIT_SECONDS, Database
from simulator.storage.installation import LOCK, install
from simulator.storage.rooms import DatabaseRoomStore

ROOMS_SCHEMA = "wittevlag_rooms"


def open_attempt_store(address: str | None = None, *, wait_seconds: float = WAIT_SECONDS) -> DatabaseStore:
    """Open the database at `address` (see `database_url`), waiting so long for other writers. Raises StorageError."""
    database = Database(database_url(address), wait_seconds=wait_seconds)
    try:
        install(database)
    except BaseException:
        database.close()
        raise
    return DatabaseStore(database)


def open_room_stores(address: str | None = None) -> tuple[DatabaseRoomStore, DatabaseStore]:
    """Open where rooms, and the attempts made in them, are kept: apart from the user's own. Raises StorageError.

    That is a second file beside the database, or on a server a schema of its own.
    """
    url = database_url(address)
    if url.get_backend_name() == "sqlite":
        database = Database(url.set(database=str(rooms_file(Path(str(url.database))))))
    else:
        _make_schema(url)
        database = Database(url.update_query_dict({"options": f"-csearch_path={ROOMS_SCHEMA}"}))
    install(database)
    return DatabaseRoomStore(database), DatabaseStore(database)


def _make_schema(url: URL) -> None:
    outside = Database(url)
    try:
        with outside.writing() as connection:
            connection.execute(text(f"SELECT pg_advisory_xact_lock({LOCK})"))
            connection.execute(text(f"CREATE SCHEMA IF NOT EXISTS {ROOMS_SCHEMA}"))
    finally:
        outside.close()
