"""How an attempt did on each criterion. Three findings side by side; they are never added up to one grade."""

from collections.abc import Sequence
from dataclasses import dataclass

from simulator.guidance.language import Bilingual
from simulator.guidance.scales import Courtesy, Pushing, Scale, Why
from simulator.guidance.situations import Asking
from simulator.guidance.verdict import Evidence, Verdict
from simulator.practice.events import Replied
from simulator.practice.turn import Turn


@dataclass(frozen=True, slots=True)
class Criterion:
    """What an attempt showed on one scale.

    `share` is 0 (poor) to 1 (good), or None when the scale is not rated: nothing could be judged, or it was not called
    for. `finding` says it in words. `turn` and `quote` are the reply, and its words, that decided it.
    """

    scale: Scale
    share: float | None
    finding: Bilingual
    turn: int | None = None
    quote: str = ""

    @property
    def is_rated(self) -> bool:
        """Whether there was something to judge."""
        return self.share is not None


Judged = tuple[Turn, Verdict]

_NOT_RATED = Bilingual(nl="niet beoordeeld", en="not rated")
_NOT_CALLED_FOR = Bilingual(nl="hier niet nodig", en="not called for here")


def criteria_of(turns: Sequence[Turn], asking_by_state: dict[str, Asking]) -> tuple[Criterion, Criterion, Criterion]:
    """Return courtesy, why and pushing for a path of turns. `asking_by_state` says where asking was welcome."""
    judged = [(turn, turn.action.verdict) for turn in turns if isinstance(turn.action, Replied)]
    was_welcome = any(asking_by_state.get(turn.state) is not Asking.UNWELCOME for turn, _ in judged)
    return _courtesy(judged), _why(judged, was_welcome=was_welcome), _pushing(judged)


_COURTESY: dict[Courtesy, Bilingual] = {
    Courtesy.RUDE: Bilingual(nl="grof", en="rude"),
    Courtesy.COLD: Bilingual(nl="koel", en="cold"),
    Courtesy.POLITE: Bilingual(nl="beleefd", en="polite"),
    Courtesy.WARM: Bilingual(nl="warm", en="warm"),
}


def _courtesy(judged: Sequence[Judged]) -> Criterion:
    """One rude reply decides it; otherwise the typical reply does."""
    rated = [(turn, verdict.courtesy) for turn, verdict in judged if verdict.courtesy is not None]
    if not rated:
        return Criterion(Scale.COURTESY, None, _NOT_RATED)
    mean = sum(level for _, level in rated) / len(rated)
    lowest = min(level for _, level in rated)
    typical = Courtesy.RUDE if lowest is Courtesy.RUDE else Courtesy(round(mean))
    turn = min(rated, key=lambda pair: (abs(pair[1] - typical), pair[0].id))[0]
    share = 0.0 if typical is Courtesy.RUDE else mean / Courtesy.WARM
    return Criterion(Scale.COURTESY, share, _COURTESY[typical], turn.id, _quote(turn, Scale.COURTESY))


_WHY: dict[Why, tuple[float, Bilingual]] = {
    Why.OPEN: (1.0, Bilingual(nl="open gevraagd", en="asked openly")),
    Why.CLOSED: (0.5, Bilingual(nl="gesloten gevraagd", en="asked, but closed")),
    Why.NONE: (0.15, Bilingual(nl="niet gevraagd", en="did not ask")),
    Why.PRESS: (0.0, Bilingual(nl="doorgedramd", en="demanded an answer")),
}


def _why(judged: Sequence[Judged], *, was_welcome: bool) -> Criterion:
    """Pressing decides it, otherwise the best question; not asking where asking was unwelcome is not rated."""
    rated = [(turn, verdict.why) for turn, verdict in judged if verdict.why is not None]
    if not rated:
        return Criterion(Scale.WHY, None, _NOT_RATED)
    kinds = {why for _, why in rated}
    decisive = next(why for why in (Why.PRESS, Why.OPEN, Why.CLOSED, Why.NONE) if why in kinds)
    if decisive is Why.NONE and not was_welcome:
        return Criterion(Scale.WHY, None, _NOT_CALLED_FOR)
    share, finding = _WHY[decisive]
    if decisive is Why.NONE:
        return Criterion(Scale.WHY, share, finding)
    turn = next(turn for turn, why in rated if why is decisive)
    return Criterion(Scale.WHY, share, finding, turn.id, _quote(turn, Scale.WHY))


def _pushing(judged: Sequence[Judged]) -> Criterion:
    """Every push counts, a hard one twice."""
    rated = [(turn, verdict.pushing) for turn, verdict in judged if verdict.pushing is not None]
    if not rated:
        return Criterion(Scale.PUSHING, None, _NOT_RATED)
    pushes = [(turn, level) for turn, level in rated if level]
    if not pushes:
        return Criterion(Scale.PUSHING, 1.0, Bilingual(nl="niet geduwd", en="no pushing"))
    share = max(0.0, 1 - sum(level for _, level in pushes) / (2 * max(2, len(rated))))
    turn = max(pushes, key=lambda pair: (pair[1], -pair[0].id))[0]
    return Criterion(Scale.PUSHING, share, _times(len(pushes), pushes), turn.id, _quote(turn, Scale.PUSHING))


def _times(count: int, pushes: Sequence[tuple[Turn, Pushing]]) -> Bilingual:
    is_hard = any(level is Pushing.STRONG for _, level in pushes)
    nl = "één keer" if count == 1 else f"{count} keer"
    en = {1: "once", 2: "twice"}.get(count, f"{count} times")
    return Bilingual(nl=f"{nl} {'hard ' if is_hard else ''}geduwd", en=f"pushed {'hard ' if is_hard else ''}{en}")


def _quote(turn: Turn, scale: Scale) -> str:
    """Return the words of the reply that weighed most on `scale`, or nothing."""
    evidence: list[Evidence] = []
    if isinstance(turn.action, Replied):
        evidence = [item for item in turn.action.verdict.evidence if item.speaks_for is scale]
    return max(evidence, key=lambda item: item.strength).text if evidence else ""
