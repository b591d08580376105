"""CSV that no spreadsheet takes for a formula."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.reports.account import Setting
from simulator.reports.spreadsheet import BYTE_ORDER_MARK, COLUMNS, FORMULA, csv_text, safe_cell
from tests.reports.played import DUTCH, ENGLISH, played, rich


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ""),
        ("gewoon", "gewoon"),
        ("3", "3"),
        ("a=b", "a=b"),
        ("=1+1", "'=1+1"),
        ("+31 6", "'+31 6"),
        ("-1", "'-1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "' =1"),
        ("\r=1", "' =1"),
        ("\n=1", "'\n=1"),
        ("  =1", "'  =1"),
        ("\u00a0=1", "'\u00a0=1"),
        ("\uff1d1", "'\uff1d1"),
        ("'=1", "'=1"),
        ("\x00=1", "'\u2400=1"),
    ],
)
def test_a_cell_that_could_be_a_formula_gets_an_apostrophe(text: str, expected: str) -> None:
    assert safe_cell(text) == expected


@given(st.text(st.characters()) | st.text("=+-@\t\r\n ;\"'ax", max_size=6))
def test_no_cell_begins_like_a_formula(text: str) -> None:
    cell = safe_cell(text)
    assert cell.lstrip()[:1] not in FORMULA
    assert cell[:1] not in ("\t", "\r", "\n")
    cell.encode("utf-8")


@pytest.mark.parametrize("setting", [DUTCH, ENGLISH])
def test_a_reader_gets_back_the_same_cells(setting: Setting) -> None:
    text = csv_text([rich(), played("=cmd|' /C calc'!A0", id="=2")], setting)
    assert text.startswith(BYTE_ORDER_MARK)
    rows = list(csv.reader(io.StringIO(text.removeprefix(BYTE_ORDER_MARK), newline=""), delimiter=";"))
    assert {len(row) for row in rows} == {len(COLUMNS)}
    assert len(rows) == 1 + 5 + 1
    assert rows[-1][0] == "'=2"
    assert rows[-1][COLUMNS.index("reply")] == "'=cmd|' /C calc'!A0"
    assert all(cell.lstrip()[:1] not in FORMULA for row in rows for cell in row)


def test_headings_are_in_the_language_asked_for() -> None:
    assert csv_text([], DUTCH).splitlines()[0].startswith(f'{BYTE_ORDER_MARK}"poging";"datum"')
    assert csv_text([], ENGLISH).splitlines()[0].startswith(f'{BYTE_ORDER_MARK}"attempt";"date"')


def test_every_way_that_was_tried_is_there() -> None:
    rows = list(csv.DictReader(io.StringIO(csv_text([rich()], ENGLISH)[1:], newline=""), delimiter=";"))
    assert [row["turn"] for row in rows] == ["1", "2", "3", "4", "5"]
    assert [row["after_turn"] for row in rows] == ["", "1", "2", "", "4"]
