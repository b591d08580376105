"""Choosing attempts, what a gradebook may be told, cases by hand, the archive, and files written whole."""

import io
import json
import sqlite3
import zipfile
from contextlib import closing
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from simulator.errors import StorageError, UsageError
from simulator.guidance.language import Language
from simulator.guidance.moves import Move
from simulator.guidance.scales import Courtesy, Pushing
from simulator.guidance.situations import Channel, Situation
from simulator.practice.rebuilding import summaries_of
from simulator.practice.store import MemoryStore
from simulator.reports.archive import archive, database_copy
from simulator.reports.case_file import add_case, corpus_lines, corpus_row, read_cases
from simulator.reports.measure import Measure, share_of
from simulator.reports.selection import Selection, rebuild_attempts, select_attempts
from simulator.reports.target import read_file, write_report
from simulator.scoring.cases import ContestedCase, Opinion, make_case
from simulator.scoring.context import Context
from tests.reports.played import played, rich
from tests.storage.playing import Clock, begin, practice_with
from tests.verdicts import POLITE, UNRATED

RATINGS = {"courtesy", "why", "pushing", "moves"}
CORPUS_FIELDS = {"id", "lang", "situation", "channel", "client", "before", "text", *RATINGS}


@pytest.fixture
def store() -> MemoryStore:
    """Return a store with attempts of the first three days of March, just before midnight in UTC."""
    kept = MemoryStore()
    for day in (1, 2, 3):
        begin(kept, f"day-{day}", Clock(datetime(2026, 3, day, 23, 30, tzinfo=UTC)))
    return kept


@pytest.mark.parametrize(
    ("selection", "expected"),
    [
        (Selection(zone=UTC), ["day-1", "day-2", "day-3"]),
        (Selection(first=date(2026, 3, 2), zone=UTC), ["day-2", "day-3"]),
        (Selection(last=date(2026, 3, 2), zone=UTC), ["day-1", "day-2"]),
        (Selection(first=date(2026, 3, 2), last=date(2026, 3, 2), zone=UTC), ["day-2"]),
        (Selection(first=date(2026, 3, 2), last=date(2026, 3, 2), zone=timezone(timedelta(hours=1))), ["day-1"]),
        (Selection(first=date(2027, 1, 1), zone=UTC), []),
        (Selection("day-3"), ["day-3"]),
    ],
)
def test_attempts_are_chosen_by_the_day_they_began(
    selection: Selection, expected: list[str], store: MemoryStore
) -> None:
    assert list(select_attempts(store, selection)) == expected


def test_an_unknown_attempt(store: MemoryStore) -> None:
    with pytest.raises(UsageError, match="Unknown attempt 'x'"):
        select_attempts(store, Selection("x"))


def test_attempts_of_a_dialogue_that_is_gone_are_named() -> None:
    store = MemoryStore()
    rich(store=store)
    assert [attempt.id for attempt in rebuild_attempts(practice_with(store), ["one"]).attempts] == ["one"]
    assert rebuild_attempts(practice_with(store, ()), []).lost == ()


@pytest.mark.parametrize(
    ("measure", "expected"),
    [(Measure.DONE, 1.0), (Measure.COURTESY, 1.0), (Measure.WHY, 1.0), (Measure.PUSHING, 1.0)],
)
def test_the_best_way_counts(measure: Measure, expected: float) -> None:
    summaries = [*summaries_of(rich()), *summaries_of(played("threat", "stop", id="two"))]
    share = share_of(summaries, measure)
    assert share is not None
    assert 0 <= share <= expected
    assert all(share >= (share_of([summary], measure) or 0) for summary in summaries)


def test_without_a_finished_way_there_is_nothing_to_tell() -> None:
    assert share_of(summaries_of(played("polite")), Measure.DONE) is None
    assert share_of([], Measure.WHY) is None


def case(text: str = "Jammer \ud800", expected: Opinion | None = None) -> ContestedCase:
    context = Context(Language.NL, Situation.GHOSTING, Channel.PHONE, "Nee.", "Eerder")
    return make_case(text, context, POLITE, expected or Opinion(Courtesy.WARM, None, None), "1", "omdat")


def test_cases_come_back_as_they_were_added(tmp_path: Path) -> None:
    path = tmp_path / "new" / "cases.jsonl"
    cases = [case(), case("Tweede", Opinion(None, None, Pushing.MILD, frozenset({Move.INSIST})))]
    assert read_cases(path) == ()
    for one in cases:
        add_case(path, one)
    assert list(read_cases(path)) == cases


def test_a_case_file_cut_off_keeps_what_is_added_later_on_a_line_of_its_own(tmp_path: Path) -> None:
    path = tmp_path / "cases.jsonl"
    add_case(path, case())
    path.write_bytes(path.read_bytes()[:-20])
    add_case(path, case("Tweede"))
    with pytest.raises(UsageError, match=r"cases\.jsonl, line 1 is no case: json"):
        read_cases(path)
    assert path.read_bytes().count(b"\n") == 2


def test_cases_that_cannot_be_kept(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(StorageError, match="was not kept"):
        add_case(tmp_path / "file" / "cases.jsonl", case())


def test_a_case_has_the_shape_of_the_corpus() -> None:
    row = corpus_row(case("Tweede", Opinion(None, None, Pushing.MILD, frozenset({Move.INSIST}))))
    assert set(row) == CORPUS_FIELDS
    assert (row["courtesy"], row["why"], row["pushing"], row["moves"]) == (2, "none", 1, ["insist"])
    unrated = corpus_row(make_case("Hm", Context(), UNRATED, Opinion(None, None, Pushing.NONE), "1"))
    assert (unrated["courtesy"], unrated["pushing"], unrated["moves"]) == (None, 0, [])


def test_the_same_case_is_exported_once() -> None:
    lines = corpus_lines([case(), case(), case("Tweede")]).splitlines()
    assert len(lines) == 2
    assert len({json.loads(line)["id"] for line in lines}) == 2


def test_an_archive_is_the_same_for_the_same_moment() -> None:
    files = {"a.txt": b"x", "files/b": b"\x00"}
    at = datetime(2026, 3, 1, 10, 0, tzinfo=UTC)
    found = archive(files, at)
    assert found == archive(files, at)
    with zipfile.ZipFile(io.BytesIO(found)) as opened:
        assert opened.testzip() is None
        assert {name: opened.read(name) for name in opened.namelist()} == files


def test_a_clock_before_the_first_zip_is_no_problem() -> None:
    assert archive({"a": b""}, datetime(1970, 1, 1, tzinfo=UTC))


def test_a_database_is_copied_while_it_is_written_in(tmp_path: Path) -> None:
    path = tmp_path / "a #?%20.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("CREATE TABLE t (x)")
        connection.execute("INSERT INTO t VALUES (1)")
        connection.commit()
        connection.execute("INSERT INTO t VALUES (2)")
        copy = database_copy(path)
    (tmp_path / "copy.db").write_bytes(copy)
    with closing(sqlite3.connect(tmp_path / "copy.db")) as opened:
        assert opened.execute("SELECT x FROM t").fetchall() == [(1,)]


def test_a_report_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "report.html"
    path.write_bytes(b"old")
    path.chmod(0o640)
    write_report(b"new", path)
    assert read_file(path) == b"new"
    assert path.stat().st_mode & 0o777 == 0o640
    with pytest.raises(UsageError, match="Cannot write"):
        write_report(b"new", tmp_path / "no" / "report.html")
    with pytest.raises(UsageError, match="Cannot read"):
        read_file(tmp_path / "none")
    assert [entry.name for entry in tmp_path.iterdir()] == ["report.html"]
