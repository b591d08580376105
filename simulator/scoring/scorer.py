"""The judge: one reply in its context -> Verdict."""

from collections.abc import Sequence
from typing import Protocol

from simulator.guidance.verdict import Verdict
from simulator.scoring.context import Context


class Scorer(Protocol):
    """Anything that can judge a reply. Same reply, context and version give the same verdict, always."""

    @property
    def version(self) -> str:
        """What identifies the rules and weights behind a verdict."""
        ...

    def score(self, reply: str, context: Context) -> Verdict:
        """Judge `reply` as a careful reader would in `context`. Accepts any text; never raises on content."""
        ...

    def score_all(self, replies: Sequence[str], contexts: Sequence[Context]) -> list[Verdict]:
        """Judge many replies, each in its own context, with the verdicts that `score` would give."""
        ...
