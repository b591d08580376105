"""What a right line means, and that it costs no words."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from simulator.arguments.program import COMMANDS, build_parser
from simulator.guidance.language import Language
from simulator.locale.wording import Wording

MEANINGS: list[tuple[str, dict[str, Any]]] = [
    ("", {"module": "open", "lang": None, "dialogues": []}),
    ("play x --plain --seed 3", {"module": "play", "id": "x", "plain": True, "seed": 3, "resume": None}),
    ("play --plain x", {"module": "play", "id": "x", "plain": True}),
    ("--lang nl play", {"module": "play", "id": None, "lang": "nl"}),
    ("--lang nl play --lang en", {"lang": "en"}),
    ("--dialogues a list", {"module": "list", "dialogues": [Path("a")]}),
    ("list --dialogues a --dialogues b", {"dialogues": [Path("a"), Path("b")]}),
    ("import x.jsonl", {"module": "import_", "file": Path("x.jsonl")}),
    ("data where --lang en", {"module": "data", "action": "where", "lang": "en"}),
    ("data delete --own-dialogues", {"module": "data", "action": "delete", "own_dialogues": True, "yes": False}),
    ("case add x --courtesy 3 --why open", {"module": "case", "action": "add", "courtesy": 3, "why": "open"}),
    ("export --from 2026-03-01", {"module": "export", "first": date(2026, 3, 1), "format": "jsonl", "out_of": 100.0}),
    ("new x", {"module": "new", "situation": "postponed", "to": None}),
    ("room --sheet x", {"module": "room", "sheet": "x", "port": 8765, "keep_days": 30, "format": "html"}),
    ("join x", {"module": "join", "url": "x", "code": None}),
]


@pytest.mark.parametrize(("line", "meaning"), MEANINGS)
def test_a_line_means_what_it_says_and_reads_no_words(
    line: str, meaning: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Wording, "__call__", None)
    monkeypatch.setattr(Wording, "has", None)
    arguments = vars(build_parser(Language.EN).parse_args(line.split()))
    assert {name: arguments[name] for name in meaning} == meaning


def test_only_the_command_that_is_called_is_filled(monkeypatch: pytest.MonkeyPatch) -> None:
    filled: list[str] = []
    for name in COMMANDS:
        monkeypatch.setitem(COMMANDS, name, lambda parser: filled.append(parser.prog))
    build_parser(Language.EN).parse_args([])
    assert filled == []
    build_parser(Language.EN).parse_args(["list"])
    assert filled == ["simulator list"]


def test_every_command_has_a_module() -> None:
    sources = Path("simulator/commands").glob("*.py")
    modules = {path.stem.rstrip("_") for path in sources if "def run(arguments" in path.read_text(encoding="utf-8")}
    assert set(COMMANDS) == modules - {"open"}
