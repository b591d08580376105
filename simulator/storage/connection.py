"""Opens connections. On SQLite: a log beside the file (WAL), safe against power loss, waiting for other writers."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from sqlite3 import Connection as SqliteConnection
from sqlite3 import OperationalError as SqliteError
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL
from sqlalchemy.exc import DBAPIError

from simulator.storage.address import shown_address
from simulator.storage.failures import failure_of, missing_driver, unusable_folder

WAIT_SECONDS = 60.0
_BEGIN = "wittevlag_begin"  # what begins a transaction on SQLite; a read takes no place to write


class Database:
    """One database. Reads do not wait for writers; `writing` holds the only place to write until it is committed."""

    def __init__(self, url: URL, *, wait_seconds: float = WAIT_SECONDS) -> None:
        self.url = url
        self.address = shown_address(url)
        self.engine = _sqlite_engine(url, wait_seconds) if self.is_sqlite else _server_engine(url)

    @property
    def is_sqlite(self) -> bool:
        """Whether it is a file of this computer."""
        return self.url.get_backend_name() == "sqlite"

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection to read with. Raises StorageError for whatever goes wrong in it."""
        with self._explaining(), self.engine.connect() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Give a connection to write with; committed at the end, undone on an error. Raises StorageError."""
        with self._explaining(), self._connect("BEGIN IMMEDIATE") as connection, connection.begin():
            yield connection

    def _connect(self, begin: str) -> Connection:
        return self.engine.connect().execution_options(**{_BEGIN: begin})

    @contextmanager
    def _explaining(self) -> Iterator[None]:
        try:
            yield
        except DBAPIError as error:
            raise failure_of(error, self.address) from error

    @property
    def file(self) -> Path:
        """Return the file of a SQLite database."""
        return Path(str(self.url.database))

    def compact(self) -> None:
        """Give a SQLite file back the room of what was deleted, so that nothing of it stays on the disk."""
        with self._explaining(), self._connect("") as connection:
            connection.exec_driver_sql("VACUUM")
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")

    def close(self) -> None:
        """Close all connections."""
        self.engine.dispose()


def _sqlite_engine(url: URL, wait_seconds: float) -> Engine:
    folder = Path(str(url.database)).parent
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise unusable_folder(str(folder)) from error
    engine = create_engine(url, connect_args={"timeout": wait_seconds})

    @event.listens_for(engine, "connect")
    def prepare(connection: SqliteConnection, _record: object) -> None:
        connection.isolation_level = None  # transactions are begun below, not by the driver
        _prepare_sqlite(connection, wait_seconds)

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        statement = connection.get_execution_options().get(_BEGIN, "BEGIN")
        if statement:
            connection.exec_driver_sql(statement)

    return engine


def _prepare_sqlite(connection: SqliteConnection, wait_seconds: float) -> None:
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA secure_delete = ON")
    if connection.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
        _switch_to_wal(connection, time.monotonic() + wait_seconds)


def _switch_to_wal(connection: SqliteConnection, deadline: float) -> None:
    """Switch once for the life of the file. SQLite does not wait here for another program that is doing the same."""
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL").fetchone()
            return
        except SqliteError as error:
            if "locked" not in str(error) or time.monotonic() > deadline:
                raise
            time.sleep(0.01)


def _server_engine(url: URL) -> Engine:
    try:
        return create_engine(url, pool_pre_ping=True, **_SERVER)
    except ModuleNotFoundError as error:
        raise missing_driver() from error


_SERVER: dict[str, Any] = {"connect_args": {"application_name": "wittevlag"}}
