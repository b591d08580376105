"""Several programs on one database, and programs that die: no error, and nothing acknowledged is lost."""

import random
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from simulator.errors import StorageError
from simulator.practice.events import Reflected
from simulator.practice.history import HistoryQuery
from simulator.practice.practice import Practice
from simulator.storage.database import open_attempt_store
from tests.storage import many_writers
from tests.storage.playing import START, act_out, begin, practice_with

DEATHS = 220


def run(*arguments: str) -> str:
    """Run a program of the tests and return what it printed."""
    done = subprocess.run([sys.executable, "-m", *arguments], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_thirty_processes_write_into_one_new_database(address: str) -> None:
    assert run("tests.storage.many_writers", address) == ""
    store = open_attempt_store(address)
    assert sorted(store.attempts()) == sorted(f"w{number}" for number in range(many_writers.WRITERS))
    for number in range(many_writers.WRITERS):
        notes = [event.text for event in store.events(f"w{number}") if isinstance(event, Reflected)]
        assert notes == [f"{number}/{note}" for note in range(many_writers.NOTES)]
        assert len(store.events(f"w{number}")) == many_writers.NOTES + 3
    assert len(store.results()) == many_writers.WRITERS
    store.close()


def test_what_was_acknowledged_outlives_a_kill(file: Path) -> None:
    deaths, acknowledged, _ = map(int, run("tests.storage.crashing", f"sqlite:///{file}", str(DEATHS)).split())
    assert deaths == DEATHS
    assert acknowledged > DEATHS


def test_a_log_cut_off_anywhere_leaves_whole_events(file: Path, tmp_path: Path) -> None:
    """After power loss the end of the log may be missing; what is left is a beginning of what was written."""
    store = open_attempt_store(f"sqlite:///{file}")
    attempt = begin(store, "a")
    for number in range(12):
        attempt.reply(f"push {number} " + "x" * 50 * number)
        if attempt.is_over:
            attempt.retry(len(attempt.turns))
    log, chance = file.with_name(f"{file.name}-wal").read_bytes(), random.Random(5)
    lengths = set()
    for number in range(40):
        copy = tmp_path / f"{number}.db"
        shutil.copy(file, copy)
        copy.with_name(f"{copy.name}-wal").write_bytes(log[: chance.randrange(len(log))])
        found = open_attempt_store(f"sqlite:///{copy}")
        events = found.events("a")
        assert events == tuple(attempt.events[: len(events)])
        assert len(found.unfinished()) + len(found.results()) <= len(events)
        found.close()
        lengths.add(len(events))
    assert len(lengths) > 5
    store.close()


@pytest.fixture
def two_programs(address: str) -> tuple[Practice, Practice]:
    """Return two practices on one database."""
    return practice_with(open_attempt_store(address)), practice_with(open_attempt_store(address))


def close(*practices: Practice) -> None:
    for practice in practices:
        store = practice.store
        store.close()  # type: ignore[attr-defined]


def test_two_programs_see_what_the_other_wrote(two_programs: tuple[Practice, Practice]) -> None:
    one, other = two_programs
    act_out(begin(one.store, "a"), ["push", "push"])
    assert [found.attempt for found in other.unfinished()] == ["a"]
    other.resume("a").reply("ask")
    assert one.unfinished() == ()
    assert one.latest()["small"].turns == 3
    close(one, other)


def test_of_two_programs_in_one_attempt_the_first_goes_on(two_programs: tuple[Practice, Practice]) -> None:
    one, other = two_programs
    begin(one.store, "a").reply("push")
    first, second = one.resume("a"), other.resume("a")
    first.reply("polite")
    with pytest.raises(StorageError, match="another window"):
        second.reply("threat")
    assert len(second.path) == 1
    assert other.resume("a").events == first.events
    close(one, other)


def test_reading_does_not_wait_for_a_writer(address: str) -> None:
    writer, reader = open_attempt_store(address), open_attempt_store(address, wait_seconds=0)
    begin(writer, "a")
    with writer._database.writing() as connection:
        connection.exec_driver_sql("DELETE FROM meta")
        assert reader.attempts() == ("a",)
        assert reader.history(HistoryQuery(), ()).total == 0
    writer.append("a", 1, Reflected(START, "x"))
    writer.close()
    reader.close()
