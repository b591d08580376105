"""Stores to test: in memory, in a SQLite file, and on a PostgreSQL server when its programs are installed."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from simulator.practice.store import AttemptStore, MemoryStore
from simulator.storage.attempts import DatabaseStore
from simulator.storage.database import ROOMS_SCHEMA, open_attempt_store
from tests.storage.postgresql import find_binaries, running_server


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """Return the address of a PostgreSQL server."""
    pytest.importorskip("psycopg", reason="psycopg (extra: server) is not installed")
    if not find_binaries():
        pytest.skip("PostgreSQL (initdb, pg_ctl) is not installed")
    with running_server() as address:
        yield address


@pytest.fixture
def server_address(server: str) -> str:
    """Return the address of an empty database on the server."""
    engine = create_engine(server)
    with engine.begin() as connection:
        connection.execute(text("DROP SCHEMA public CASCADE"))
        connection.execute(text(f"DROP SCHEMA IF EXISTS {ROOMS_SCHEMA} CASCADE"))
        connection.execute(text("CREATE SCHEMA public"))
    engine.dispose()
    return server


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Return the address of an empty database, of each kind."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/wittevlag.db"
    found: str = request.getfixturevalue("server_address")
    return found


@pytest.fixture
def database_store(address: str) -> Iterator[DatabaseStore]:
    """Return a store in an empty database, of each kind."""
    store = open_attempt_store(address)
    yield store
    store.close()


@pytest.fixture(params=["memory", "sqlite", "postgresql"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[AttemptStore]:
    """Return an empty store of each kind."""
    if request.param == "memory":
        yield MemoryStore()
        return
    on_file = request.param == "sqlite"
    address = f"sqlite:///{tmp_path}/wittevlag.db" if on_file else request.getfixturevalue("server_address")
    opened = open_attempt_store(address)
    yield opened
    opened.close()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Return where a SQLite database may be made."""
    return tmp_path / "wittevlag.db"
