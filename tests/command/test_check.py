"""`simulator check`: exit codes, formats, languages, and watching."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from simulator.cli import main
from simulator.commands.check import stamps, watch
from simulator.dialogue.diagnostic import Diagnostic, Position
from simulator.dialogue.lint.printing import github_line, text_line
from simulator.guidance.language import Bilingual, Language
from tests.dialogue.snippets import CLEAN

BROKEN = CLEAN.with_name("broken")


class EnoughError(Exception):
    """Ends a watch."""


def check(*words: str) -> int:
    return main(["check", "--lang", "en", *words])


def test_a_clean_file_exits_with_0(capsys: pytest.CaptureFixture[str]) -> None:
    assert check(str(CLEAN)) == 0
    assert capsys.readouterr().out == "no findings in 1 file\n"


def test_a_finding_exits_with_1_and_says_where(capsys: pytest.CaptureFixture[str]) -> None:
    path = BROKEN / "unknown-state.yaml"
    assert check(str(path)) == 1
    first, last = capsys.readouterr().out.splitlines()
    assert first.endswith("unknown-state.yaml:45:55 D206 unknown state 'agred'; did you mean 'agreed'?")
    assert last == "1 finding in 1 file"
    assert "\x1b" not in first


def test_findings_are_in_the_language_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--lang", "nl", str(BROKEN / "no-hint.yaml")]) == 1
    assert "D309 'hint' ontbreekt bij 'stiff'" in capsys.readouterr().out


def test_a_path_that_is_not_there_exits_with_2_and_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert check("nowhere.yaml") == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err == "simulator: nowhere.yaml does not exist\n"


def test_json_has_every_finding_in_both_languages(capsys: pytest.CaptureFixture[str]) -> None:
    assert check(str(BROKEN / "several-mistakes.yaml"), "--format", "json") == 1
    records = json.loads(capsys.readouterr().out)
    assert [record["code"] for record in records] == ["D204", "D205", "D203", "D202"]
    assert records[0]["line"] == 3
    assert set(records[0]["message"]) == {"nl", "en"}


def test_github_gets_annotations(capsys: pytest.CaptureFixture[str]) -> None:
    assert check(str(BROKEN / "no-models.yaml"), "--format", "github") == 1
    line = capsys.readouterr().out.strip()
    assert line.startswith("::error file=")
    assert line.endswith("no-models.yaml,line=48,col=5,title=D310::'stiff' has no 'models'")


def test_annotations_are_escaped() -> None:
    message = Bilingual(nl="100% mis\nhier", en="100% wrong\nhere")
    found = Diagnostic("D104", Path("a,b:c.yaml"), Position(1, 2), message)
    line = github_line(found, Language.EN, folder=Path("/"))
    assert line == "::error file=a%2Cb%3Ac.yaml,line=1,col=2,title=D104::100%25 wrong%0Ahere"


def test_colour_only_when_asked_for() -> None:
    found = Diagnostic("D104", Path("/here/a.yaml"), Position(1, 2), Bilingual(nl="mis", en="wrong"))
    assert text_line(found, Language.EN, folder=Path("/here")) == "a.yaml:1:2 D104 wrong"
    assert "\x1b[" in text_line(found, Language.EN, folder=Path("/here"), in_colour=True)


def test_a_folder_is_checked_whole_and_a_double_id_is_found(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("one", "two"):
        (tmp_path / f"{name}.yaml").write_bytes(CLEAN.read_bytes())
    assert check(str(tmp_path)) == 1
    assert "two.yaml:2:5 D216 id 'clean' is taken by one.yaml" in capsys.readouterr().out


def test_watching_notices_a_change_a_new_file_and_a_lost_one(tmp_path: Path) -> None:
    path = tmp_path / "one.yaml"
    path.write_text("id: one\n", encoding="utf-8")
    other, calls = tmp_path / "two.yaml", list[str]()
    steps: Iterator[Callable[[], object]] = iter(
        [
            lambda: None,
            lambda: path.write_text("id: another\n", encoding="utf-8"),
            lambda: other.write_text("id: two\n", encoding="utf-8"),
            lambda: other.unlink(),
        ]
    )

    def pause() -> None:
        step = next(steps, None)
        if step is None:
            raise EnoughError
        step()

    with pytest.raises(EnoughError):
        watch([tmp_path], lambda: calls.append("changed"), pause)
    assert len(calls) == 3
    assert stamps([tmp_path / "lost.yaml"]) == {}
