"""The dialogue as a picture: only after it was finished once, with the way that was taken."""

from pathlib import Path

from simulator.guidance.language import Language
from simulator.practice.store import MemoryStore
from tests.tui import stage
from tests.tui.play import begin, on_screen, press, say, screen_name, seen
from tests.tui.test_debrief import look_back, play_two_turns


async def test_the_debrief_shows_the_dialogue_with_the_way_taken(tmp_path: Path) -> None:
    async with on_screen(stage.app(folder=tmp_path)) as pilot:
        await play_two_turns(pilot)
        await look_back(pilot)
        await press(pilot, "p")
        assert screen_name(pilot) == "PictureScreen"
        assert "→ «1» says-no" in seen(pilot)
        assert "→ «2» open" in seen(pilot)
        await press(pilot, "f3")
        assert "is where your turn 2 passed" in seen(pilot)
        assert "→ «2» open" in seen(pilot)
        await press(pilot, "escape")
        assert screen_name(pilot) == "DebriefScreen"


async def test_before_the_first_finished_attempt_nothing_is_given_away(tmp_path: Path) -> None:
    store = MemoryStore()
    async with on_screen(stage.app(lambda: stage.practice(store), folder=tmp_path)) as pilot:
        await press(pilot, "p")
        assert screen_name(pilot) == "HomeScreen"
        await begin(pilot)
        await say(pilot, "Toe nou.")
    async with on_screen(stage.app(lambda: stage.practice(store), folder=tmp_path)) as pilot:
        assert "Je stopte midden in dit gesprek" in seen(pilot)
        await press(pilot, "p")
        assert screen_name(pilot) == "HomeScreen"


async def test_home_shows_it_for_a_dialogue_that_was_finished(tmp_path: Path) -> None:
    async with on_screen(stage.app(language=Language.EN, folder=tmp_path)) as pilot:
        await begin(pilot)
        await say(pilot, "Dank je. Wat gaf de doorslag?")
        await press(pilot, "escape")
        assert "p picture" in seen(pilot)
        await press(pilot, "p")
        assert screen_name(pilot) == "PictureScreen"
        assert "→ «1» open" in seen(pilot)
        await press(pilot, "escape", "down", "p")
        assert screen_name(pilot) == "HomeScreen"
