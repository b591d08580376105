"""D311 and D312: guidance points a dialogue claims to teach but never lets matter."""

from collections.abc import Iterator

from simulator.dialogue.lint.finding import Finding, finding
from simulator.dialogue.lint.outlook import Outlook
from simulator.dialogue.model import Reaction, When
from simulator.guidance.moves import ASKING_MOVES, Move
from simulator.guidance.points import Point, guidance_points
from simulator.guidance.situations import Channel

_PUSHES = frozenset({Move.INSIST, Move.PRESSURE, Move.DISCOUNT, Move.BYPASS})
_WARMS = frozenset({Move.THANK, Move.EMPATHISE, Move.BLAME})
_TEMPERAMENT = frozenset({Move.ACCEPT, Move.RELEASE, Move.BUILD_TRUST, Move.DOUBT, Move.DISPARAGE})


def find_idle_points(outlook: Outlook) -> Iterator[Finding]:
    """Report points that do not belong to the situation, and points no condition of the dialogue turns on."""
    matters = exercised_points(outlook)
    for index, name in enumerate(outlook.dialogue.teaches):
        point, place = guidance_points()[name], ("teaches", index)
        if outlook.dialogue.situation not in point.situations:
            situation = outlook.dialogue.situation
            yield finding(
                "D312",
                place,
                f"{name} hoort niet bij situatie {situation}",
                f"{name} does not belong to situation {situation}",
            )
        elif name not in matters:
            title = point.title
            yield finding(
                "D311",
                place,
                f"{name} ({title.nl}) maakt hier nooit verschil: geen 'when' hangt ervan af",
                f"{name} ({title.en}) never matters here: no 'when' turns on it",
            )


def exercised_points(outlook: Outlook) -> frozenset[str]:
    """Return the points a dialogue claims, that belong to its situation, and on which something turns."""
    whens = [way.when for way in outlook.open_ways if isinstance(way.by, Reaction)]
    channels = frozenset[Channel]().union(*(moment.channels for moment in outlook.moments.values()))
    return frozenset(
        name
        for name in outlook.dialogue.teaches
        if outlook.dialogue.situation in guidance_points()[name].situations
        and exercises(whens, channels, guidance_points()[name])
    )


def exercises(whens: list[When], channels: frozenset[Channel], point: Point) -> bool:
    """Return whether honouring or breaking the point changes what the client does.

    It does where a condition names one of its moves, where a scale stands for them (asking, pushing, courtesy), and, if
    a condition looks at rapport, for the moves that move rapport with every client.
    """
    if point.channels and not point.channels & channels:
        return False
    moves = point.honoured_by | point.broken_by
    looks_at_rapport = any(when.rapport for when in whens)
    if looks_at_rapport and moves & _TEMPERAMENT:
        return True
    return any(_turns_on(when, point, moves) for when in whens)


def _turns_on(when: When, point: Point, moves: frozenset[Move]) -> bool:
    return bool(
        (when.moves | when.all | when.none) & moves
        or when.why & point.broken_by_why
        or (when.why and point.honoured_by & ASKING_MOVES)
        or (when.pushing and moves & _PUSHES)
        or (when.courtesy and moves & _WARMS)
    )
