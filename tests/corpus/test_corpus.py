"""The labelled replies: their shape, no duplicates, and nothing shared between writers."""

import json
import re
from collections import Counter
from itertools import chain
from pathlib import Path
from typing import Any

import pytest

from simulator.guidance.language import Language
from simulator.guidance.moves import Move
from simulator.guidance.situations import Channel, Situation

CORPUS = Path(__file__).parent.parent.parent / "corpus"
FILES = sorted(path for path in CORPUS.glob("*.jsonl") if path.stem.startswith(("dev_", "train_", "more_")))
FIELDS = {"id", "lang", "situation", "channel", "client", "before", "text", "courtesy", "why", "pushing", "moves"}


def read_rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_every_writer_is_there() -> None:
    assert len(FILES) >= 20
    assert sum(len(read_rows(path)) for path in FILES) >= 6000


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_rows_have_the_right_shape(path: Path) -> None:
    for row in read_rows(path):
        assert set(row) - {"spans"} == FIELDS, row["id"]
        assert row["lang"] in set(Language)
        assert row["situation"] in {*Situation, ""}
        assert row["channel"] in {*Channel, ""}
        assert row["text"].strip()
        assert row["courtesy"] in range(4)
        assert row["why"] in ("none", "closed", "open", "press")
        assert row["pushing"] in range(3)
        assert set(row["moves"]) <= set(Move)
        assert len(row["moves"]) == len(set(row["moves"]))
        assert row["lang"] == ("nl" if "_nl_" in path.stem else "en")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_spans_are_words_of_the_reply(path: Path) -> None:
    for row in read_rows(path):
        spans = row.get("spans", {})
        for span in [
            *chain.from_iterable(spans.get("moves", {}).values()),
            *spans.get("why", []),
            *spans.get("pushing", []),
        ]:
            assert span in row["text"], row["id"]
        assert set(spans.get("moves", {})) <= set(row["moves"])


def test_no_id_comes_twice() -> None:
    ids = Counter(row["id"] for path in FILES for row in read_rows(path))
    assert [identity for identity, count in ids.items() if count > 1] == []


def test_no_reply_is_shared_between_writers() -> None:
    writers: dict[str, set[str]] = {}
    for path in FILES:
        for row in read_rows(path):
            plain = " ".join(re.findall(r"\w+", row["text"].lower()))
            if len(plain.split()) >= 8:
                writers.setdefault(plain, set()).add(path.stem)
    assert {text: names for text, names in writers.items() if len(names) > 1} == {}
