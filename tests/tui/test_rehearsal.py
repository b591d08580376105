"""Rehearsing a client of one's own: the questions one by one, and the private dialogue that comes of it."""

from dataclasses import replace
from itertools import count
from pathlib import Path

from textual.widgets import Input, OptionList

from simulator.dialogue.catalogue import Catalogue, Entry, load_catalogue
from simulator.guidance.language import Language
from simulator.practice.practice import Practice, Suppliers
from simulator.practice.store import MemoryStore
from simulator.tui.widgets.dialogue_list import DialogueList
from tests.tui import stage
from tests.tui.play import on_screen, press, say, screen_name, seen, until


def practice(folder: Path) -> Practice:
    """Return a practice of the dialogues in a folder of one's own."""
    numbers, store = count(1), MemoryStore()
    return Practice(
        Suppliers(
            lambda: load_catalogue(folder / "dialogues"),
            stage.WordJudge,
            lambda: store,
            lambda: stage.NOW,
            lambda: f"attempt-{next(numbers)}",
            lambda: 7,
        )
    )


async def test_eight_questions_make_a_private_dialogue_and_open_its_briefing(tmp_path: Path) -> None:
    async with on_screen(stage.app(lambda: practice(tmp_path), folder=tmp_path)) as pilot:
        await press(pilot, "o")
        assert "vraag 1 van 8" in seen(pilot)
        await say(pilot, "Fatima [b] el Amrani")
        await say(pilot, "inkoper")
        await press(pilot, "down", "enter", "down", "down", "enter", "enter")
        assert "vraag 6 van 8" in seen(pilot)
        await say(pilot, "Te duur.")
        await press(pilot, "enter", "enter")
        await until(pilot, lambda: screen_name(pilot) == "BriefingScreen")
        assert "Fatima [b] el Amrani" in seen(pilot)
        await press(pilot, "escape")
        (row,) = pilot.app.screen.query_one(DialogueList).options
        assert "Fatima" in str(row.prompt)
    (path,) = (tmp_path / "dialogues").glob("*.yaml")
    assert path.name == "own-fatima-b-el-amrani.yaml"
    assert "Te duur." in path.read_text(encoding="utf-8")


async def test_going_back_keeps_what_was_answered_and_esc_leaves_without_a_trace(tmp_path: Path) -> None:
    async with on_screen(stage.app(lambda: practice(tmp_path), folder=tmp_path)) as pilot:
        await press(pilot, "o", *"Jan", "enter", "enter", "down", "enter", "escape")
        assert pilot.app.screen.query_one(OptionList).highlighted == 1
        await press(pilot, "escape", "escape")
        assert pilot.app.screen.query_one(Input).value == "Jan"
        await press(pilot, "escape")
        assert screen_name(pilot) == "HomeScreen"
    assert not list(tmp_path.iterdir())


async def test_the_language_can_change_in_between(tmp_path: Path) -> None:
    async with on_screen(stage.app(lambda: practice(tmp_path), folder=tmp_path)) as pilot:
        await press(pilot, "o", *"Jan", "f3")
        assert "What is your client's name?" in seen(pilot)
        assert pilot.app.screen.query_one(Input).value == "Jan"


async def test_a_folder_that_cannot_be_written_is_said_and_the_answers_stay(tmp_path: Path) -> None:
    (tmp_path / "dialogues").write_text("a file", encoding="utf-8")
    program = stage.app(lambda: practice(tmp_path), folder=tmp_path, language=Language.EN)
    async with on_screen(program) as pilot:
        await press(pilot, "o", *["enter"] * 8)
        await until(pilot, lambda: bool(program._notifications))
        assert "is not a folder" in next(iter(program._notifications)).message
        assert "question 8 of 8" in seen(pilot)


async def test_own_dialogues_stand_before_the_shipped_ones(tmp_path: Path) -> None:
    gentle = Entry(stage.REFUSAL, Path("shipped") / "refusal.yaml")
    own = Entry(stage.SILENCE, tmp_path / "dialogues" / "silence.yaml")
    whole = practice(tmp_path)
    suppliers = replace(whole._suppliers, catalogue=lambda: Catalogue((gentle, own), ()))
    for folder, first in ((tmp_path, "Stilte"), (tmp_path / "elsewhere", "Een nee")):
        async with on_screen(stage.app(lambda: Practice(suppliers), folder=folder)) as pilot:
            row = pilot.app.screen.query_one(DialogueList).options[0]
            assert str(row.prompt).startswith(first)


async def test_without_a_folder_there_is_nothing_to_rehearse() -> None:
    async with on_screen(stage.app()) as pilot:
        await press(pilot, "o")
        assert screen_name(pilot) == "HomeScreen"
        assert "eigen klant" not in seen(pilot)


async def test_a_dialogue_put_in_the_folder_shows_after_reading_again(tmp_path: Path) -> None:
    made = practice(tmp_path)
    async with on_screen(stage.app(lambda: made, folder=tmp_path)) as pilot:
        assert pilot.app.screen.query_one(DialogueList).option_count == 0
        shipped = Path(__file__).parents[2] / "dialogues" / "chose-competitor.yaml"
        (tmp_path / "dialogues").mkdir()
        (tmp_path / "dialogues" / shipped.name).write_bytes(shipped.read_bytes())
        await press(pilot, "ctrl+r")
        assert pilot.app.screen.query_one(DialogueList).option_count == 1
