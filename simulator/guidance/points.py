"""The guidance points: every teaching of the five documents, numbered, with source, situations and moves.

The data are the TOML files in `sources/`, one a document, read once at the first question. Reading and checking them is
the work of `point_file`.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from simulator.guidance.language import Bilingual, Language
from simulator.guidance.moves import Move
from simulator.guidance.scales import Why
from simulator.guidance.situations import Channel, Situation

SOURCE_KEYS = ("S0", "S1", "S2", "S3", "S4")


class GuidanceError(ValueError):
    """The guidance data contradict themselves; the message names the file and the point."""


@dataclass(frozen=True, slots=True)
class Source:
    """One of the five documents. `title`, `author` and `year` are None where they are not known."""

    key: str
    title: str | None
    author: str | None
    year: int | None
    about: Bilingual

    def citation(self, language: Language) -> str:
        """Return author, title and year as far as known, after the key: `S0: Marcel Hoefman, "...", 2023`."""
        title = f'"{self.title}"' if self.title else None
        known = [part for part in (self.author, title, str(self.year) if self.year else None) if part]
        return f"{self.key}: {', '.join(known) if known else self.about.in_language(language)}"


@dataclass(frozen=True, slots=True)
class Point:
    """One teaching, spoken to the learner and about the reply.

    It counts in `situations`, and if `channels` is not empty only for a reply by one of those. `reflection` is the
    question to oneself that goes with a cause of silence; None for the other points. `locator` says where in the source
    it stands.
    """

    id: str
    title: Bilingual
    wording: Bilingual
    source: Source
    locator: Bilingual
    situations: frozenset[Situation]
    honoured_by: frozenset[Move]
    broken_by: frozenset[Move]
    broken_by_why: frozenset[Why]
    channels: frozenset[Channel]
    reflection: Bilingual | None

    def applies(self, situation: Situation, channel: Channel | None = None) -> bool:
        """Whether the point counts for a reply given here; a point bound to channels needs the channel to be known."""
        return situation in self.situations and (not self.channels or channel in self.channels)

    def is_broken(self, moves: Collection[Move], why: Why | None = None) -> bool:
        """Whether a reply with these moves, asking why in this way, goes against the point."""
        return why in self.broken_by_why or not self.broken_by.isdisjoint(moves)

    def is_honoured(self, moves: Collection[Move], why: Why | None = None) -> bool:
        """Whether a reply with these moves follows the point. A reply that also breaks it does not honour it."""
        return not self.honoured_by.isdisjoint(moves) and not self.is_broken(moves, why)


@cache
def guidance_points() -> Mapping[str, Point]:
    """Return all points by id, in the order of the documents. Raises GuidanceError if the data are wrong."""
    from simulator.guidance.point_file import read_points

    points = [point for key in SOURCE_KEYS for point in read_points(key)]
    return MappingProxyType({point.id: point for point in points})


def point(point_id: str) -> Point:
    """Return the point with this id, such as "S1.4". Raises KeyError if there is none."""
    return guidance_points()[point_id]


@cache
def sources() -> Mapping[str, Source]:
    """Return the five documents by key, S0 to S4."""
    return MappingProxyType({point.source.key: point.source for point in guidance_points().values()})


def points_for(situation: Situation, channel: Channel | None = None) -> tuple[Point, ...]:
    """Return the points that count in this situation, in order. Without a channel, those bound to one are included."""
    return tuple(
        point
        for point in guidance_points().values()
        if situation in point.situations and (channel is None or point.applies(situation, channel))
    )


def points_honoured(
    moves: Collection[Move], situation: Situation, *, why: Why | None = None, channel: Channel | None = None
) -> tuple[Point, ...]:
    """Return the points a reply follows and does not break, the most specific first.

    Specific means: bound to a channel, then counting in fewer situations, then earlier in the documents.
    """
    return _most_specific_first(
        point
        for point in guidance_points().values()
        if point.applies(situation, channel) and point.is_honoured(moves, why)
    )


def points_broken(
    moves: Collection[Move], situation: Situation, *, why: Why | None = None, channel: Channel | None = None
) -> tuple[Point, ...]:
    """Return the points a reply goes against, the most specific first (see `points_honoured`)."""
    return _most_specific_first(
        point
        for point in guidance_points().values()
        if point.applies(situation, channel) and point.is_broken(moves, why)
    )


def _most_specific_first(points: Iterable[Point]) -> tuple[Point, ...]:
    return tuple(sorted(points, key=lambda point: (not point.channels, len(point.situations))))
