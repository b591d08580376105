"""Everything a condition of a dialogue may look at, at the moment a reply is given; and whether it holds."""

from dataclasses import dataclass

from simulator.dialogue.model import Comparison, When
from simulator.guidance.scales import Why
from simulator.guidance.situations import Channel
from simulator.guidance.verdict import Verdict


@dataclass(frozen=True, slots=True)
class Circumstances:
    """The moment of one reply (or, without a verdict, of a passing day). See `When` for the meaning of the numbers."""

    verdict: Verdict | None
    channel: Channel
    rapport: int
    patience: int
    turn: int
    tries: int
    days: int
    gap: int
    asked: int
    drawn: frozenset[str]
    told: frozenset[str]


def holds(when: When, now: Circumstances) -> bool:
    """Return whether every part of `when` that is given holds `now`. A scale that is not rated never matches."""
    return _words_hold(when, now) and _numbers_hold(when, now) and _knowledge_holds(when, now)


def _words_hold(when: When, now: Circumstances) -> bool:
    verdict = now.verdict
    made = verdict.moves if verdict else frozenset()
    why: Why | None = verdict.why if verdict else None
    return (
        (not when.moves or bool(when.moves & made))
        and when.all <= made
        and not when.none & made
        and (not when.why or why in when.why)
        and (not when.channel or now.channel in when.channel)
    )


def _numbers_hold(when: When, now: Circumstances) -> bool:
    verdict = now.verdict
    tests: tuple[tuple[Comparison | None, int | None], ...] = (
        (when.courtesy, verdict.courtesy if verdict else None),
        (when.pushing, verdict.pushing if verdict else None),
        (when.rapport, now.rapport),
        (when.patience, now.patience),
        (when.tries, now.tries),
        (when.days, now.days),
        (when.gap, now.gap),
        (when.turn, now.turn),
        (when.asked, now.asked),
    )
    return all(test is None or test.holds_for(number) for test, number in tests)


def _knowledge_holds(when: When, now: Circumstances) -> bool:
    return (not when.secret or bool(when.secret & now.drawn)) and when.told <= now.told and not when.untold & now.told
