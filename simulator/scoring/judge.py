"""The judge: reads replies, lets both stages hear them, decides, points at the words. Loads weights when first used."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from simulator.guidance.language import Language
from simulator.guidance.verdict import Verdict
from simulator.scoring.context import Context
from simulator.scoring.deciding import combine_portions, decide, judge_unheard
from simulator.scoring.evidence import pair
from simulator.scoring.hearing import Hearing, load_hearing
from simulator.scoring.scorer import Scorer
from simulator.scoring.summary import summarise
from simulator.scoring.text.portions import portion_reading
from simulator.scoring.text.reading import Reading, read_text
from simulator.scoring.weights import Floats, load_network, load_settings

SAYS_ENOUGH = 4
"""Words from which a text in neither language counts as not addressed to the other."""


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
        languages = [language_to_hear(reading, context) for reading, context in zip(readings, contexts, strict=True)]
        verdicts: list[Verdict | None] = [None] * len(readings)
        for language in Language:
            places = [place for place, heard in enumerate(languages) if heard is language]
            if places:
                judged = self._judge(language, [readings[p] for p in places], [contexts[p] for p in places])
                for place, verdict in zip(places, judged, strict=True):
                    verdicts[place] = verdict
        return [
            verdict if verdict is not None else judge_unheard(reading)
            for verdict, reading in zip(verdicts, readings, strict=True)
        ]

    def _judge(self, language: Language, readings: list[Reading], contexts: list[Context]) -> list[Verdict]:
        portions = [portion_reading(reading) for reading in readings]
        counts = [len(parts) for parts in portions]
        flat = [part for parts in portions for part in parts]
        spread = [context for context, count in zip(contexts, counts, strict=True) for _ in range(count)]
        heard, whole = self._hear(language, flat, spread)
        answers = load_network().answer(summarise(flat, spread, heard, whole))
        verdicts = []
        start = 0
        for reading, context, count in zip(readings, contexts, counts, strict=True):
            own = slice(start, start + count)
            passages = [
                passage for part, rows in zip(flat[own], heard[own], strict=True) for passage in pair(part, rows)
            ]
            verdicts.append(decide(reading, context, passages, combine_portions(answers[own]).tolist()))
            start += count
        return verdicts

    def _hear(
        self, language: Language, readings: list[Reading], contexts: list[Context]
    ) -> tuple[list[Floats], Floats]:
        hearing = self._hearings.get(language)
        if hearing is None:
            hearing = self._hearings[language] = load_hearing(language)
        return hearing.hear(readings, contexts)


def language_to_hear(reading: Reading, context: Context) -> Language | None:
    """Return by which weights to judge: the language it is in, else of the conversation; None for neither."""
    words = len(reading.spoken)
    if not words:
        return None
    if reading.language is None and words >= SAYS_ENOUGH:
        return None
    return reading.language or context.language or Language.EN


_JUDGE = Judge()


def load_scorer() -> Scorer:
    """Return the judge of the product. Its weights are read at the first verdict; that raises ModelError if missing."""
    return _JUDGE
