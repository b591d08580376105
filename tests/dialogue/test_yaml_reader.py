"""The harmless subset of YAML, and where its errors point."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.dialogue.diagnostic import DialogueError, Position
from simulator.dialogue.loader import load_dialogue, parse_dialogue
from simulator.dialogue.yaml_reader import read_source, read_text, scalar_value

FILE = Path("some.yaml")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("yes", "yes"),
        ("no", "no"),
        ("on", "on"),
        ("12:30", "12:30"),
        ("2024-01-01", "2024-01-01"),
        ("0o17", "0o17"),
        ("017", 17),
        ("3", 3),
        ("-2", -2),
        ("1.5", 1.5),
        ("true", True),
        ("null", None),
        ("~", None),
        ("'3'", "3"),
        ('"true"', "true"),
    ],
)
def test_scalars_follow_yaml_1_2(text: str, value: Any) -> None:
    found = read_text(f"key: {text}", FILE).values["key"]
    assert found == value
    assert type(found) is type(value)


@pytest.mark.parametrize(
    ("text", "code", "line", "column"),
    [
        ("a: 1\na: 2", "D109", 2, 1),
        ("a: &x [1]\nb: *x", "D106", 1, 4),
        ("a: &x [*x]", "D106", 1, 4),
        ("a: !!python/object:os.system x", "D107", 1, 4),
        ("a: !mine x", "D107", 1, 4),
        ("[a]: 1", "D108", 1, 1),
        ("a: 1\n\tb: 2", "D104", 2, 1),
        ("a: 'open", "D104", 1, 9),
        ("a: {b: c: d}", "D104", 1, 9),
        ("a: " + "[" * 500, "D105", 1, 1),
        ("- " * 500, "D105", 1, 1),
        ("a: 1\n---\nb: 2", "D104", 2, 1),
    ],
)
def test_what_is_refused_is_located(text: str, code: str, line: int, column: int) -> None:
    with pytest.raises(DialogueError) as caught:
        read_text(text, FILE)
    (finding,) = caught.value.diagnostics
    assert (finding.code, finding.position) == (code, Position(line, column))


def test_an_alias_bomb_is_refused_without_being_expanded() -> None:
    levels = "\n".join(f"l{n}: &l{n} [{', '.join([f'*l{n - 1}'] * 9)}]" for n in range(1, 20))
    with pytest.raises(DialogueError):
        read_text(f"l0: &l0 lol\n{levels}", FILE)


def test_bytes_that_are_not_utf_8_are_located(tmp_path: Path) -> None:
    path = tmp_path / "latin.yaml"
    path.write_bytes(b"id: a\ntitle: caf\xe9")
    with pytest.raises(DialogueError) as caught:
        read_source(path)
    assert caught.value.diagnostics[0].position == Position(2, 11)


def test_a_byte_order_mark_and_windows_line_ends_are_fine(tmp_path: Path) -> None:
    path = tmp_path / "windows.yaml"
    small = Path(__file__).with_name("small.yaml").read_text(encoding="utf-8")
    path.write_bytes(b"\xef\xbb\xbf" + small.replace("\n", "\r\n").encode())
    assert load_dialogue(path).id == "small"


def test_a_huge_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "huge.yaml"
    path.write_text("a: " + "x" * 1_000_000, encoding="utf-8")
    with pytest.raises(DialogueError, match="D102"):
        read_source(path)


@given(st.text(max_size=300))
def test_any_text_that_is_no_dialogue_gives_a_located_error(text: str) -> None:
    with pytest.raises(DialogueError) as caught:
        parse_dialogue(text, FILE)
    assert caught.value.diagnostics
    assert all(finding.position.line >= 1 for finding in caught.value.diagnostics)


@given(st.integers(-(10**15), 10**15))
def test_integers_survive(number: int) -> None:
    assert scalar_value(str(number), is_plain=True) == number
