"""Verdicts to play with, without a judge."""

from simulator.guidance.language import Language
from simulator.guidance.moves import Move
from simulator.guidance.scales import Courtesy, Pushing, Why
from simulator.guidance.verdict import Confidence, Evidence, Scores, Verdict


def verdict(
    *moves: Move,
    courtesy: int | None = 2,
    why: str | None = "none",
    pushing: int | None = 0,
    evidence: tuple[Evidence, ...] = (),
) -> Verdict:
    """Return a verdict with these ratings; None is not rated."""
    return Verdict(
        language=Language.NL,
        courtesy=None if courtesy is None else Courtesy(courtesy),
        why=None if why is None else Why(why),
        pushing=None if pushing is None else Pushing(pushing),
        moves=frozenset(moves),
        evidence=evidence,
        scores=Scores(
            courtesy=None if courtesy is None else courtesy / 3,
            why=None if why is None else float(why == "open"),
            pushing=None if pushing is None else pushing / 2,
        ),
        confidence=Confidence(0.9, 0.9, 0.9),
    )


UNRATED = verdict(courtesy=None, why=None, pushing=None)
POLITE = verdict(Move.ACCEPT, Move.THANK)
WARM = verdict(Move.ACCEPT, Move.THANK, courtesy=3)
ASKS = verdict(Move.ASK_REASON, why="open")
PUSHES = verdict(Move.INSIST, courtesy=1, pushing=1)
THREATENS = verdict(Move.PRESSURE, Move.BLAME, courtesy=0, pushing=2)
LETS_GO = verdict(Move.RELEASE, Move.OWN_SHARE, courtesy=3)
