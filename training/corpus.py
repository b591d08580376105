"""Labelled replies as the trainer sees them."""

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from simulator.guidance.language import Language
from simulator.guidance.situations import Channel, Situation
from simulator.scoring.context import Context
from simulator.scoring.text.reading import Reading, read_text

CORPUS = Path(__file__).parent.parent / "corpus"
WHY = ("none", "closed", "open", "press")


@dataclass(frozen=True)
class Labelled:
    """One reply with what careful readers heard in it. `writer` is the file it came from."""

    id: str
    writer: str
    language: Language
    context: Context
    text: str
    courtesy: int
    why: int
    pushing: int
    moves: frozenset[str]
    spans: dict[str, Any] = field(default_factory=dict)

    @property
    def is_consensus(self) -> bool:
        """Whether two readers labelled it apart."""
        return self.writer.startswith("dev_")


def load_corpus(folder: Path = CORPUS) -> list[Labelled]:
    """Return all labelled replies in a fixed order."""
    paths = sorted(path for path in folder.glob("*.jsonl") if path.name.startswith(("dev_", "train_", "more_")))
    return [_labelled(json.loads(line), path.stem) for path in paths for line in path.read_text("utf-8").splitlines()]


def _labelled(row: dict[str, Any], writer: str) -> Labelled:
    context = Context(
        language=Language(row["lang"]),
        situation=Situation(row["situation"]) if row["situation"] else None,
        channel=Channel(row["channel"]) if row["channel"] else None,
        client=row["client"],
        before=row["before"],
    )
    return Labelled(
        row["id"],
        writer,
        context.language or Language.EN,
        context,
        row["text"],
        row["courtesy"],
        WHY.index(row["why"]),
        row["pushing"],
        frozenset(row["moves"]),
        row.get("spans") or {},
    )


def read_all(replies: list[Labelled]) -> list[Reading]:
    """Read the text of every reply."""
    return [read_text(reply.text) for reply in replies]


def weight_of(reply: Labelled) -> float:
    """Return how much a reply counts: more when two readers agreed on it, and plain sentences."""
    return 1.5 if reply.is_consensus or reply.writer.endswith(("_plain", "_talk")) else 1.0
