"""The judge: reads replies, lets both stages hear them, decides, points at the words. Loads its weights when first used."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from simulator.guidance.language import Language
from simulator.guidance.scales import Courtesy, Why
from simulator.guidance.verdict import Confidence, Scores, Verdict
from simulator.scoring.calibration import (
    WHYS,
    confidence_of,
    decide_courtesy,
    decide_moves,
    decide_pushing,
    decide_why,
)
from simulator.scoring.context import Context
from simulator.scoring.evidence import find_evidence
from simulator.scoring.hearing import Hearing, clause_words, load_hearing
from simulator.scoring.outputs import COURTESY, PUSHING, WHY
from simulator.scoring.rules import Heard, apply_rules
from simulator.scoring.scorer import Scorer
from simulator.scoring.summary import summarise
from simulator.scoring.text.reading import Reading, read_text
from simulator.scoring.weights import Floats, load_network, load_settings


@dataclass
class Judge:
    """The scorer of the product. Verdicts depend on reply, context and `version` alone."""

    _hearings: dict[Language, Hearing] = field(default_factory=dict)

    @property
    def version(self) -> str:
        """What identifies the rules and weights behind a verdict."""
        return str(load_settings()["version"])

    def score(self, reply: str, context: Context) -> Verdict:
        """Judge one reply; see Scorer."""
        return self.score_all([reply], [context])[0]

    def score_all(self, replies: Sequence[str], contexts: Sequence[Context]) -> list[Verdict]:
        """Judge many replies at once, faster than one by one and with the same verdicts."""
        readings = [read_text(reply) for reply in replies]
        verdicts: list[Verdict | None] = [None] * len(readings)
        for language in Language:
            places = [
                place
                for place, (reading, context) in enumerate(zip(readings, contexts, strict=True))
                if _language_to_hear(reading, context) is language
            ]
            if places:
                judged = self._judge(language, [readings[p] for p in places], [contexts[p] for p in places])
                for place, verdict in zip(places, judged, strict=True):
                    verdicts[place] = verdict
        return [verdict if verdict is not None else unrated(None) for verdict in verdicts]

    def _judge(self, language: Language, readings: list[Reading], contexts: list[Context]) -> list[Verdict]:
        heard, whole = self._hear(language, readings, contexts)
        answers = load_network().answer(summarise(readings, contexts, heard, whole))
        return [
            _decide(reading, context, clauses, answer)
            for reading, context, clauses, answer in zip(readings, contexts, heard, answers, strict=True)
        ]

    def _hear(
        self, language: Language, readings: list[Reading], contexts: list[Context]
    ) -> tuple[list[Floats], Floats]:
        hearing = self._hearings.get(language)
        if hearing is None:
            hearing = self._hearings[language] = load_hearing(language)
        runs = [clause_words(reading) for reading in readings]
        counts = [len(parts) for parts in runs]
        spread = [context for context, count in zip(contexts, counts, strict=True) for _ in range(count)]
        flat = hearing.hear("clause", [run for parts in runs for run in parts], spread)
        clauses = np.split(flat, np.cumsum(counts)[:-1])
        whole = hearing.hear("reply", [reading.words for reading in readings], contexts)
        return list(clauses), whole


def _language_to_hear(reading: Reading, context: Context) -> Language | None:
    if not any(token.is_word for token in reading.tokens):
        return None
    return reading.language or context.language or Language.EN


def _decide(reading: Reading, context: Context, clauses: Floats, answer: Floats) -> Verdict:
    settings = load_settings()
    heard = Heard(
        decide_courtesy(answer, settings),
        decide_why(answer, settings),
        decide_pushing(answer, settings),
        decide_moves(answer, settings),
    )
    heard = apply_rules(heard, reading, context)
    curves = settings.get("confidence", {})
    limits = settings.get("rated_from", {"courtesy": 0.0, "why": 0.0, "pushing": 0.0})
    confidence = Confidence(
        confidence_of(answer[COURTESY], int(heard.courtesy), curves.get("courtesy")),
        confidence_of(answer[WHY], WHYS.index(heard.why), curves.get("why")),
        confidence_of(answer[PUSHING], int(heard.pushing), curves.get("pushing")),
    )
    courtesy = heard.courtesy if confidence.courtesy >= limits["courtesy"] else None
    why = heard.why if confidence.why >= limits["why"] else None
    pushing = heard.pushing if confidence.pushing >= limits["pushing"] else None
    scores = Scores(
        None if courtesy is None else float(answer[COURTESY] @ np.arange(4)) / 3,
        None if why is None else float(answer[WHY][WHYS.index(Why.OPEN)]),
        None if pushing is None else float(answer[PUSHING] @ np.arange(3)) / 2,
    )
    evidence = find_evidence(reading, clauses, heard.moves, courtesy, why, pushing)
    return Verdict(reading.language, courtesy, why, pushing, heard.moves, evidence, scores, confidence)


def unrated(language: Language | None) -> Verdict:
    """Return the verdict on a text that says nothing: not rated on any scale."""
    nothing = Confidence(0.0, 0.0, 0.0)
    return Verdict(language, None, None, None, frozenset(), (), Scores(None, None, None), nothing)


_JUDGE = Judge()


def load_scorer() -> Scorer:
    """Return the judge of the product; the weights are read at the first verdict. Raises ModelError then, if missing."""
    return _JUDGE
