"""Brings an older database up to date in one transaction. A SQLite file is copied first."""

import sqlite3
from contextlib import closing
from itertools import chain, count
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection

from simulator.storage.connection import Database
from simulator.storage.failures import failed_copy

_SCRIPTS = Path(__file__).with_name("migrations")


def migrate(database: Database, connection: Connection, revision: str, target: str = "head") -> None:
    """Run the steps after `revision`. The transaction holds the place to write, so the copy is of the same moment."""
    if database.is_sqlite:
        copy_database(Path(str(database.url.database)), revision)
    command.upgrade(alembic_config(connection), target)


def alembic_config(connection: Connection) -> Config:
    """Return the settings of alembic, without a file of settings."""
    config = Config()
    config.set_main_option("script_location", str(_SCRIPTS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config


def copy_database(file: Path, revision: str) -> Path:
    """Copy a database file next to itself and return the copy. Raises StorageError when that fails."""
    target = _free_name(file, revision)
    unfinished = target.with_name(f"{target.name}.part")
    try:
        unfinished.unlink(missing_ok=True)
        unfinished.touch(mode=0o600)
        with closing(sqlite3.connect(file)) as source, closing(sqlite3.connect(unfinished)) as copy:
            source.backup(copy)
        unfinished.rename(target)
    except (OSError, sqlite3.Error) as error:
        unfinished.unlink(missing_ok=True)
        raise failed_copy(str(target)) from error
    return target


def _free_name(file: Path, revision: str) -> Path:
    """Return a name that is not taken: a copy is never written over an earlier one."""
    marks = chain([""], (f"-{number}" for number in count(2)))
    names = (file.with_name(f"{file.name}.version-{revision}{mark}") for mark in marks)
    return next(name for name in names if not name.exists())
