"""The continuous scores behind the classes; for words alone they also weigh what holds between any two people."""

from collections.abc import Sequence

from simulator.guidance.language import Language
from simulator.guidance.scales import Scale, Why
from simulator.scoring.calibration import WHYS, expected_level
from simulator.scoring.context import Context
from simulator.scoring.outputs import COURTESY, WHY
from simulator.scoring.politeness import request_politeness
from simulator.scoring.rules import Heard
from simulator.scoring.text.forms import Form
from simulator.scoring.text.reading import Reading

STRATEGIES_SHARE = 0.12
"""What one unit of request politeness adds to courtesy (0..1) where no situation is given."""

FORM_SHARE = 0.3
"""How much the form of the questions counts for asking openly where no situation is given."""

_OPENNESS = {
    Form.OPEN: 0.95,
    Form.INVITE: 0.9,
    Form.PERMIT: 0.85,
    Form.WHY: 0.8,
    Form.BARE: 0.35,
    Form.EITHER: 0.15,
    Form.YES_NO: 0.1,
    Form.WHY_NOT: 0.1,
    Form.TAG: 0.05,
    Form.OTHER: 0.0,
}


def courtesy_score(answer: Sequence[float], heard: Heard, reading: Reading, context: Context) -> float:
    """Return courtesy from 0 (rude) to 1 (warm)."""
    score = expected_level(answer[COURTESY]) / 3
    if context.situation is None:
        kind = 1.0 - answer[COURTESY][0]
        language = reading.language or context.language or Language.EN
        score += STRATEGIES_SHARE * kind * request_politeness(reading, language)
    if Scale.COURTESY in heard.certain:
        score = min(max(score, (heard.courtesy - 0.5) / 3), (heard.courtesy + 0.5) / 3)
    return min(1.0, max(0.0, score))


def open_question_score(answer: Sequence[float], heard: Heard, reading: Reading, context: Context) -> float:
    """Return the probability, 0 to 1, of an open question that seeks to learn."""
    chance = answer[WHY][WHYS.index(Why.OPEN)]
    if Scale.WHY in heard.certain:
        return min(chance, 0.5) if heard.why is not Why.OPEN else chance
    if context.situation is not None:
        return chance
    form = max((_OPENNESS[form] for form in reading.forms), default=0.0)
    return (1 - FORM_SHARE) * chance + FORM_SHARE * form
