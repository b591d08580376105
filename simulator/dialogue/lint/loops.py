"""D304: one habit that keeps a conversation going for ever at no cost, and a silence in which waiting leads nowhere."""

from collections.abc import Iterator

from simulator.dialogue.circumstances import Circumstances, holds
from simulator.dialogue.lint.bounds import Bounds, admitted
from simulator.dialogue.lint.finding import Finding, finding
from simulator.dialogue.lint.mistake import COSTLY_MOVES
from simulator.dialogue.lint.moment import Moment
from simulator.dialogue.lint.outlook import Outlook
from simulator.dialogue.model import Dialogue, Reaction, State, When
from simulator.dialogue.temperament import reactions_to
from simulator.guidance.moves import Move
from simulator.guidance.scales import Courtesy, Pushing, Why
from simulator.guidance.verdict import Confidence, Scores, Verdict

LATE = 99  # turns, questions and tries by which whatever wears off has worn off


def find_free_loops(outlook: Outlook) -> Iterator[Finding]:
    """Report a state once when saying the same thing again and again leads back to it and costs nothing."""
    circles = [name for name in outlook.moments if _lies_on_a_circle(outlook, name)]
    reported: set[str] = set()
    for verdict in _habits(outlook, circles):
        leads = _free_steps(outlook, circles, verdict)
        for name in leads:
            circle = _circle_from(leads, name)
            if circle and not circle & reported:
                reported |= circle
                yield _loop_finding(name, verdict)
    for name, moment in outlook.moments.items():
        if moment.state.silence and not moment.state.after:
            yield finding(
                "D304",
                ("states", name),
                f"wachten in '{name}' leidt nergens heen: geef 'after' een aantal dagen",
                f"waiting in '{name}' leads nowhere: give 'after' a number of days",
            )


def _loop_finding(name: str, verdict: Verdict) -> Finding:
    made = ", ".join(sorted(verdict.moves)) or "-"
    return finding(
        "D304",
        ("states", name),
        f"wie hetzelfde blijft zeggen ({made}) komt zonder einde terug in '{name}': laat het geduld kosten",
        f"whoever keeps saying the same ({made}) comes back to '{name}' without end: let it cost patience",
    )


def _lies_on_a_circle(outlook: Outlook, name: str) -> bool:
    targets = {way.to for way in outlook.open_ways if way.source.id == name and isinstance(way.by, Reaction)}
    return any(name in outlook.following(target) for target in targets)


def _habits(outlook: Outlook, circles: list[str]) -> list[Verdict]:
    """Return the replies worth repeating: one for each way on a circle, and a polite nothing."""
    habits = {(frozenset[Move](), Why.NONE, Courtesy.POLITE)}
    for way in outlook.open_ways:
        if way.source.id in circles and isinstance(way.by, Reaction):
            habits |= _replies_that_fit(way.when)
    return [_verdict(*habit) for habit in sorted(habits, key=lambda habit: (sorted(habit[0]), habit[1], habit[2]))]


def _replies_that_fit(when: When) -> set[tuple[frozenset[Move], Why, Courtesy]]:
    manners = admitted(when.courtesy, Bounds(Courtesy.COLD, Courtesy.WARM))
    if manners.is_empty:
        return set()
    courtesy = Courtesy(min(max(manners.low, Courtesy.POLITE), manners.high))
    asked = sorted(when.why - {Why.PRESS}) or [Why.NONE]
    moves = [when.all | {move} for move in when.moves] or [when.all]
    return {(chosen, why, courtesy) for chosen in moves if not chosen & COSTLY_MOVES for why in asked}


def _verdict(moves: frozenset[Move], why: Why, courtesy: Courtesy) -> Verdict:
    return Verdict(
        language=None,
        courtesy=courtesy,
        why=why,
        pushing=Pushing.NONE,
        moves=moves,
        evidence=(),
        scores=Scores(1.0, 1.0, 0.0),
        confidence=Confidence(1.0, 1.0, 1.0),
    )


def _free_steps(outlook: Outlook, names: list[str], verdict: Verdict) -> dict[str, str]:
    """Return where `verdict` leads from each state in which it costs nothing."""
    steps = {name: _free_reaction(outlook.dialogue, outlook.moments[name], verdict) for name in names}
    return {name: reaction.to for name, reaction in steps.items() if reaction}


def _circle_from(leads: dict[str, str], start: str) -> frozenset[str]:
    """Return the states passed on the way back to `start`; none when it does not come back."""
    seen = [start]
    while (name := leads.get(seen[-1])) is not None and name not in seen:
        seen.append(name)
    return frozenset(seen) if name == start else frozenset()


def _free_reaction(dialogue: Dialogue, moment: Moment, verdict: Verdict) -> Reaction | None:
    state = moment.state
    if state.ending or any(step.when == When() for step in state.after) or _costs(dialogue, state, verdict):
        return None
    now = _late(dialogue, moment, verdict)
    first = next((reaction for reaction in state.replies if holds(reaction.when, now)), None)
    return first if first and first.patience >= 0 and first.rapport >= 0 else None


def _costs(dialogue: Dialogue, state: State, verdict: Verdict) -> bool:
    steps = reactions_to(verdict, dialogue.client.directness, state.asking, LATE)
    return any(step.amount < 0 for step in steps)


def _late(dialogue: Dialogue, moment: Moment, verdict: Verdict) -> Circumstances:
    return Circumstances(
        verdict=verdict,
        channel=min(moment.channels),
        rapport=dialogue.client.rapport,
        patience=dialogue.client.patience,
        turn=LATE,
        tries=LATE if moment.state.silence else 0,
        days=0,
        gap=0,
        asked=LATE,
        drawn=frozenset(secret.id for secret in dialogue.secrets),
        told=moment.told,
    )
