"""From probabilities to a verdict: portions combined, rules applied, unsure scales left open, evidence pointed at."""

from collections.abc import Sequence

import numpy as np

from simulator.guidance.moves import Move
from simulator.guidance.scales import Courtesy, Pushing, Scale, Why
from simulator.guidance.verdict import Confidence, Evidence, Ground, Scores, Verdict
from simulator.scoring.calibration import (
    WHYS,
    confidence_of,
    decide_courtesy,
    decide_moves,
    decide_pushing,
    decide_why,
    expected_level,
)
from simulator.scoring.context import Context
from simulator.scoring.evidence import Passage, find_evidence
from simulator.scoring.outputs import COURTESY, MOVE, PUSHING, WHY
from simulator.scoring.rules import Heard, apply_rules
from simulator.scoring.shades import courtesy_score, open_question_score
from simulator.scoring.text.reading import Reading
from simulator.scoring.weights import Floats, load_settings

_SURE_OF_NONSENSE = 0.6
_SURE_OF_A_RULE = 0.9
_CLEAR = 0.55


def combine_portions(answers: Floats) -> Floats:
    """Return one answer for all stretches of a reply: on each scale the worst stretch decides, moves add up."""
    combined: Floats = answers[0].copy()
    if len(answers) == 1:
        return combined
    combined[COURTESY] = answers[int((answers[:, COURTESY] @ np.arange(4)).argmin()), COURTESY]
    combined[WHY] = answers[int((answers[:, WHY] @ np.array([0.0, 1.0, 1.5, 2.0])).argmax()), WHY]
    combined[PUSHING] = answers[int((answers[:, PUSHING] @ np.arange(3)).argmax()), PUSHING]
    combined[MOVE] = answers[:, MOVE].max(axis=0)
    return combined


def decide(reading: Reading, context: Context, passages: Sequence[Passage], answer: Sequence[float]) -> Verdict:
    """Return the verdict on `reading` given the combined answer and what its clauses show."""
    settings = load_settings()
    heard = Heard(
        decide_courtesy(answer, settings),
        decide_why(answer, settings),
        decide_pushing(answer, settings),
        decide_moves(answer, settings),
    )
    heard = apply_rules(heard, reading, context)
    confidence = _confidence(heard, answer, settings.get("confidence", {}))
    limits: dict[str, float] = settings.get("rated_from", {})
    clear = _clear_sides(heard, answer)
    courtesy = heard.courtesy if clear[0] or confidence.courtesy >= limits.get("courtesy", 0.0) else None
    why = heard.why if confidence.why >= limits.get("why", 0.0) else None
    pushing = heard.pushing if clear[1] or confidence.pushing >= limits.get("pushing", 0.0) else None
    asks_openly = open_question_score(answer, heard, reading, context)
    scores = Scores(
        None if courtesy is None else courtesy_score(answer, heard, reading, context),
        None if why is None else asks_openly,
        None if pushing is None else expected_level(answer[PUSHING]) / 2,
    )
    evidence = find_evidence(reading, passages, heard.moves, courtesy, why, pushing)
    return Verdict(reading.language, courtesy, why, pushing, heard.moves, evidence, scores, confidence)


def _clear_sides(heard: Heard, answer: Sequence[float]) -> tuple[bool, bool]:
    """Whether the side is clear though the level is not: courteous or not, pressure or none."""
    cold = answer[COURTESY][0] + answer[COURTESY][1]
    pressed = answer[PUSHING][1] + answer[PUSHING][2]
    courteous = heard.courtesy >= Courtesy.POLITE
    return (1 - cold if courteous else cold) >= _CLEAR, heard.pushing > 0 and pressed >= _CLEAR


def _confidence(heard: Heard, answer: Sequence[float], curves: dict[str, Sequence[float]]) -> Confidence:
    by_scale = {
        Scale.COURTESY: answer[COURTESY][heard.courtesy],
        Scale.WHY: answer[WHY][WHYS.index(heard.why)],
        Scale.PUSHING: answer[PUSHING][heard.pushing],
    }
    sure = {scale: confidence_of(chance, curves.get(scale)) for scale, chance in by_scale.items()}
    sure |= {scale: max(sure[scale], _SURE_OF_A_RULE) for scale in heard.certain}
    return Confidence(sure[Scale.COURTESY], sure[Scale.WHY], sure[Scale.PUSHING])


def judge_unheard(reading: Reading) -> Verdict:
    """Return the verdict on a text without words (not rated) or in neither language (not addressed to the other)."""
    words = [token for token in reading.tokens if token.is_word]
    if not words:
        return Verdict(None, None, None, None, frozenset(), (), Scores(None, None, None), Confidence(0.0, 0.0, 0.0))
    start, end = words[0].start, words[-1].end
    whole = Evidence(
        start, end, reading.text[start:end], Move.OFF_TASK, Ground.RULE, _SURE_OF_NONSENSE, "neither language"
    )
    sure = Confidence(_SURE_OF_NONSENSE, _SURE_OF_NONSENSE, _SURE_OF_NONSENSE)
    moves = frozenset({Move.OFF_TASK})
    return Verdict(None, Courtesy.COLD, Why.NONE, Pushing.NONE, moves, (whole,), Scores(1 / 3, 0.0, 0.0), sure)
