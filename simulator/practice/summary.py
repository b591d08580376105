"""What is kept of a finished path: how it ended, the three criteria, and what it did with the guidance points."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import NamedTuple

from simulator.dialogue.model import Dialogue
from simulator.guidance.endings import EndingKind
from simulator.guidance.language import Language
from simulator.guidance.points import points_broken, points_honoured
from simulator.guidance.situations import Situation
from simulator.practice.criterion import Criterion, criteria_of
from simulator.practice.events import Replied, Started
from simulator.practice.turn import Turn

SUMMARY_VERSION = "1"
MAX_WORDS = 20_000


class Result(NamedTuple):
    """A finished path in numbers: all that progress needs. Shares are 0..1, None where the scale is not rated."""

    dialogue: str
    situation: Situation
    level: int
    ending: EndingKind
    ended: datetime
    courtesy: float | None
    why: float | None
    pushing: float | None
    honoured: tuple[str, ...]
    broken: tuple[str, ...]
    unused: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AttemptSummary:
    """One finished path of an attempt; `leaf` is the turn that ended it and `turns` the number of turns to it.

    `honoured` and `broken` are ids of guidance points, each once; a point may be in both. `unused` are points the
    dialogue teaches that no reply on this path touched. `words` are the replies, for searching.
    """

    attempt: str
    leaf: int
    dialogue: str
    situation: Situation
    level: int
    language: Language
    started: datetime
    ended: datetime
    ending: EndingKind
    criteria: tuple[Criterion, Criterion, Criterion]
    honoured: tuple[str, ...]
    broken: tuple[str, ...]
    unused: tuple[str, ...]
    turns: int
    scorer: str
    words: str

    @property
    def seconds(self) -> float:
        """How long it took; 0 when the clock went back meanwhile."""
        return max(0.0, (_utc(self.ended) - _utc(self.started)).total_seconds())

    @property
    def result(self) -> Result:
        """The summary in numbers."""
        courtesy, why, pushing = (criterion.share for criterion in self.criteria)
        return Result(
            self.dialogue,
            self.situation,
            self.level,
            self.ending,
            _utc(self.ended),
            courtesy,
            why,
            pushing,
            self.honoured,
            self.broken,
            self.unused,
        )


@dataclass(frozen=True, slots=True)
class Standing:
    """Where an attempt is: the number of turns on the path being played, and its summary once it has ended."""

    turns: int
    summary: AttemptSummary | None = None


@dataclass(frozen=True, slots=True)
class OpenAttempt:
    """An attempt that was left in the middle, after `turns` turns of the path being played."""

    attempt: str
    dialogue: str
    language: Language
    turns: int
    started: datetime
    at: datetime


def standing_of(attempt: str, dialogue: Dialogue, started: Started, path: Sequence[Turn]) -> Standing:
    """Return where an attempt is after the turns of `path`."""
    is_over = bool(path) and path[-1].answer.ending is not None
    return Standing(len(path), summarise_path(attempt, dialogue, started, path) if is_over else None)


def summarise_path(attempt: str, dialogue: Dialogue, started: Started, path: Sequence[Turn]) -> AttemptSummary:
    """Sum up a path that reached an ending. Raises ValueError for one that did not."""
    ending = path[-1].answer.ending if path else None
    if ending is None:
        raise ValueError("only a path with an ending can be summed up")
    honoured, broken = _points(dialogue.situation, path)
    return AttemptSummary(
        attempt=attempt,
        leaf=path[-1].id,
        dialogue=dialogue.id,
        situation=dialogue.situation,
        level=dialogue.level,
        language=started.language,
        started=started.at,
        ended=path[-1].action.at,
        ending=ending,
        criteria=criteria_of(path, {state.id: state.asking for state in dialogue.states.values()}),
        honoured=honoured,
        broken=broken,
        unused=tuple(point for point in dialogue.teaches if point not in {*honoured, *broken}),
        turns=len(path),
        scorer=started.scorer,
        words=searchable("\n".join(turn.action.text for turn in path if isinstance(turn.action, Replied))),
    )


def searchable(text: str) -> str:
    """Return `text` as it is compared in a search: without case, unpaired surrogates or zero characters."""
    storable = text[:MAX_WORDS].encode("utf-8", errors="replace").decode("utf-8")
    return storable.casefold().replace("\0", " ")


def _points(situation: Situation, path: Sequence[Turn]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    honoured: dict[str, None] = {}
    broken: dict[str, None] = {}
    for turn in path:
        if isinstance(turn.action, Replied):
            verdict = turn.action.verdict
            for found, points_of in ((honoured, points_honoured), (broken, points_broken)):
                points = points_of(verdict.moves, situation, why=verdict.why, channel=turn.channel)
                found.update(dict.fromkeys(point.id for point in points))
    return tuple(honoured), tuple(broken)


def _utc(moment: datetime) -> datetime:
    """Return a moment in UTC; one without a time zone is taken to be in UTC."""
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
