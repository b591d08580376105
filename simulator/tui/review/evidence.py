"""The learner's own words with the parts that counted marked: brackets and a sign, and a colour that repeats it."""

from collections.abc import Iterator
from enum import StrEnum
from itertools import groupby

from textual.content import Content

from simulator.guidance.moves import Move
from simulator.guidance.scales import Courtesy, Scale, Why
from simulator.guidance.verdict import Evidence, Verdict
from simulator.literal import folded

SHOWN_CHARACTERS = 1500  # of one reply; the rest counted but is not drawn


class Effect(StrEnum):
    """What a piece of evidence does to the conversation, as the sign that marks it."""

    HELPS = "▲"
    MIXED = "◆"
    COSTS = "▼"

    @property
    def style(self) -> str:
        """The colour that goes with the sign."""
        return {Effect.HELPS: "$success", Effect.MIXED: "$warning", Effect.COSTS: "$error"}[self]


def effect_of(term: Move | Scale, verdict: Verdict) -> Effect:
    """Return what evidence for `term` does, given the verdict it belongs to."""
    match term:
        case Move():
            return Effect.HELPS if term.is_good else Effect.COSTS
        case Scale.COURTESY:
            return Effect.COSTS if verdict.courtesy in (Courtesy.RUDE, Courtesy.COLD) else Effect.HELPS
        case Scale.WHY:
            return {Why.OPEN: Effect.HELPS, Why.CLOSED: Effect.MIXED, Why.PRESS: Effect.COSTS}.get(
                verdict.why or Why.NONE, Effect.MIXED
            )
        case Scale.PUSHING:
            return Effect.COSTS if verdict.pushing else Effect.HELPS


def marked_reply(text: str, verdict: Verdict) -> tuple[Content, int]:
    """Return the reply with its evidence marked, and how many characters are not shown."""
    shown, left_out = folded(text, SHOWN_CHARACTERS)
    return Content("").join(list(_pieces(shown, _effects(len(shown), verdict)))), left_out


def _effects(length: int, verdict: Verdict) -> list[Effect | None]:
    """Return the effect of each character; where evidence overlaps, what costs most is shown."""
    effects: list[Effect | None] = [None] * length
    for item in sorted(verdict.evidence, key=lambda item: _weight(item, verdict)):
        for place in range(max(0, item.start), min(length, item.end)):
            effects[place] = effect_of(item.speaks_for, verdict)
    return effects


def _weight(item: Evidence, verdict: Verdict) -> int:
    return (Effect.HELPS, Effect.MIXED, Effect.COSTS).index(effect_of(item.speaks_for, verdict))


def _pieces(text: str, effects: list[Effect | None]) -> Iterator[Content]:
    for effect, places in groupby(range(len(text)), key=lambda place: effects[place]):
        run = list(places)
        piece = text[run[0] : run[-1] + 1]
        yield Content.styled(f"[{piece}]{effect}", f"bold {effect.style}") if effect else Content(piece)
