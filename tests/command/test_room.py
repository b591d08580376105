"""`simulator room`, `seat` and `join`: paper, hand-outs, finding a room again, and refusals in one sentence."""

import csv
import io
import json
import random
import subprocess
import sys
from argparse import Namespace
from pathlib import Path

import pytest

from simulator.commands.room_export import export_room, names_of
from simulator.errors import UsageError
from simulator.guidance.language import Bilingual, Language
from simulator.guidance.scales import Courtesy
from simulator.locale.wording import Wording
from simulator.reports.account import Setting
from simulator.reports.observer_sheet import points_taught, sheet_markdown, sheet_page
from simulator.room.events import Target
from tests.tui.room.group import Group
from tests.tui.stage import REFUSAL

EVIL = '<script>alert(1)</script>"&'


def played_group() -> Group:
    """Return a room in which a round and a dialogue were played."""
    group = Group("Ann", EVIL[:38])
    group.ask(EVIL)
    group.seat(0).answer("=Dank je. Wat gaf de doorslag?")
    group.seat(1).answer(f"Toe nou {EVIL}")
    group.desk.open_voting(random.Random(1))
    place = group.room.rounds[0].order.index(group.members[0]) + 1
    group.seat(1).vote(place)
    group.desk.reveal()
    group.desk.override(Target(number=1, member=group.members[1]), Courtesy.COLD, None, None, "Te dwingend.")
    group.desk.assign("refusal", 1)
    group.seat(0).attempt().reply("Wat gaf de doorslag?")
    return group


def exported(group: Group, folder: Path, *, pseudonyms: bool = False) -> dict[str, str]:
    """Return the files of an export by name."""
    arguments = Namespace(output=folder, pseudonyms=pseudonyms)
    assert export_room(group.room, group.practice, arguments, Language.NL) == 0
    return {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir()}


def test_a_room_is_handed_out_as_pages_and_a_table(tmp_path: Path) -> None:
    files = exported(played_group(), tmp_path / "out")
    trainees = ("01-ann", "02-script-alert-1-script")
    assert sorted(files) == [
        *(f"{name}.{kind}" for name in trainees for kind in ("html", "jsonl")),
        "replies.csv",
        "room.html",
    ]
    assert "Te dwingend." in files["room.html"]
    assert "Ann" not in files["room.html"]
    assert "Wat gaf de doorslag?" in files["01-ann.html"]
    assert "Te dwingend." not in files["01-ann.html"]
    assert not [name for name, text in files.items() if name.endswith("html") and "<script" in text]


def test_what_a_trainee_played_is_there_for_the_other_exports(tmp_path: Path) -> None:
    group = played_group()
    files = exported(group, tmp_path)
    events = [json.loads(line) for line in files["01-ann.jsonl"].splitlines()]
    assert [event["event"] for event in events] == ["started", "replied"]
    assert {event["attempt"] for event in events} == {group.seat(0).attempt().id}
    assert files["02-script-alert-1-script.jsonl"] == ""


def test_the_table_is_safe_to_open_and_has_both_judgements(tmp_path: Path) -> None:
    text = exported(played_group(), tmp_path)["replies.csv"].lstrip("\ufeff")
    rows = list(csv.DictReader(io.StringIO(text), delimiter=";"))
    assert [row["deelnemer"] for row in rows] == ["Ann", EVIL[:38], "Ann"]
    assert rows[0]["antwoord"].startswith("'=")
    assert rows[0]["stemmen"] == "1"
    assert (rows[1]["hoffelijk"], rows[1]["hoffelijk (trainer)"]) == ("beleefd", "koel")


def test_pseudonyms_leave_no_name_anywhere(tmp_path: Path) -> None:
    files = exported(played_group(), tmp_path, pseudonyms=True)
    assert {"01-deelnemer-1.html", "02-deelnemer-2.html"} <= set(files)
    assert not [name for name, text in files.items() if "Ann" in text]


def test_pseudonyms_follow_the_order_of_coming_in() -> None:
    group = Group("Ann", "Bob")
    names = names_of(group.room, Wording(Language.EN), with_pseudonyms=True)
    assert [names[member] for member in group.members] == ["Trainee 1", "Trainee 2"]


def test_an_export_needs_a_folder() -> None:
    with pytest.raises(UsageError):
        export_room(Group("Ann").room, Group().practice, Namespace(output=None, pseudonyms=False), Language.NL)


@pytest.mark.parametrize("language", list(Language))
def test_a_sheet_names_every_point_the_dialogue_teaches(language: Language) -> None:
    setting = Setting(language)
    page, text = sheet_page(REFUSAL, setting), sheet_markdown(REFUSAL, setting)
    assert [point.id for point in points_taught(REFUSAL)] == ["S1.3", "S1.4"]
    for point in points_taught(REFUSAL):
        assert setting.text(Bilingual(point.title.nl, point.title.en)) in text
        assert point.id in page
    assert text.count("☐ ☐ ☐ ☐") == 2


def simulator(*words: str, **environment: str) -> "subprocess.CompletedProcess[str]":
    """Run the program."""
    import os

    return subprocess.run(
        [sys.executable, "-m", "simulator", *words],
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        env={**os.environ, **environment},
        check=False,
    )


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("seat",), "The room starts this by itself."),
        (("room",), "A room is led in a terminal."),
        (("join", "localhost"), "Join from a terminal, or a browser."),
        (("room", "--export", "nothing", "--pin", "123456", "--output", "x"), "There is no room 'nothing'."),
        (("room", "--sheet", "nothing"), "Unknown dialogue 'nothing'"),
    ],
)
def test_refusals_are_one_sentence(words: tuple[str, ...], sentence: str) -> None:
    ran = simulator("--lang", "en", *words)
    assert ran.returncode == 2
    assert ran.stderr.startswith("simulator: ")
    assert sentence in ran.stderr
    assert ran.stderr.count("\n") == 1
