"""The program as a user starts it: exit codes, one line for a mistake, never a traceback."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from simulator.arguments.program import COMMANDS
from simulator.cli import chosen_language
from simulator.guidance.language import Language


def run(
    *arguments: str, home: Path, input: str = "", lang: str = "C.UTF-8", **more: str
) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"SIMULATOR_HOME": str(home), "LANG": lang, "LC_ALL": "", "COLUMNS": "80"} | more
    command = [sys.executable, "-m", "simulator", *arguments]
    return subprocess.run(command, env=environment, capture_output=True, text=True, input=input, encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("play", "chose-competitr", "--plain"), "did you mean 'chose-competitor'"),
        (("play",), "Which dialogue?"),
        (("play", "--resume", "nope", "--plain"), "Unknown attempt"),
        (("score",), "Which reply?"),
        (("score", "--situation", "gost", "x"), "choose from"),
        (("score", "--batch", "/nowhere/x.jsonl"), "Cannot read"),
        ((), "not a terminal"),
        (("fly",), "did you mean 'play'"),
        (("play", "--sede", "3"), "did you mean '--seed'"),
        (("explore", "nope"), "Unknown dialogue"),
    ],
)
def test_a_mistake_gives_exit_code_2_and_one_line(arguments: tuple[str, ...], words: str, tmp_path: Path) -> None:
    done = run(*arguments, home=tmp_path)
    assert done.returncode == 2
    assert words in done.stderr
    assert done.stderr.startswith("simulator: ")
    assert len(done.stderr.splitlines()) == 1


def test_errors_are_in_the_language_of_the_environment(tmp_path: Path) -> None:
    assert "Welke dialoog?" in run("play", home=tmp_path, lang="nl_NL.UTF-8").stderr
    assert "Welke dialoog?" in run("play", "--lang", "nl", home=tmp_path).stderr


def test_help_is_short_and_names_every_command(tmp_path: Path) -> None:
    text = run("--help", home=tmp_path).stdout
    assert [command for command in COMMANDS if f"    {command} " not in text] == []
    assert len(text.splitlines()) <= 50


def test_help_and_mistakes_are_in_the_language_that_is_asked_for(tmp_path: Path) -> None:
    dutch = run("--help", home=tmp_path, lang="nl_NL.UTF-8").stdout
    assert dutch.startswith("gebruik: simulator")
    assert run("--help", "--lang", "nl", home=tmp_path).stdout == dutch
    assert run("fly", "--lang=nl", home=tmp_path).stderr.startswith("simulator: Onbekende opdracht 'fly'")
    assert run("--lang", "en", "fly", home=tmp_path, lang="nl_NL.UTF-8").stderr.startswith("simulator: Unknown command")


def test_help_is_shown_where_its_letters_are_not(tmp_path: Path) -> None:
    done = run("export", "--help", "--lang", "nl", home=tmp_path, lang="C", PYTHONIOENCODING="ascii")
    assert (done.returncode, done.stderr) == (0, "")
    assert "het ge?xporteerde CSV-bestand" in done.stdout


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("", None),
        ("play x --lang nl", Language.NL),
        ("--lang=en fly", Language.EN),
        ("--lang nl play --lang=en", Language.EN),
        ("--lang=en play --lang nl", Language.NL),
        ("--lang de", None),
        ("--lang", None),
        ("score -- --lang nl", None),
    ],
)
def test_the_language_is_found_anywhere_on_the_line(line: str, language: Language | None) -> None:
    assert chosen_language(line.split()) is language


def test_nothing_is_written_outside_the_user_data_directory(tmp_path: Path) -> None:
    home = tmp_path / "data"
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    run("play", "chose-competitor", "--plain", home=home, input="Jammer.\n", HOME=str(elsewhere))
    assert home.is_dir()
    assert list(elsewhere.iterdir()) == []


def test_playing_is_the_same_for_the_same_seed_and_replies(tmp_path: Path) -> None:
    replies = "Jammer, maar dank je dat je belt.\nWat gaf de doorslag?\n/stop\n"
    arguments = ("play", "chose-competitor", "--plain", "--json", "--seed", "7", "--lang", "nl")
    outputs = []
    for number in range(2):
        text = run(*arguments, home=tmp_path / str(number), input=replies).stdout
        events = [json.loads(line) for line in text.splitlines()]
        outputs.append([{key: value for key, value in event.items() if key != "attempt"} for event in events])
    assert outputs[0] == outputs[1]
    assert outputs[0][-1]["event"] == "end"


def test_an_interrupted_attempt_can_be_resumed(tmp_path: Path) -> None:
    first = run("play", "chose-competitor", "--plain", "--json", home=tmp_path, input="Jammer, dank je.\n")
    attempt = json.loads(first.stdout.splitlines()[0])["attempt"]
    again = run("play", "--resume", attempt, "--plain", "--json", home=tmp_path, input="/stop\n")
    events = [json.loads(line) for line in again.stdout.splitlines()]
    assert [event["event"] for event in events if event["event"] == "turn"] == ["turn", "turn"]
    assert events[-1]["ending"] == "door_ajar"


def test_bytes_that_are_not_utf_8_are_no_traceback(tmp_path: Path) -> None:
    environment = os.environ | {"SIMULATOR_HOME": str(tmp_path)}
    command = [sys.executable, "-m", "simulator", "play", "chose-competitor", "--plain", "--json"]
    done = subprocess.run(command, env=environment, capture_output=True, input=b"caf\xe9 \xff\n/stop\n")
    assert done.returncode == 0
    assert b"Traceback" not in done.stderr


def test_a_batch_reports_bad_lines_and_goes_on(tmp_path: Path) -> None:
    source = tmp_path / "in.jsonl"
    target = tmp_path / "out.jsonl"
    source.write_bytes(
        b'{"id": "a", "text": "Thanks for telling me."}\n{"text": 3}\nno\n\xff\n{"id": "b", "text": "ok"}\n'
    )
    done = run("score", "--batch", str(source), "--output", str(target), home=tmp_path)
    results = [json.loads(line) for line in target.read_text(encoding="utf-8").splitlines()]
    assert done.returncode == 1
    assert [result["id"] for result in results] == ["a", "b"]
    assert set(results[0]) == {"id", "courtesy", "why", "pushing", "moves", "evidence", "confidence", "scores"}
    assert [line[:6] for line in done.stderr.splitlines()] == ["line 2", "line 3", "line 4"]
