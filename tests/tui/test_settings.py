"""The choices and the file that remembers them."""

from pathlib import Path

import pytest

from simulator.errors import StorageError
from simulator.guidance.language import Language
from simulator.tui.settings import Appearance, Feedback, Pace, Settings, SettingsFile

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
