"""Files broken the way people break them give exactly the findings that are listed beside them."""

from pathlib import Path

import pytest

from simulator.dialogue.lint.linter import check_files

FOLDER = Path(__file__).with_name("broken")
LINES = (FOLDER / "expected.txt").read_text(encoding="utf-8").splitlines()
EXPECTED = dict(line.split(": ", 1) for line in LINES)


@pytest.mark.parametrize("name", EXPECTED)
def test_a_broken_file_gives_the_findings_expected(name: str) -> None:
    found = check_files([FOLDER / name]).diagnostics
    assert ", ".join(f"{one.position.line}:{one.position.column} {one.code}" for one in found) == EXPECTED[name]
    assert all(one.message.nl and one.message.en and one.message.nl != one.message.en for one in found)


def test_every_broken_file_is_listed_and_there_are_enough() -> None:
    assert sorted(path.name for path in FOLDER.glob("*.yaml")) == sorted(EXPECTED)
    assert len(EXPECTED) >= 60


def test_a_broken_file_does_not_hide_the_others() -> None:
    found = check_files([FOLDER]).diagnostics
    assert {one.path.name for one in found} == set(EXPECTED)
