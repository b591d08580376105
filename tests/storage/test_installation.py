"""The tables are made at once, migrated from every earlier version after a copy, or left alone."""

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect

from simulator.errors import StorageError
from simulator.practice.history import HistoryQuery
from simulator.storage import installation
from simulator.storage.address import database_url
from simulator.storage.connection import Database
from simulator.storage.copies import copy_database
from simulator.storage.database import open_attempt_store
from simulator.storage.migration import alembic_config
from simulator.storage.schema import HEAD, REVISIONS, metadata
from tests.storage.playing import act_out, begin, practice_with

OLDER = REVISIONS[:-1]
ROOMS = ("room_events", "rooms")


def database_of_version(address: str, revision: str) -> Database:
    """Make an empty database as an earlier version of the program did."""
    database = Database(database_url(address))
    with database.writing() as connection:
        command.upgrade(alembic_config(connection), revision)
    return database


def shape(connection: Connection) -> object:
    """Return all tables with columns, keys and indexes."""
    found = inspect(connection)
    return {
        table: (
            [(column["name"], str(column["type"]), column["nullable"]) for column in found.get_columns(table)],
            found.get_pk_constraint(table)["constrained_columns"],
            sorted((key["constrained_columns"], key["referred_table"]) for key in found.get_foreign_keys(table)),
            sorted(tuple(unique["column_names"]) for unique in found.get_unique_constraints(table)),
            sorted((index["name"] or "", index["column_names"]) for index in found.get_indexes(table)),
        )
        for table in sorted(metadata.tables)
    }


def shape_of(database: Database) -> object:
    with database.reading() as connection:
        return shape(connection)


def test_the_versions_named_are_those_there_are_steps_for(address: str) -> None:
    database = Database(database_url(address))
    with database.reading() as connection:
        scripts = ScriptDirectory.from_config(alembic_config(connection))
        steps = [script.revision for script in scripts.walk_revisions()]
    database.close()
    assert tuple(reversed(steps)) == REVISIONS


def test_the_steps_lead_to_the_tables_of_now(address: str) -> None:
    migrated = database_of_version(address, "head")
    with migrated.reading() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []
    by_steps = shape_of(migrated)
    with migrated.writing() as connection:
        metadata.drop_all(connection)
        connection.exec_driver_sql("DROP TABLE alembic_version")
    open_attempt_store(address).close()
    assert shape_of(migrated) == by_steps
    migrated.close()


@pytest.mark.parametrize("revision", OLDER)
def test_an_older_database_is_brought_up_to_date_with_everything_in_it(address: str, revision: str) -> None:
    current = open_attempt_store(address)
    played = begin(current, "a")
    act_out(played, ["push", "ask", ("retry", 2), "push"])
    summed_up = current.history(HistoryQuery(), ())
    current.close()
    go_back_to(address, revision)
    store = open_attempt_store(address)
    assert store.events("a") == tuple(played.events)
    practice = practice_with(store)
    assert practice.history() == summed_up
    assert [open.turns for open in practice.unfinished()] == [2]
    store.close()


def go_back_to(address: str, revision: str) -> None:
    """Turn a database of now into one of an earlier version, with its events."""
    with_later_tables = {"0001": ("results", "cases", *ROOMS), "0002": ROOMS}
    database = Database(database_url(address))
    with database.writing() as connection:
        for table in with_later_tables[revision]:
            connection.exec_driver_sql(f"DROP TABLE {table}")
        connection.exec_driver_sql(f"UPDATE alembic_version SET version_num = '{revision}'")
    database.close()


@pytest.mark.parametrize("revision", OLDER)
def test_an_older_file_is_copied_before_it_is_changed(file: Path, revision: str) -> None:
    database_of_version(f"sqlite:///{file}", revision).close()
    open_attempt_store(f"sqlite:///{file}").close()
    copies = [path for path in file.parent.iterdir() if "version" in path.name]
    assert [path.name for path in copies] == [f"wittevlag.db.version-{revision}"]
    with closing(sqlite3.connect(copies[0])) as connection:
        assert connection.execute("SELECT version_num FROM alembic_version").fetchone() == (revision,)


def test_a_copy_is_never_written_over_an_earlier_one(file: Path) -> None:
    database_of_version(f"sqlite:///{file}", "0001").close()
    names = [copy_database(file, "0001").name for _ in range(3)]
    assert names == [f"wittevlag.db.version-0001{mark}" for mark in ("", "-2", "-3")]


def test_without_a_copy_nothing_is_changed(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    database_of_version(f"sqlite:///{file}", "0001").close()

    def fail(*_: object) -> None:
        raise OSError("no room")

    with monkeypatch.context() as patched:
        patched.setattr(Path, "rename", fail)
        with pytest.raises(StorageError, match="could not be made"):
            open_attempt_store(f"sqlite:///{file}")
    assert [path.name for path in file.parent.iterdir() if "version" in path.name] == []
    open_attempt_store(f"sqlite:///{file}").close()


def test_a_migration_that_breaks_off_is_undone(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    database = database_of_version(address, "0001")

    def upgrade_then_fail(database: Database, connection: Connection, revision: str) -> None:
        command.upgrade(alembic_config(connection), "head")
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr("simulator.storage.migration.migrate", upgrade_then_fail)
        with pytest.raises(KeyboardInterrupt):
            installation.install(database)
    with database.reading() as connection:
        assert connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar() == "0001"
        assert "results" not in inspect(connection).get_table_names()
    database.close()
    open_attempt_store(address).close()


def test_a_newer_database_is_left_alone(address: str) -> None:
    store = open_attempt_store(address)
    begin(store, "a")
    store.close()
    database = Database(database_url(address))
    with database.writing() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    for _ in range(2):
        with pytest.raises(StorageError, match="newer version"):
            open_attempt_store(address)
    with database.writing() as connection:
        connection.exec_driver_sql(f"UPDATE alembic_version SET version_num = '{HEAD}'")
    database.close()
    again = open_attempt_store(address)
    assert again.attempts() == ("a",)
    again.close()


@pytest.mark.parametrize("tables", [["recipes"], ["alembic_version", "recipes"]])
def test_a_database_of_another_program_is_left_alone(address: str, tables: list[str]) -> None:
    database = Database(database_url(address))
    with database.writing() as connection:
        for table in tables:
            connection.exec_driver_sql(f"CREATE TABLE {table} (version_num TEXT)")
    with pytest.raises(StorageError, match="another program"):
        open_attempt_store(address)
    with database.reading() as connection:
        assert sorted(inspect(connection).get_table_names()) == sorted(tables)
    database.close()


def test_an_empty_file_is_filled(file: Path) -> None:
    file.touch()
    open_attempt_store(f"sqlite:///{file}").close()
    assert file.stat().st_size > 0


def test_alembic_stays_out_when_nothing_is_to_be_migrated(file: Path) -> None:
    program = (
        "import sys; from simulator.storage.database import open_attempt_store as open_store;"
        f"[open_store('sqlite:///{file}').close() for _ in range(2)];"
        "print([name for name in ('alembic', 'psycopg', 'mako') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_file_is_private_and_its_folder_made(tmp_path: Path) -> None:
    file = tmp_path / "new" / "folder" / "w.db"
    open_attempt_store(f"sqlite:///{file}").close()
    assert file.parent.stat().st_mode & 0o077 == 0
