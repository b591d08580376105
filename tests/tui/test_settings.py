"""The choices and the file that remembers them."""

import re
from pathlib import Path

import pytest

import simulator.tui
from simulator.errors import StorageError
from simulator.guidance.language import Language
from simulator.locale.wording import Wording
from simulator.tui.screens.worded_screen import WordedScreen
from simulator.tui.settings import Appearance, Feedback, Pace, Settings, SettingsFile
from tests.tui import stage
from tests.tui.play import on_screen, press, seen, settle

CHOSEN = Settings(Language.EN, Appearance.LIGHT, Feedback.EACH_TURN, Pace.NATURAL, True)


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    file = SettingsFile(tmp_path / "new" / "settings.json")
    file.write(CHOSEN)
    assert file.read() == CHOSEN
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["settings.json"]


@pytest.mark.parametrize("text", ["", "{", "[1]", '{"language": 7, "pace": "hasty"}', "\x00"])
def test_a_damaged_file_means_the_defaults(tmp_path: Path, text: str) -> None:
    path = tmp_path / "settings.json"
    path.write_text(text, encoding="utf-8")
    assert SettingsFile(path).read() == Settings()


def test_one_unknown_choice_leaves_the_others(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text('{"language": "en", "appearance": "purple"}', encoding="utf-8")
    assert SettingsFile(path).read() == Settings(language=Language.EN)


def test_a_missing_file_means_the_defaults(tmp_path: Path) -> None:
    assert SettingsFile(tmp_path / "nowhere.json").read() == Settings()


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(StorageError):
        SettingsFile(tmp_path / "file" / "settings.json").write(CHOSEN)


def test_without_a_path_nothing_is_kept() -> None:
    file = SettingsFile(None)
    file.write(CHOSEN)
    assert file.read() == Settings()


@pytest.mark.parametrize(
    ("pace", "words", "seconds"), [(Pace.NONE, 50, 0.0), (Pace.SHORT, 50, 0.6), (Pace.NATURAL, 500, 4.0)]
)
def test_the_pace_is_bounded(pace: Pace, words: int, seconds: float) -> None:
    assert pace.seconds_for(words) == seconds


async def test_the_four_moments_of_feedback_can_be_chosen_and_never_is_explained() -> None:
    program = stage.app()
    async with on_screen(program) as pilot:
        await press(pilot, "i", "down", "down")
        assert "eindigt een gesprek zonder terugblik" not in seen(pilot)
        chosen = []
        for key in ("left", "right", "right", "right"):
            await press(pilot, key)
            chosen.append(program.settings.feedback)
            assert ("eindigt een gesprek zonder terugblik" in seen(pilot)) == (chosen[-1] is Feedback.NEVER)
        assert chosen == list(Feedback)


async def test_settings_tell_how_letters_become_larger() -> None:
    async with on_screen(stage.app(language=Language.EN)) as pilot:
        await press(pilot, "i")
        assert "This window is now 80 columns wide and 24 lines high" in seen(pilot)
        await pilot.resize_terminal(120, 40)
        await settle(pilot)
        assert "This window is now 120 columns wide and 40 lines high" in seen(pilot)


@pytest.mark.parametrize("keys", [(), ("enter",), ("enter", "enter"), ("i",), ("f6",)])
async def test_help_tells_what_the_screen_is_for(keys: tuple[str, ...]) -> None:
    async with on_screen(stage.app(language=Language.EN)) as pilot:
        await press(pilot, *keys)
        screen = pilot.app.screen
        assert isinstance(screen, WordedScreen)
        about = Wording(Language.EN)(f"help.about.{screen.TOPIC}")
        await press(pilot, "f2")
        assert about in seen(pilot)


def test_every_screen_with_help_has_words_about_it() -> None:
    folder = Path(simulator.tui.__file__).parent / "screens"
    texts = [path.read_text(encoding="utf-8") for path in folder.glob("*.py")]
    topics = {topic for text in texts for topic in re.findall(r'TOPIC = "([a-z]+)"', text)}
    assert len(topics) == 12
    assert [topic for topic in topics if not Wording(Language.NL).has(f"help.about.{topic}")] == []
