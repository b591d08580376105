"""The smallest edit that would change a verdict for the better, each verified by judging the edited reply again."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from simulator.guidance.scales import Courtesy, Pushing, Rating, Scale, Why
from simulator.guidance.verdict import Verdict
from simulator.scoring.context import Context
from simulator.scoring.scorer import Scorer
from simulator.scoring.text.clauses import split_clauses
from simulator.scoring.text.normalise import fold
from simulator.scoring.text.tokens import read_tokens

MAX_CANDIDATES = 24  # spans tried for one reply; bounds the work on long texts


@dataclass(frozen=True, slots=True)
class SmallestEdit:
    """Without `text` (`reply[start:end]`) the reply would have been rated `after` on `scale`, not `before`."""

    scale: Scale
    start: int
    end: int
    text: str
    before: Rating
    after: Rating


def smallest_edits(reply: str, context: Context, verdict: Verdict, scorer: Scorer) -> tuple[SmallestEdit, ...]:
    """Return for each scale that could be better the shortest removal that betters it; none where none is found.

    What is removed has to touch the words that earned the verdict on that scale, where those are known.
    """
    open_scales = {scale for scale in Scale if _could_be_better(scale, verdict)}
    if not open_scales:
        return ()
    spans = sorted(_candidates(reply, verdict), key=lambda span: (span[1] - span[0], span))[:MAX_CANDIDATES]
    rests = [_without(reply, start, end) for start, end in spans]
    edited = scorer.score_all(rests, [context] * len(rests))
    edits = (_first_better(reply, scale, verdict, spans, edited) for scale in Scale if scale in open_scales)
    return tuple(edit for edit in edits if edit is not None)


def _first_better(
    reply: str, scale: Scale, verdict: Verdict, spans: Sequence[tuple[int, int]], edited: Sequence[Verdict]
) -> SmallestEdit | None:
    before = verdict.rating_on(scale)
    grounds = [(item.start, item.end) for item in verdict.evidence if item.speaks_for is scale]
    for (start, end), judged in zip(spans, edited, strict=True):
        if grounds and not any(start < last and first < end for first, last in grounds):
            continue
        after = judged.rating_on(scale)
        if before is not None and after is not None and _is_better(scale, before, after):
            return SmallestEdit(scale, start, end, reply[start:end], before, after)
    return None


def _could_be_better(scale: Scale, verdict: Verdict) -> bool:
    """Whether a removal may help: a courteous, unpushing reply is left alone, and nothing removed makes a question."""
    match scale:
        case Scale.COURTESY:
            return verdict.courtesy in (Courtesy.RUDE, Courtesy.COLD)
        case Scale.WHY:
            return verdict.why in (Why.PRESS, Why.CLOSED)
        case Scale.PUSHING:
            return verdict.pushing in (Pushing.MILD, Pushing.STRONG)


def _is_better(scale: Scale, before: Rating, after: Rating) -> bool:
    match scale:
        case Scale.COURTESY:
            return int(after) > int(before)
        case Scale.PUSHING:
            return int(after) < int(before)
        case Scale.WHY:
            return after is Why.OPEN or (before is Why.PRESS and after is not Why.PRESS)


def _candidates(reply: str, verdict: Verdict) -> set[tuple[int, int]]:
    """Return the spans worth trying: evidence, clauses, and runs of clauses up to a sentence or to the end."""
    spans = {(item.start, item.end) for item in verdict.evidence}
    spans.update(_clause_spans(reply))
    return {_trimmed(reply, start, end) for start, end in spans if reply[start:end].strip()} - {(0, len(reply))}


def _clause_spans(reply: str) -> Iterator[tuple[int, int]]:
    folded = fold(reply)
    tokens = read_tokens(folded)
    clauses = split_clauses(tokens, folded)[-MAX_CANDIDATES:]
    bounds = [(tokens[clause.first].start, tokens[clause.last - 1].end, clause.sentence) for clause in clauses]
    for index, (start, end, sentence) in enumerate(bounds):
        yield start, end
        for later in bounds[index + 1 : index + 3]:
            if later[2] == sentence:
                yield start, later[1]


def _trimmed(reply: str, start: int, end: int) -> tuple[int, int]:
    while start < end and reply[start].isspace():
        start += 1
    while end > start and reply[end - 1].isspace():
        end -= 1
    return start, end


def _without(reply: str, start: int, end: int) -> str:
    before, after = reply[:start].rstrip(" ,;-"), reply[end:].lstrip(" ,;-")
    return f"{before} {after}".strip()
