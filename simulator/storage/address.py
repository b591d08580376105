"""Where the database is: the user's data directory, or the address in SIMULATOR_DATABASE."""

import os
from pathlib import Path

from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from simulator.errors import StorageError
from simulator.guidance.language import Bilingual
from simulator.paths import data_directory

VARIABLE = "SIMULATOR_DATABASE"
FILE_NAME = "wittevlag.db"
_POSTGRESQL = {"postgresql+psycopg", "postgresql", "postgres"}
_CONNECT_SECONDS = "10"


def database_url(address: str | None = None) -> URL:
    """Return `address`, else SIMULATOR_DATABASE, else the file in the data directory. Raises StorageError if wrong."""
    text = address if address is not None else os.environ.get(VARIABLE, "")
    if not text.strip():
        return URL.create("sqlite", database=str(data_directory() / FILE_NAME))
    try:
        url = make_url(text.strip())
    except (ArgumentError, ValueError) as error:
        raise _wrong_address() from error
    if url.drivername in _POSTGRESQL and url.database:
        return url.set(drivername="postgresql+psycopg").update_query_dict(
            {"connect_timeout": url.query.get("connect_timeout", _CONNECT_SECONDS)}
        )
    if url.drivername == "sqlite" and url.database and url.database != ":memory:":
        return url.set(database=str(Path(url.database).expanduser()))
    raise _wrong_address()


def shown_address(url: URL) -> str:
    """Return the file, or the address without its password, as it is named to the user."""
    if url.get_backend_name() == "sqlite":
        return str(url.database)
    return url.set(query={}).render_as_string(hide_password=True)


def _wrong_address() -> StorageError:
    examples = "sqlite:////path/wittevlag.db, postgresql+psycopg://user:password@host/database"
    return StorageError(
        Bilingual(
            nl=f"{VARIABLE} is geen bruikbaar adres van een database. Gebruik bijvoorbeeld {examples}",
            en=f"{VARIABLE} is not a usable address of a database. Use for example {examples}",
        )
    )
