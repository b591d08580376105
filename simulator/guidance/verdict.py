"""The verdict on one reply, with the words that earned it."""

from dataclasses import dataclass
from enum import StrEnum

from simulator.guidance.language import Language
from simulator.guidance.moves import Move
from simulator.guidance.scales import Courtesy, Pushing, Rating, Scale, Why


class Ground(StrEnum):
    """Why a span counts as evidence."""

    PHRASE = "phrase"  # close to a phrase of the bank
    RULE = "rule"  # the form of the sentence: a question, a negation, an address
    WEIGHT = "weight"  # words the trained model leans on


@dataclass(frozen=True, slots=True)
class Evidence:
    """A span of the learner's own words and what it speaks for.

    `text == reply[start:end]`, in characters. `speaks_for` is a move or a scale. `strength` is 0..1: the similarity of
    a phrase, or the share a weight had. `detail` is the phrase matched or the name of the rule ("" for weights).
    """

    start: int
    end: int
    text: str
    speaks_for: Move | Scale
    ground: Ground
    strength: float
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Scores:
    """Continuous values behind the rated classes, each 0..1; None where the scale is not rated.

    `courtesy` runs from rude to warm, `why` is the probability of an open question, `pushing` from none to strong.
    """

    courtesy: float | None
    why: float | None
    pushing: float | None


@dataclass(frozen=True, slots=True)
class Confidence:
    """Calibrated probability, 0..1, that a careful reader would give the same class."""

    courtesy: float
    why: float
    pushing: float


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a careful reader would hear in a reply. A scale that is None is not rated: the scorer would be guessing."""

    language: Language | None
    courtesy: Courtesy | None
    why: Why | None
    pushing: Pushing | None
    moves: frozenset[Move]
    evidence: tuple[Evidence, ...]
    scores: Scores
    confidence: Confidence

    @property
    def is_rated(self) -> bool:
        """Whether any scale is rated; otherwise the client asks what was meant."""
        return not (self.courtesy is None and self.why is None and self.pushing is None)

    def rating_on(self, scale: Scale) -> Rating | None:
        """Return the class on `scale`; None when it is not rated."""
        match scale:
            case Scale.COURTESY:
                return self.courtesy
            case Scale.WHY:
                return self.why
            case Scale.PUSHING:
                return self.pushing
