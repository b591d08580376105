"""Names and one-line descriptions of moves, scales and their classes, situations and channels.

The other words of the interface are in `locale`.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cache
from pathlib import Path
from types import MappingProxyType

from simulator.guidance.language import Bilingual
from simulator.guidance.moves import Move
from simulator.guidance.scales import Courtesy, Pushing, Scale, Why
from simulator.guidance.situations import Channel, Situation

Labelled = Move | Scale | Courtesy | Why | Pushing | Situation | Channel
VOCABULARIES: tuple[type[Enum], ...] = (Move, Scale, Courtesy, Why, Pushing, Situation, Channel)


@dataclass(frozen=True, slots=True)
class Label:
    """How a term is shown: a short name and one sentence without the final full stop."""

    name: Bilingual
    description: Bilingual


def label(term: Labelled) -> Label:
    """Return the label of a term: a move, a scale or one of its classes, a situation or a channel."""
    return _labels()[_address(term)]


def _address(term: Enum) -> tuple[str, str]:
    """Return table and key in the file. By class and name: rude and no pressure are both the number 0."""
    return type(term).__name__.lower(), term.name.lower()


@cache
def _labels() -> Mapping[tuple[str, str], Label]:
    text = Path(__file__).with_name("labels.toml").read_text(encoding="utf-8")
    return parse_labels(text)


def parse_labels(text: str) -> Mapping[tuple[str, str], Label]:
    """Return the labels in the TOML `text`. Raises ValueError naming what is missing, unknown or empty."""
    tables = tomllib.loads(text)
    addresses = {_address(term) for vocabulary in VOCABULARIES for term in vocabulary}
    written = {(table, key) for table, entries in tables.items() for key in entries}
    if addresses != written:
        raise ValueError(f"labels.toml: these terms differ from the code: {sorted(addresses ^ written)}")
    return MappingProxyType(
        {(table, key): _parse_label(f"{table}.{key}", tables[table][key]) for table, key in written}
    )


def _parse_label(where: str, entry: Mapping[str, Mapping[str, str]]) -> Label:
    if set(entry) != {"nl", "en"}:
        raise ValueError(f"labels.toml, {where}: needs exactly nl and en")
    for language, texts in entry.items():
        if set(texts) != {"name", "text"} or not all(text.strip() for text in texts.values()):
            raise ValueError(f"labels.toml, {where}.{language}: needs a filled name and text")
    nl, en = entry["nl"], entry["en"]
    return Label(name=Bilingual(nl["name"], en["name"]), description=Bilingual(nl["text"], en["text"]))
