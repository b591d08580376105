"""Brings an older database up to date in one transaction. A SQLite file is copied first."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection

from simulator.storage.connection import Database
from simulator.storage.copies import copy_database

_SCRIPTS = Path(__file__).with_name("migrations")


def migrate(database: Database, connection: Connection, revision: str, target: str = "head") -> None:
    """Run the steps after `revision`. The transaction holds the place to write, so the copy is of the same moment."""
    if database.is_sqlite:
        copy_database(database.file, revision)
    command.upgrade(alembic_config(connection), target)


def alembic_config(connection: Connection) -> Config:
    """Return the settings of alembic, without a file of settings."""
    config = Config()
    config.set_main_option("script_location", str(_SCRIPTS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config
