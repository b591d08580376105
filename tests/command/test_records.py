"""export, replay, import, data and case as a user calls them."""

import csv
import io
import json
import re
import zipfile
from pathlib import Path

import pytest

from simulator.cli import main
from simulator.commands.composition import compose_practice
from simulator.dialogue.catalogue import Catalogue, load_catalogue
from simulator.guidance.language import Language
from simulator.paths import data_directory, shipped_dialogues
from simulator.storage.database import open_room_stores

GRADEBOOK = "Voornaam;Achternaam;E-mailadres;Opdracht: Nee horen (Punten)\r\nSanne;de Bruin;s@x.nl;-\r\n"
Capture = pytest.CaptureFixture[bytes]


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    """Return the shipped dialogues, read once."""
    return load_catalogue(shipped_dialogues())


@pytest.fixture(autouse=True)
def _read_once(catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch) -> None:
    """Spare every command the reading of the same files."""
    for module in ("composition", "export"):
        monkeypatch.setattr(f"simulator.commands.{module}.read_catalogue", lambda _folders: catalogue)


@pytest.fixture
def attempt() -> str:
    """Play an attempt with two ways and return its id."""
    played = compose_practice().start("chose-competitor", Language.NL, seed=7)
    played.reply("=Jammer, maar dank je dat je het zelf vertelt.")
    played.stop()
    played.retry(1)
    played.reply("Dank dat je belt. Wat gaf de doorslag?")
    played.stop()
    return played.id


def run(capture: Capture, *arguments: str | Path) -> tuple[int, str, str]:
    """Return exit code, output and error output of a command, in English."""
    try:
        code = main([*map(str, arguments), "--lang", "en"])
    except SystemExit as error:
        code = int(error.code or 0)
    out, err = capture.readouterr()
    return code, out.decode("utf-8"), err.decode("utf-8")


def elsewhere(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    monkeypatch.setenv("SIMULATOR_HOME", str(folder))


def test_lines_go_to_another_computer_and_back(
    attempt: str, capsysbinary: Capture, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "a.jsonl"
    assert run(capsysbinary, "export", "--output", file)[0] == 0
    elsewhere(monkeypatch, tmp_path / "other")
    assert run(capsysbinary, "import", file) == (0, "New: 1. Here already: 0.\n", "")
    assert run(capsysbinary, "import", file) == (0, "New: 0. Here already: 1.\n", "")
    assert run(capsysbinary, "export")[1] == file.read_text(encoding="utf-8")
    assert compose_practice().progress().paths == 2


def test_a_conflict_is_reported_and_nothing_overwritten(attempt: str, capsysbinary: Capture, tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    before = run(capsysbinary, "export")[1]
    file.write_text(before.replace('"seed": 7', '"seed": 8'), encoding="utf-8")
    code, out, err = run(capsysbinary, "import", file)
    assert (code, out) == (1, "New: 0. Here already: 0.\n")
    assert f"Attempt {attempt} (line 1) is here already with a different course" in err
    assert run(capsysbinary, "export")[1] == before


def test_an_attempt_that_went_on_elsewhere_is_completed(
    attempt: str, capsysbinary: Capture, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "a.jsonl"
    whole = run(capsysbinary, "export")[1]
    elsewhere(monkeypatch, tmp_path / "other")
    for part in ("".join(whole.splitlines(keepends=True)[:3]), whole):
        file.write_text(part, encoding="utf-8")
        assert run(capsysbinary, "import", file)[:2] == (0, "New: 1. Here already: 0.\n")
    assert run(capsysbinary, "export")[1] == whole


def test_replaying_gives_the_same_bytes(attempt: str, capsysbinary: Capture, tmp_path: Path) -> None:
    file, again = tmp_path / "a.jsonl", tmp_path / "b.jsonl"
    run(capsysbinary, "export", "--output", file)
    code, out, _ = run(capsysbinary, "replay", file, "--output", again)
    assert code == 0
    assert "2 verdicts given again, 0 differ" in out
    assert again.read_bytes() == file.read_bytes()


def test_another_verdict_is_named_with_its_judge(attempt: str, capsysbinary: Capture, tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    text = run(capsysbinary, "export")[1]
    text = re.sub(r'"scorer": "[^"]*"', '"scorer": "0-old"', text)
    file.write_text(re.sub(r'"courtesy": \d', '"courtesy": 0', text), encoding="utf-8")
    code, out, _ = run(capsysbinary, "replay", file)
    assert code == 1
    assert out.startswith(f"Line 2 (attempt {attempt}): courtesy was 0 and is now ")
    assert "The verdict is by judge 0-old; this is " in out


@pytest.mark.parametrize("command", ["replay", "import"])
@pytest.mark.parametrize(
    ("content", "words"),
    [(b'{"format": "witt', "line 1 is not valid JSON"), (b'{"id": 1, "text": "x"}\n', "line 1 was not written by")],
)
def test_half_and_foreign_files(
    content: bytes, words: str, command: str, capsysbinary: Capture, tmp_path: Path
) -> None:
    file = tmp_path / "a.jsonl"
    file.write_bytes(content)
    code, out, err = run(capsysbinary, command, file)
    assert (code, out) == (2, "")
    assert err.startswith(f"simulator: {words}")
    assert err.count("\n") == 1


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("export", "--attempt", "nope"), "Unknown attempt 'nope'"),
        (("export", "--from", "yesterday"), "'yesterday' is not a day"),
        (("export", "--from", "2026-03-02", "--to", "2026-03-01"), "--from is after --to"),
        (("export", "--attempt", "x", "--to", "2026-03-01"), "not both"),
        (("export", "--format", "pdf"), "'pdf' is not known"),
        (("export", "--moodle", "x.csv"), "also needs --item and --learner"),
        (("export", "--xapi-endpoint", "lrs"), "is not an address"),
        (("export", "--output", "/nowhere/x"), "Cannot write /nowhere/x"),
        (("export", "--input", "/nowhere/x"), "Cannot read /nowhere/x"),
        (("replay", "/nowhere/x"), "Cannot read /nowhere/x"),
        (("import", "/nowhere/x"), "Cannot read /nowhere/x"),
        (("data",), "Missing: ACTION"),
        (("data", "delete", "--attempt", "nope", "--yes"), "Unknown attempt 'nope'"),
        (("data", "export-all", "/nowhere/x.zip"), "Cannot write /nowhere/x.zip"),
        (("case", "add"), "Give a reply, or --attempt"),
        (("case", "add", "hoi"), "Say what it should be"),
        (("case", "add", "hoi", "--moves", "dance"), "'dance' is not known"),
        (("case", "add", " ", "--courtesy", "1"), "The field 'text' is not right"),
    ],
)
def test_a_mistake_is_one_line(arguments: tuple[str, ...], words: str, capsysbinary: Capture) -> None:
    code, out, err = run(capsysbinary, *arguments)
    assert (code, out) == (2, "")
    assert words in err
    assert err.count("\n") == 1


def test_reports_in_every_format(attempt: str, capsysbinary: Capture) -> None:
    page = run(capsysbinary, "export", "--attempt", attempt, "--format", "html", "--learner", "Sanne")[1]
    assert page.startswith("<!DOCTYPE html>")
    assert "They chose someone else" in page
    assert "Of Sanne" in page
    assert "Practice report" in run(capsysbinary, "export", "--format", "html")[1]
    assert run(capsysbinary, "export", "--format", "markdown")[1].startswith("# They chose someone else")
    table = run(capsysbinary, "export", "--format", "csv")[1].removeprefix("\ufeff")
    rows = list(csv.DictReader(io.StringIO(table, newline=""), delimiter=";"))
    assert rows[0]["reply"].startswith("'=Jammer")
    statements = json.loads(run(capsysbinary, "export", "--format", "xapi")[1])
    again = json.loads(run(capsysbinary, "export", "--format", "xapi")[1])
    assert statements == again


def test_a_file_of_someone_else_can_be_reported_without_taking_it_in(
    attempt: str, capsysbinary: Capture, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, book = tmp_path / "a.jsonl", tmp_path / "book.csv"
    run(capsysbinary, "export", "--output", file)
    elsewhere(monkeypatch, tmp_path / "trainer")
    book.write_bytes(GRADEBOOK.encode())
    page = run(capsysbinary, "export", "--input", file, "--format", "html", "--learner", "Sanne")[1]
    assert "They chose someone else" in page
    moodle = ("--moodle", book, "--item", "Nee horen", "--learner", "s@x.nl")
    code, out, err = run(capsysbinary, "export", "--input", file, *moodle)
    assert (code, out) == (0, GRADEBOOK.replace(";-", ";100.00"))
    assert "s@x.nl: 100.00 (was -)" in err
    assert "--xapi-account" in run(capsysbinary, "export", "--input", file, "--format", "xapi")[2]
    assert not (tmp_path / "trainer").exists()


def test_a_gradebook_is_not_touched_without_a_finished_conversation(capsysbinary: Capture, tmp_path: Path) -> None:
    book = tmp_path / "book.csv"
    book.write_bytes(GRADEBOOK.encode())
    arguments = ("--moodle", book, "--item", "Nee horen", "--learner", "s@x.nl", "--output", book)
    code, _, err = run(capsysbinary, "export", *arguments)
    assert code == 1
    assert "There is nothing to fill in" in err
    assert book.read_bytes() == GRADEBOOK.encode()


def test_attempts_without_their_dialogue_are_left_out_of_reports_but_not_of_lines(
    attempt: str, capsysbinary: Capture, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    file = tmp_path / "a.jsonl"
    text = run(capsysbinary, "export")[1].replace('"dialogue": "chose-competitor"', '"dialogue": "gone"')
    file.write_text(text, encoding="utf-8")
    elsewhere(monkeypatch, tmp_path / "other")
    code, _, err = run(capsysbinary, "import", file)
    assert code == 0
    assert "cannot be shown: gone" in err
    code, out, err = run(capsysbinary, "export", "--format", "csv")
    assert (code, len(out.splitlines())) == (1, 1)
    assert "was left out" in err
    lines = [json.loads(line) for line in run(capsysbinary, "export")[1].splitlines()]
    assert [line["event"] for line in lines] == ["started", "replied", "stopped", "retried", "replied", "stopped"]


def test_everything_in_one_file(attempt: str, capsysbinary: Capture, tmp_path: Path) -> None:
    run(capsysbinary, "case", "add", "Graag gedaan hoor", "--courtesy", "3", "--lang", "nl")
    (data_directory() / "settings.json").write_text("{}")
    (data_directory() / "dialogues" / "sub").mkdir(parents=True)
    (data_directory() / "dialogues" / "sub" / "own.yaml").write_text("id: own")
    target = tmp_path / "all.zip"
    for store in open_room_stores():
        store.close()
    assert run(capsysbinary, "data", "export-all", target)[0] == 0
    with zipfile.ZipFile(target) as opened:
        assert set(opened.namelist()) == {
            "README.txt",
            "attempts.jsonl",
            "cases.jsonl",
            "files/wittevlag.db",
            "files/wittevlag-rooms.db",
            "files/settings.json",
            "files/cases.jsonl",
            "files/dialogues/sub/own.yaml",
        }
        assert opened.read("attempts.jsonl").decode() == run(capsysbinary, "export")[1]


def test_deleting_one_attempt_leaves_the_others(attempt: str, capsysbinary: Capture) -> None:
    other = compose_practice().start("too-busy", Language.NL, seed=1)
    other.stop()
    assert run(capsysbinary, "data", "delete", "--attempt", attempt, "--yes")[0] == 0
    assert compose_practice().store.attempts() == (other.id,)
    assert b"Wat gaf de doorslag" not in (data_directory() / "wittevlag.db").read_bytes()


def test_deleting_everything_leaves_only_what_was_not_asked_for(attempt: str, capsysbinary: Capture) -> None:
    run(capsysbinary, "case", "add", "Graag gedaan hoor", "--courtesy", "3")
    home = data_directory()
    rooms = [f"wittevlag-rooms.db{suffix}" for suffix in ("", "-wal", "-shm")]
    for name in ("settings.json", "xapi-outbox.jsonl", "wittevlag.db.version-0001", *rooms):
        (home / name).write_text("{}")
    (home / "dialogues").mkdir()
    code, out, _ = run(capsysbinary, "data", "delete", "--yes")
    assert code == 0
    assert "with --own-dialogues they go too" in out
    assert {entry.name for entry in home.iterdir()} - {"wittevlag.db-wal", "wittevlag.db-shm"} == {
        "wittevlag.db",
        "dialogues",
    }
    assert run(capsysbinary, "export")[1] == ""
    assert b"chose-competitor" not in (home / "wittevlag.db").read_bytes()
    run(capsysbinary, "data", "delete", "--own-dialogues", "--yes")
    assert not (home / "dialogues").exists()


def test_nothing_is_deleted_when_nobody_can_be_asked(
    attempt: str, capsysbinary: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("yes\n"))
    code, _, err = run(capsysbinary, "data", "delete")
    assert (code, err.count("\n")) == (2, 1)
    assert "Add --yes" in err
    assert compose_practice().store.attempts() == (attempt,)


@pytest.mark.parametrize(("answer", "code"), [("yes", 0), (" YES ", 0), ("y", 1), ("", 1), ("no", 1)])
def test_one_is_asked_before_deleting(
    answer: str, code: int, attempt: str, capsysbinary: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("builtins.input", lambda question: answer)
    assert run(capsysbinary, "data", "delete")[0] == code
    assert bool(compose_practice().store.attempts()) == bool(code)


def test_where_everything_is(attempt: str, capsysbinary: Capture) -> None:
    code, out, _ = run(capsysbinary, "data", "where")
    assert code == 0
    assert f"{data_directory() / 'wittevlag.db'} (" in out
    assert f"{data_directory() / 'settings.json'} (not there)" in out


def test_the_password_of_a_server_is_not_shown(capsysbinary: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SIMULATOR_DATABASE", "postgresql+psycopg://jan:geheim@db.example/wittevlag")
    code, out, _ = run(capsysbinary, "data", "where")
    assert code == 0
    assert "db.example" in out
    assert "geheim" not in out


def test_cases_from_attempts_and_by_hand(attempt: str, capsysbinary: Capture) -> None:
    assert run(capsysbinary, "case", "add", "--attempt", attempt, "--turn", "1", "--pushing", "2")[0] == 0
    by_hand = ("Graag gedaan hoor", "--courtesy", "3", "--moves", "accept,thank", "--situation", "ghosting")
    assert run(capsysbinary, "case", "add", *by_hand)[0] == 0
    assert "no turn 99" in run(capsysbinary, "case", "add", "--attempt", attempt, "--turn", "99", "--pushing", "2")[2]
    listed = run(capsysbinary, "case", "list")[1]
    assert "2 cases" in listed
    assert "accept, thank" in listed
    rows = [json.loads(line) for line in run(capsysbinary, "case", "export")[1].splitlines()]
    assert rows[0]["pushing"] == 2
    assert rows[1]["moves"] == ["accept", "thank"]
    assert len(json.loads(run(capsysbinary, "case", "list", "--json")[1])) == 2


def test_nothing_is_sent_unless_asked(attempt: str, capsysbinary: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a connection was made")

    monkeypatch.setattr("socket.socket.connect", refuse)
    for form in ("jsonl", "html", "markdown", "csv", "xapi"):
        assert run(capsysbinary, "export", "--format", form)[0] == 0
    assert not (data_directory() / "xapi-outbox.jsonl").exists()
