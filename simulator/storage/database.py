"""The door to storage: opens the database of this computer, made or brought up to date where needed."""

from simulator.storage.address import database_url
from simulator.storage.attempts import DatabaseStore
from simulator.storage.connection import WAIT_SECONDS, Database
from simulator.storage.installation import install


def open_attempt_store(address: str | None = None, *, wait_seconds: float = WAIT_SECONDS) -> DatabaseStore:
    """Open the database at `address` (see `database_url`), waiting so long for other writers. Raises StorageError."""
    database = Database(database_url(address), wait_seconds=wait_seconds)
    try:
        install(database)
    except BaseException:
        database.close()
        raise
    return DatabaseStore(database)
