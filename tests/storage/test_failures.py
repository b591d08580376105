"""What goes wrong with files, disks and servers is said in a sentence with a way on, and loses nothing."""

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from sqlalchemy import event

from simulator.errors import StorageError
from simulator.guidance.language import Language
from simulator.practice.events import Reflected
from simulator.practice.history import HistoryQuery
from simulator.storage.address import database_url, shown_address
from simulator.storage.connection import Database
from simulator.storage.copies import copy_database
from simulator.storage.database import open_attempt_store
from tests.storage.playing import START, act_out, begin

NOBODY = 65534
PAGE = 4096


@contextmanager
def fails_with(nl: str, en: str) -> Iterator[None]:
    """Expect a sentence in both languages."""
    with pytest.raises(StorageError) as caught:
        yield
    assert nl in caught.value.in_language(Language.NL)
    assert en in caught.value.in_language(Language.EN)


def filled(file: Path, attempts: int = 3) -> None:
    """Make a database with some attempts, all of it in the one file."""
    store = open_attempt_store(f"sqlite:///{file}")
    for number in range(attempts):
        act_out(begin(store, f"a{number}"), ["push one", "polite two", "ask three"])
    store.close()


def test_a_file_that_is_something_else(file: Path) -> None:
    text = b"Beste klant, dank voor het gesprek. " * 100
    file.write_bytes(text)
    with fails_with("is geen database", "is not a database"):
        open_attempt_store(f"sqlite:///{file}")
    assert file.read_bytes() == text


def everything_in(file: Path) -> object:
    store = open_attempt_store(f"sqlite:///{file}")
    try:
        events = [store.events(id) for id in store.attempts()]
        return events, store.results(), store.latest(), store.unfinished(), store.history(HistoryQuery(), ())
    finally:
        store.close()


def test_a_damaged_file(file: Path) -> None:
    """Whichever page is damaged: what can be read is right, and otherwise it is said; the file stays as it is."""
    filled(file, 12)
    whole, sound = everything_in(file), file.read_bytes()
    sentences = []
    for start in range(0, len(sound), PAGE):
        damage = sound[:start] + b"\xa5" * PAGE + sound[start + PAGE :]
        file.write_bytes(damage)
        try:
            assert everything_in(file) == whole
        except StorageError as error:
            sentences.append(error.message.nl)
        assert file.read_bytes() == damage
    assert len(sentences) > len(sound) // PAGE // 3  # the others hold indexes that a look at everything does not need
    assert "is geen database" in sentences[0]
    assert all("is beschadigd" in sentence for sentence in sentences[1:])


def test_a_file_cut_in_half(file: Path) -> None:
    filled(file, 40)
    half = file.read_bytes()[: file.stat().st_size // 2]
    file.write_bytes(half)
    with fails_with("is beschadigd", "is damaged"):
        everything_in(file)


@pytest.mark.parametrize(
    "record", ['{"event":"dan', '{"event":"sang","at":"2026-03-01T09:00:00"}', "[]", '{"event":"waited"}']
)
def test_an_event_of_a_later_version_or_half_of_one(file: Path, record: str) -> None:
    filled(file)
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        connection.execute("UPDATE events SET record = ? WHERE attempt = 'a1' AND number = 1", [record])
    store = open_attempt_store(f"sqlite:///{file}")
    with fails_with("niet kan lezen", "cannot read"):
        store.events("a1")
    assert len(store.events("a2")) == 4
    store.close()


@contextmanager
def as_ordinary_user() -> Iterator[None]:
    """Give up the rights of root for a while: root may write everywhere."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def readable_folder() -> Iterator[Path]:
    """Return a folder that every user may enter."""
    folder = Path(tempfile.mkdtemp(prefix="wv"))
    folder.chmod(0o755)
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


def test_a_folder_that_may_not_be_written_to(readable_folder: Path) -> None:
    readable_folder.chmod(0o555)
    with as_ordinary_user():
        with fails_with("Kan", "Cannot make or open"):
            open_attempt_store(f"sqlite:///{readable_folder}/w.db")
        with fails_with("Kan", "Cannot make or open"):
            open_attempt_store(f"sqlite:///{readable_folder}/deeper/w.db")


def test_a_file_that_may_not_be_written_to(readable_folder: Path) -> None:
    file = readable_folder / "w.db"
    filled(file)
    file.chmod(0o444)
    readable_folder.chmod(0o777)
    with as_ordinary_user():
        store = open_attempt_store(f"sqlite:///{file}")
        with fails_with("mag niet worden geschreven", "may not be written to"):
            begin(store, "new")
        assert len(store.attempts()) == 3
        store.close()


def test_a_folder_where_the_file_should_be(file: Path) -> None:
    file.mkdir()
    with fails_with("Kan", "Cannot make or open"):
        open_attempt_store(f"sqlite:///{file}")


def test_a_lock_that_another_program_holds(file: Path) -> None:
    filled(file)
    store = open_attempt_store(f"sqlite:///{file}", wait_seconds=0)
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with fails_with("houdt", "is holding"):
            store.append("a0", 4, Reflected(START, "x"))
        assert len(store.events("a0")) == 4
        other.execute("ROLLBACK")
    store.append("a0", 4, Reflected(START, "x"))
    assert len(store.events("a0")) == 5
    store.close()


def test_a_full_disk_at_every_page(file: Path) -> None:
    """With room for ever more pages the write fails at ever later places, until it fits."""
    filled(file, 1)
    store = open_attempt_store(f"sqlite:///{file}")
    kept, long = store.events("a0"), Reflected(START, "y" * 100_000)
    for room in range(20):
        limit_pages(store._database, room)
        with fails_with("De schijf is vol", "The disk is full"):
            store.append("a0", len(kept), long)
        assert store.events("a0") == kept
    limit_pages(store._database, 50)
    store.append("a0", len(kept), long)
    assert store.events("a0") == (*kept, long)
    store.close()


def limit_pages(database: Database, room: int) -> None:
    """Let the file grow by `room` pages and no more."""
    database.engine.dispose()

    @event.listens_for(database.engine, "connect", once=True)
    def limit(connection: sqlite3.Connection, _record: object) -> None:
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count = {pages + room}")


def test_a_disk_that_fails_at_every_write(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.storage.failing_disk", str(tmp_path / "w.db")],
        capture_output=True,
        text=True,
        check=True,
    )
    failures, kept = map(int, done.stdout.split())
    assert failures >= 20
    assert kept >= 20


@pytest.mark.parametrize(
    "address",
    [
        "nonsense",
        "http://example.org/x",
        "mysql://u:p@h/d",
        "sqlite://",
        "sqlite:///:memory:",
        "postgresql://",
        "://",
        "postgresql+psycopg://host:port/x",
    ],
)
def test_an_address_that_is_none(address: str) -> None:
    with fails_with("geen bruikbaar adres", "not a usable address"):
        open_attempt_store(address)


def test_the_address_comes_from_the_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert database_url().database == str(tmp_path / "home" / "wittevlag.db")
    monkeypatch.setenv("SIMULATOR_DATABASE", f"sqlite:///{tmp_path}/other.db")
    open_attempt_store().close()
    assert (tmp_path / "other.db").exists()
    monkeypatch.setenv("SIMULATOR_DATABASE", "postgres://u:secret@host/db")
    assert database_url().drivername == "postgresql+psycopg"


def test_a_password_is_never_shown() -> None:
    url = database_url("postgresql://learner:secret@host/db?options=x")
    assert "secret" not in shown_address(url)
    assert "host/db" in shown_address(url)


def test_a_server_that_is_not_there(tmp_path: Path) -> None:
    pytest.importorskip("psycopg", reason="psycopg (extra: server) is not installed")
    with fails_with("niet te bereiken", "cannot be reached"):
        open_attempt_store(f"postgresql+psycopg://learner:secret@/db?host={tmp_path}")


def test_a_database_the_server_does_not_have(server: str) -> None:
    with fails_with("weigert", "refuses"):
        open_attempt_store(server.replace("/postgres?", "/nowhere?"))


def test_a_server_that_goes_away_between_two_turns(server_address: str) -> None:
    store = open_attempt_store(server_address)
    attempt = begin(store, "a")
    with store._database.reading() as connection:
        own = connection.exec_driver_sql("SELECT pg_backend_pid()").scalar()
    killer = Database(database_url(server_address))
    with killer.writing() as connection:
        connection.exec_driver_sql(f"SELECT pg_terminate_backend({own})")
    attempt.reply("push")
    assert store.events("a") == tuple(attempt.events)
    killer.close()
    store.close()


def test_a_driver_that_is_not_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with fails_with("ontbreekt", "is missing"):
        open_attempt_store("postgresql+psycopg://u@h/d")


def test_nothing_of_what_was_erased_stays_in_the_file(file: Path) -> None:
    store = open_attempt_store(f"sqlite:///{file}")
    attempt = begin(store, "a")
    attempt.reply("push vertrouwelijk-woord")
    attempt.reply("ask vertrouwelijk-woord")
    copy_database(file, "0001")
    store.erase(["a"])
    kept = b"".join(path.read_bytes() for path in file.parent.iterdir() if path.is_file())
    assert b"vertrouwelijk-woord" not in kept
    store.close()
