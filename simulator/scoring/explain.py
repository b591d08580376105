"""The smallest part of a reply without which the verdict on a scale would differ, checked by judging the rest again."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from simulator.guidance.scales import Courtesy, Pushing, Scale, Why
from simulator.guidance.verdict import Verdict
from simulator.scoring.context import Context
from simulator.scoring.scorer import Scorer
from simulator.scoring.text.reading import Reading, read_text

_MOST_PARTS = 48
_RESTING = {Scale.COURTESY: Courtesy.POLITE, Scale.WHY: Why.NONE, Scale.PUSHING: Pushing.NONE}

Level = Courtesy | Why | Pushing


@dataclass(frozen=True, slots=True)
class Edit:
    """Leaving out `removed` (`reply[start:end]`) turns the verdict on `scale` from `before` into `after`."""

    scale: Scale
    start: int
    end: int
    removed: str
    before: Level
    after: Level


def find_edits(reply: str, context: Context, verdict: Verdict, scorer: Scorer) -> tuple[Edit, ...]:
    """Return for each scale that is not at rest the smallest part that earned it; none where no single part did."""
    wanted = [scale for scale in Scale if level_of(verdict, scale) not in (None, _RESTING[scale])]
    if not wanted:
        return ()
    parts = _removable_parts(read_text(reply), verdict)
    rests = [_without(reply, start, end) for start, end in parts]
    verdicts = scorer.score_all(rests, [context] * len(rests))
    edits = (_first_edit(reply, scale, verdict, parts, verdicts) for scale in wanted)
    return tuple(edit for edit in edits if edit is not None)


def level_of(verdict: Verdict, scale: Scale) -> Level | None:
    """Return the verdict on one scale."""
    levels: dict[Scale, Level | None] = {
        Scale.COURTESY: verdict.courtesy,
        Scale.WHY: verdict.why,
        Scale.PUSHING: verdict.pushing,
    }
    return levels[scale]


def _first_edit(
    reply: str, scale: Scale, verdict: Verdict, parts: Sequence[tuple[int, int]], verdicts: Sequence[Verdict]
) -> Edit | None:
    before = level_of(verdict, scale)
    if before is None:
        return None
    for (start, end), edited in zip(parts, verdicts, strict=True):
        after = level_of(edited, scale)
        if after is not None and after != before and _is_telling(scale, before, after):
            return Edit(scale, start, end, reply[start:end], before, after)
    return None


def _is_telling(scale: Scale, before: Level, after: Level) -> bool:
    """Whether the change goes towards rest: what was left out earned the verdict rather than softened it."""
    match scale:
        case Scale.COURTESY:
            return abs(int(after) - 2) < abs(int(before) - 2) if before != Courtesy.WARM else int(after) < int(before)
        case Scale.PUSHING:
            return int(after) < int(before)
        case Scale.WHY:
            return before is Why.PRESS or after is Why.NONE


def _removable_parts(reading: Reading, verdict: Verdict) -> list[tuple[int, int]]:
    parts = {(item.start, item.end) for item in verdict.evidence}
    parts |= {reading.span(clause) for clause in reading.clauses[:_MOST_PARTS]}
    parts |= {reading.span(sentence) for sentence in reading.sentences[:_MOST_PARTS]}
    parts |= set(_neighbours(reading))
    whole = (reading.tokens[0].start, reading.tokens[-1].end) if reading.tokens else (0, 0)
    return sorted(parts - {whole}, key=lambda part: (part[1] - part[0], part))[:_MOST_PARTS]


def _neighbours(reading: Reading) -> Iterator[tuple[int, int]]:
    spans = [reading.span(clause) for clause in reading.clauses[:_MOST_PARTS]]
    for (start, _), (_, end) in pairwise(spans):
        yield start, end


def _without(reply: str, start: int, end: int) -> str:
    head, tail = reply[:start].rstrip(), reply[end:].lstrip(" ,;-")
    return f"{head} {tail}".strip()
