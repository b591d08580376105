"""Chooses from the labelled corpus the replies that the kinds of learners of `simulator explore` play with.

`python -m training.learners` writes simulator/practice/learner_replies.jsonl; the choice depends on the corpus only.
"""

import json
from pathlib import Path
from typing import Any

from simulator.guidance.moves import BAD_MOVES
from simulator.practice.learners import Kind

CORPUS = Path(__file__).parent.parent / "corpus"
TARGET = Path(__file__).parent.parent / "simulator" / "practice" / "learner_replies.jsonl"
PER_KIND = 14  # replies for each situation and kind, half of them Dutch
LONGEST = 300  # characters

Record = dict[str, Any]


def is_of_kind(record: Record, kind: Kind) -> bool:
    """Return whether a labelled reply is what a learner of this kind says."""
    moves, why, courtesy = set(record["moves"]), record["why"], record["courtesy"]
    match kind:
        case Kind.COURTEOUS:
            return courtesy >= 2 and record["pushing"] == 0 and why in ("none", "open") and not moves & BAD_MOVES
        case Kind.PUSHING:
            return bool(record["pushing"] >= 1)
        case Kind.SILENT:
            return len(record["text"]) <= 60 and why == "none" and record["pushing"] == 0 and courtesy in (1, 2)
        case Kind.PRYING:
            return why in ("closed", "press")
        case Kind.OVER_FRIENDLY:
            return courtesy == 3 and why == "none" and record["pushing"] <= 1
        case Kind.RANDOM:
            return courtesy == 0 or bool(moves & {"discount", "grovel", "bypass"})


def choose_replies() -> list[Record]:
    """Return the chosen replies in a fixed order."""
    records = [
        json.loads(line)
        for path in sorted(CORPUS.glob("*.jsonl"))
        if path.name.startswith(("dev_", "train_"))
        for line in path.read_text(encoding="utf-8").splitlines()
    ]
    chosen: list[Record] = []
    for situation in sorted({record["situation"] for record in records}):
        for kind in Kind:
            for lang in ("nl", "en"):
                fitting = [
                    record
                    for record in records
                    if (record["situation"] == situation or kind is Kind.RANDOM)
                    and record["lang"] == lang
                    and len(record["text"]) <= LONGEST
                    and is_of_kind(record, kind)
                ]
                chosen += [_entry(record, kind, situation) for record in _spread(fitting, PER_KIND // 2)]
    return chosen


def _spread(records: list[Record], count: int) -> list[Record]:
    """Return `count` records from all over the list."""
    step = max(1, len(records) // count)
    return records[::step][:count]


def _entry(record: Record, kind: Kind, situation: str) -> Record:
    names = ("lang", "text", "courtesy", "why", "pushing", "moves")
    return {"situation": situation, "kind": kind.value, **{name: record[name] for name in names}}


if __name__ == "__main__":
    TARGET.write_text(
        "".join(json.dumps(entry, ensure_ascii=False) + "\n" for entry in choose_replies()), encoding="utf-8"
    )
