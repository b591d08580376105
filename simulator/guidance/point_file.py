"""Reads one file of guidance points and refuses what is missing, unknown or double. `points` answers what they say."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from simulator.guidance.language import Bilingual
from simulator.guidance.moves import Move
from simulator.guidance.points import GuidanceError, Point, Source
from simulator.guidance.scales import Why
from simulator.guidance.situations import Channel, Situation

POINT_KEYS = frozenset(
    {
        "id",
        "title",
        "wording",
        "locator",
        "situations",
        "channels",
        "honoured_by",
        "broken_by",
        "broken_by_why",
        "reflect",
    }
)
SOURCE_FIELDS = frozenset({"key", "title", "author", "year", "about"})
Word = TypeVar("Word", bound=StrEnum)
Table = Mapping[str, object]


def read_points(key: str) -> tuple[Point, ...]:
    """Return the points of the document `key`, in file order. Raises GuidanceError naming file and point."""
    text = (Path(__file__).parent / "sources" / f"{key}.toml").read_text(encoding="utf-8")
    return parse_points(key, text)


def parse_points(key: str, text: str) -> tuple[Point, ...]:
    """Return the points in the TOML `text` of the document `key`. Raises GuidanceError naming file and point."""
    try:
        document = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise GuidanceError(f"{key}.toml: {error}") from error
    refuse_unknown(f"{key}.toml", document, frozenset({"source", "point"}))
    source = parse_source(key, document.get("source", {}))
    points = tuple(parse_point(source, table) for table in document.get("point", []))
    refuse_doubles(key, points)
    return points


def parse_source(key: str, table: Table) -> Source:
    """Return the document described in `table`."""
    where = f"{key}.toml, source"
    refuse_unknown(where, table, SOURCE_FIELDS)
    if table.get("key") != key:
        raise GuidanceError(f"{where}: key is {table.get('key')!r}, the file is called {key}.toml")
    year = table.get("year")
    if year is not None and not isinstance(year, int):
        raise GuidanceError(f"{where}: year {year!r} is not a whole number")
    return Source(
        key=key,
        title=optional_text(where, table, "title"),
        author=optional_text(where, table, "author"),
        year=year,
        about=bilingual(where, table, "about"),
    )


def parse_point(source: Source, table: Table) -> Point:
    """Return the point described in `table`; it must belong to `source`."""
    point_id = str(table.get("id"))
    where = f"{source.key}.toml, {point_id}"
    if not re.fullmatch(rf"{source.key}\.[1-9]\d*", point_id):
        raise GuidanceError(f"{where}: an id here is {source.key}. and a number")
    refuse_unknown(where, table, POINT_KEYS)
    return Point(
        id=point_id,
        title=bilingual(where, table, "title"),
        wording=bilingual(where, table, "wording"),
        source=source,
        locator=bilingual(where, table, "locator"),
        situations=required_words(where, table, "situations", Situation),
        honoured_by=required_words(where, table, "honoured_by", Move),
        broken_by=required_words(where, table, "broken_by", Move),
        broken_by_why=words(where, table, "broken_by_why", Why),
        channels=words(where, table, "channels", Channel),
        reflection=bilingual(where, table, "reflect") if "reflect" in table else None,
    )


def bilingual(where: str, table: Table, field: str) -> Bilingual:
    """Return a text that is filled in both languages."""
    value = table.get(field)
    if not isinstance(value, dict) or set(value) != {"nl", "en"}:
        raise GuidanceError(f"{where}: {field} needs exactly nl and en")
    for language, text in value.items():
        if not isinstance(text, str) or not text.strip():
            raise GuidanceError(f"{where}: {field}.{language} is empty")
    return Bilingual(nl=value["nl"], en=value["en"])


def optional_text(where: str, table: Table, field: str) -> str | None:
    """Return a text that may be absent but not empty."""
    value = table.get(field)
    if value is not None and (not isinstance(value, str) or not value.strip()):
        raise GuidanceError(f"{where}: {field} is not a text")
    return value


def required_words(where: str, table: Table, field: str, vocabulary: type[Word]) -> frozenset[Word]:
    """Return the words of `field`, at least one."""
    chosen = words(where, table, field, vocabulary)
    if not chosen:
        raise GuidanceError(f"{where}: {field} is empty")
    return chosen


def words(where: str, table: Table, field: str, vocabulary: type[Word]) -> frozenset[Word]:
    """Return the words of `field`, each from the closed `vocabulary` and named once."""
    names = table.get(field, [])
    if not isinstance(names, list):
        raise GuidanceError(f"{where}: {field} is not a list")
    known = {word.value for word in vocabulary}
    for name in names:
        if name not in known:
            raise GuidanceError(f"{where}: {field} has the unknown word {name!r}; known are {', '.join(sorted(known))}")
    if len(set(names)) < len(names):
        raise GuidanceError(f"{where}: {field} names a word twice")
    return frozenset(vocabulary(name) for name in names)


def refuse_unknown(where: str, table: Table, known: frozenset[str]) -> None:
    """Raise GuidanceError if `table` has a key outside `known`."""
    for field in table:
        if field not in known:
            raise GuidanceError(f"{where}: unknown key {field!r}; known are {', '.join(sorted(known))}")


def refuse_doubles(key: str, points: Iterable[Point]) -> None:
    """Raise GuidanceError if two points share an id or a point is both honoured and broken by a move."""
    seen: set[str] = set()
    for point in points:
        if point.id in seen:
            raise GuidanceError(f"{key}.toml, {point.id}: this id is used twice")
        seen.add(point.id)
        if both := point.honoured_by & point.broken_by:
            raise GuidanceError(f"{key}.toml, {point.id}: {', '.join(sorted(both))} both honours and breaks it")
