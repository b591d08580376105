"""Searching and filtering finished paths. A store may answer the same question in its own way."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from simulator.dialogue.model import Dialogue
from simulator.guidance.endings import EndingKind
from simulator.guidance.situations import Situation
from simulator.practice.summary import AttemptSummary, searchable


@dataclass(frozen=True, slots=True)
class HistoryQuery:
    """Which finished paths to show; what is empty or None does not narrow.

    Every word of `text` must occur in the replies or in the title of the dialogue. `since` counts in, `until` does not.
    """

    text: str = ""
    dialogue: str | None = None
    situations: frozenset[Situation] = frozenset()
    endings: frozenset[EndingKind] = frozenset()
    since: datetime | None = None
    until: datetime | None = None
    limit: int = 100
    offset: int = 0


@dataclass(frozen=True, slots=True)
class Word:
    """One word to look for: in the replies, or because it occurs in the title of one of `dialogues`."""

    text: str
    dialogues: frozenset[str]


@dataclass(frozen=True, slots=True)
class History:
    """One page of finished paths, latest first, out of `total` that were found."""

    total: int
    page: tuple[AttemptSummary, ...]


def words_of(text: str, dialogues: Iterable[Dialogue]) -> tuple[Word, ...]:
    """Return the words of a search, with the dialogues whose title (in either language) or id has each."""
    titles = {d.id: searchable(f"{d.id} {d.title.nl} {d.title.en} {d.client.name}") for d in dialogues}
    return tuple(
        Word(word, frozenset(id for id, title in titles.items() if word in title)) for word in searchable(text).split()
    )


def matches(summary: AttemptSummary, query: HistoryQuery, words: Iterable[Word]) -> bool:
    """Whether a finished path is one of those asked for."""
    ended = summary.result.ended
    return (
        query.dialogue in (None, summary.dialogue)
        and (not query.situations or summary.situation in query.situations)
        and (not query.endings or summary.ending in query.endings)
        and (query.since is None or ended >= query.since)
        and (query.until is None or ended < query.until)
        and all(summary.dialogue in word.dialogues or word.text in summary.words for word in words)
    )
