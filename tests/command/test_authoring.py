"""`simulator new`, `prepare`, `schema` and `coverage`, as an author meets them."""

import io
import json
import sys
from pathlib import Path

import pytest

from simulator.cli import main
from simulator.dialogue.catalogue import load_catalogue
from simulator.dialogue.lint.linter import check_files, lint
from simulator.dialogue.loader import dialogue_of
from simulator.dialogue.scaffold import scaffold_text
from simulator.dialogue.yaml_reader import read_text
from simulator.guidance.language import Language
from simulator.guidance.situations import Situation

ROOT = Path(__file__).parents[2]
ANSWERS = ["Ravi Chandra", "head of purchasing", "je", "3", "2", "We never meant to buy.", "My boss chose.", "a talk"]


def type_lines(lines: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Let standard input give these lines."""
    raw = "".join(f"{line}\n" for line in lines).encode()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(raw), encoding="utf-8"))


@pytest.mark.parametrize("situation", list(Situation))
@pytest.mark.parametrize("language", list(Language))
def test_a_new_dialogue_checks_clean_in_every_situation(situation: Situation, language: Language) -> None:
    source = read_text(scaffold_text("rain-check", situation, language, schema="./s.json"), Path("rain-check.yaml"))
    dialogue = dialogue_of(source)
    assert lint(dialogue, source) == ()
    assert dialogue.situation is situation
    assert dialogue.teaches


def test_a_new_dialogue_goes_to_the_users_own_folder_with_its_schema(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["new", "rain-check", "--lang", "en"]) == 0
    folder = tmp_path / "home" / "dialogues"
    text = (folder / "rain-check.yaml").read_text(encoding="utf-8")
    assert text.startswith("# yaml-language-server: $schema=./dialogue.schema.json\n")
    assert json.loads((folder / "dialogue.schema.json").read_text(encoding="utf-8"))["title"] == "Wittevlag dialogue"
    assert str(folder / "rain-check.yaml") in capsys.readouterr().out
    assert "Fill in" in text
    assert "#nl" not in text


@pytest.mark.parametrize("name", ["Rain Check", "rain_check", "../rain", "", "x" * 61, "été"])
def test_a_name_that_is_no_id_is_refused(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", name, "--to", str(tmp_path), "--lang", "en"]) == 2
    assert "cannot be an id" in capsys.readouterr().err
    assert list(tmp_path.glob("*.yaml")) == []


def test_nothing_is_overwritten(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", "rain-check", "--to", str(tmp_path)]) == 0
    (tmp_path / "rain-check.yaml").write_text("mine", encoding="utf-8")
    assert main(["new", "rain-check", "--to", str(tmp_path), "--lang", "en"]) == 2
    assert "exists already" in capsys.readouterr().err
    assert (tmp_path / "rain-check.yaml").read_text(encoding="utf-8") == "mine"


def test_a_file_is_no_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert main(["new", "rain-check", "--to", str(tmp_path / "file"), "--lang", "en"]) == 2
    assert capsys.readouterr().err == f"simulator: {tmp_path / 'file'} is not a folder\n"


def test_the_id_of_another_dialogue_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", "chose-competitor", "--lang", "en"]) == 2
    assert "'chose-competitor' already" in capsys.readouterr().err


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_rehearsal_is_made_from_typed_lines(
    language: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    type_lines(ANSWERS, monkeypatch)
    assert main(["prepare", "--lang", language]) == 0
    assert "simulator play own-ravi-chandra" in capsys.readouterr().out
    folder = tmp_path / "home" / "dialogues"
    assert check_files([folder]).diagnostics == ()
    dialogue = load_catalogue(folder).find("own-ravi-chandra")
    assert dialogue.situation is Situation.GHOSTING
    assert "We never meant to buy." in dialogue.states["rings-back"].narrates[0].en
    assert "My boss chose." in dialogue.secrets[0].fact.nl


def test_a_second_rehearsal_of_the_same_client_gets_a_name_of_its_own(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for _ in range(2):
        type_lines(ANSWERS, monkeypatch)
        assert main(["prepare", "--to", str(tmp_path)]) == 0
    assert sorted(path.stem for path in tmp_path.glob("*.yaml")) == ["own-ravi-chandra", "own-ravi-chandra-2"]


def test_a_wrong_choice_is_asked_again(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    type_lines([*ANSWERS[:3], "9", "price please", "5", *ANSWERS[4:]], monkeypatch)
    assert main(["prepare", "--to", str(tmp_path)]) == 0
    assert load_catalogue(tmp_path).dialogues[0].situation is Situation.PRICE_PRESSURE


def test_answers_that_stop_halfway_make_nothing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    type_lines(ANSWERS[:5], monkeypatch)
    assert main(["prepare", "--to", str(tmp_path), "--lang", "en"]) == 2
    assert "nothing was made" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_the_committed_schema_is_the_one_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema"]) == 0
    assert capsys.readouterr().out == (ROOT / "docs/dialogue.schema.json").read_text(encoding="utf-8")


def test_the_committed_coverage_is_the_one_printed(capsys: pytest.CaptureFixture[str]) -> None:
    main(["coverage"])
    assert capsys.readouterr().out == (ROOT / "docs/coverage.md").read_text(encoding="utf-8")


def test_the_coverage_is_complete(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["coverage"]) == 0
    assert "missing: nothing" in capsys.readouterr().out
