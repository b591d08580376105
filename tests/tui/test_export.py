"""Keeping or sharing a conversation as a file: in the three forms, under a name of its own, never over another file."""

import json
import re
from pathlib import Path

import pytest
from textual.pilot import Pilot

from simulator.errors import UsageError
from simulator.guidance.language import Language
from simulator.reports.session_lines import read_sessions
from simulator.tui.exports import write_new
from tests.tui import stage
from tests.tui.play import on_screen, press, screen_name, seen, until
from tests.tui.test_debrief import look_back, play_two_turns


async def keep(pilot: Pilot[None], *downs: str) -> None:
    """Choose a form in the debrief and wait for the answer."""
    await press(pilot, "x", *downs, "enter")
    await until(pilot, lambda: screen_name(pilot) == "ExportedScreen")


@pytest.mark.parametrize(
    ("downs", "suffix", "beginning"),
    [((), ".html", "<!doctype html>"), (("down",), ".md", "#"), (("down", "down"), ".jsonl", "{")],
)
async def test_a_conversation_becomes_a_file(
    tmp_path: Path, downs: tuple[str, ...], suffix: str, beginning: str
) -> None:
    async with on_screen(stage.app(folder=tmp_path)) as pilot:
        await play_two_turns(pilot)
        await look_back(pilot)
        await keep(pilot, *downs)
        (path,) = (tmp_path / "exports").iterdir()
        assert re.fullmatch(rf"2026-03-0[345]-refusal\{suffix}", path.name)
        assert str(path) in seen(pilot)
        await press(pilot, "enter")
        assert screen_name(pilot) == "DebriefScreen"
    text = path.read_text(encoding="utf-8")
    assert text.lower().startswith(beginning)
    assert "Toe nou" in text
    assert path.stat().st_mode & 0o777 == 0o600


async def test_the_lines_can_be_read_again(tmp_path: Path) -> None:
    async with on_screen(stage.app(folder=tmp_path)) as pilot:
        await play_two_turns(pilot)
        await look_back(pilot)
        await keep(pilot, "down", "down")
    (path,) = (tmp_path / "exports").iterdir()
    lines = path.read_bytes().split(b"\n")
    assert [session.attempt for session in read_sessions(lines)] == ["attempt-1"]
    assert json.loads(lines[0])["language"] == Language.NL


async def test_a_second_file_leaves_the_first_as_it_was(tmp_path: Path) -> None:
    async with on_screen(stage.app(folder=tmp_path)) as pilot:
        await play_two_turns(pilot)
        await look_back(pilot)
        await keep(pilot, "down")
        (first,) = (tmp_path / "exports").iterdir()
        first.write_text("mine", encoding="utf-8")
        await press(pilot, "escape")
        await keep(pilot, "down")
        assert f"{first.stem}-2.md" in seen(pilot)
    assert first.read_text(encoding="utf-8") == "mine"


async def test_a_folder_that_cannot_be_made_is_said_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "exports").write_text("a file", encoding="utf-8")
    program = stage.app(folder=tmp_path, language=Language.EN)
    async with on_screen(program) as pilot:
        await play_two_turns(pilot)
        await look_back(pilot)
        await press(pilot, "x", "enter")
        await until(pilot, lambda: bool(program._notifications))
        assert next(iter(program._notifications)).message.startswith("Cannot write ")
        assert screen_name(pilot) == "DebriefScreen"


async def test_no_choice_makes_no_file(tmp_path: Path) -> None:
    async with on_screen(stage.app(folder=tmp_path)) as pilot:
        await play_two_turns(pilot)
        await look_back(pilot)
        await press(pilot, "x", "escape")
    assert not list(tmp_path.iterdir())


async def test_where_there_is_no_folder_nothing_is_offered() -> None:
    async with on_screen(stage.app()) as pilot:
        await play_two_turns(pilot)
        await look_back(pilot)
        await press(pilot, "x", "p")
        assert screen_name(pilot) == "DebriefScreen"
        assert "bewaren of delen" not in seen(pilot)
        assert "plaatje" not in seen(pilot)


def test_what_cannot_be_written_whole_is_not_left_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("simulator.reports.target.os.fdopen", full)
    with pytest.raises(UsageError):
        write_new(tmp_path, "name", ".html", b"page")
    assert [path.suffix for path in tmp_path.iterdir() if path.suffix == ".html"] == []
