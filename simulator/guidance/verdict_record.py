"""A verdict as plain values (for JSON) and back, without loss."""

from typing import Any

from simulator.guidance.language import Language
from simulator.guidance.moves import Move
from simulator.guidance.scales import Courtesy, Pushing, Scale, Why
from simulator.guidance.verdict import Confidence, Evidence, Ground, Scores, Verdict

Record = dict[str, Any]


def verdict_record(verdict: Verdict) -> Record:
    """Return the plain values of a verdict; an unrated scale is None. Numbers are kept exactly."""
    return {
        "language": verdict.language,
        "courtesy": None if verdict.courtesy is None else int(verdict.courtesy),
        "why": verdict.why,
        "pushing": None if verdict.pushing is None else int(verdict.pushing),
        "moves": sorted(verdict.moves),
        "evidence": [evidence_record(item) for item in verdict.evidence],
        "confidence": {scale.value: getattr(verdict.confidence, scale) for scale in Scale},
        "scores": {scale.value: getattr(verdict.scores, scale) for scale in Scale},
    }


def evidence_record(item: Evidence) -> Record:
    """Return the plain values of one piece of evidence."""
    return {
        "start": item.start,
        "end": item.end,
        "text": item.text,
        "speaks_for": item.speaks_for.value,
        "ground": item.ground.value,
        "strength": item.strength,
        "detail": item.detail,
    }


def verdict_of(record: Record) -> Verdict:
    """Return the verdict of plain values. Raises KeyError, TypeError or ValueError when they are not a verdict's."""
    courtesy, why, pushing = record["courtesy"], record["why"], record["pushing"]
    return Verdict(
        language=None if record["language"] is None else Language(record["language"]),
        courtesy=None if courtesy is None else Courtesy(courtesy),
        why=None if why is None else Why(why),
        pushing=None if pushing is None else Pushing(pushing),
        moves=frozenset(Move(move) for move in record["moves"]),
        evidence=tuple(_evidence_of(item) for item in record["evidence"]),
        scores=Scores(**{scale.value: record["scores"][scale] for scale in Scale}),
        confidence=Confidence(**{scale.value: record["confidence"][scale] for scale in Scale}),
    )


def _evidence_of(record: Record) -> Evidence:
    speaks_for = record["speaks_for"]
    is_scale = speaks_for in {scale.value for scale in Scale}
    return Evidence(
        start=record["start"],
        end=record["end"],
        text=record["text"],
        speaks_for=Scale(speaks_for) if is_scale else Move(speaks_for),
        ground=Ground(record["ground"]),
        strength=record["strength"],
        detail=record["detail"],
    )
