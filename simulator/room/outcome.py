"""What a session came to for the group: the spread per criterion, common misses, the best replies, what to do next."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from simulator.dialogue.model import Dialogue
from simulator.errors import SimulatorError
from simulator.guidance.points import Point, points_broken, points_honoured
from simulator.guidance.scales import Courtesy, Pushing, Scale, Why
from simulator.guidance.situations import Channel, Situation
from simulator.guidance.verdict import Verdict
from simulator.practice.events import Replied
from simulator.practice.practice import Practice
from simulator.room.events import Target
from simulator.room.room import Room

MOST_POINTS = 5
MOST_REPLIES = 6
MOST_DIALOGUES = 3

Rating = Courtesy | Why | Pushing


@dataclass(frozen=True, slots=True)
class GroupReply:
    """One reply given in the room; `votes` is 0 outside the rounds. `client` is what it answers."""

    member: str
    target: Target
    client: str
    text: str
    situation: Situation
    channel: Channel
    verdict: Verdict
    votes: int = 0


@dataclass(frozen=True, slots=True)
class Miss:
    """A guidance point that `members` trainees went against at least once."""

    point: Point
    members: int


@dataclass(frozen=True, slots=True)
class Outcome:
    """The group as a whole; nobody is named. `spread` counts the ratings, the trainer's where the trainer judged."""

    members: int
    replies: int
    spread: Mapping[Scale, Mapping[Rating | None, int]]
    misses: tuple[Miss, ...]
    strengths: tuple[Miss, ...]
    best: tuple[GroupReply, ...]


def replies_of(room: Room, practice: Practice) -> tuple[GroupReply, ...]:
    """Return every reply given in the room: in rounds, and on the paths of the dialogues played."""
    in_rounds = [
        GroupReply(
            given.member,
            Target(number=one.number, member=given.member),
            one.client,
            given.text,
            one.situation,
            one.channel,
            given.verdict,
            one.votes_for(given.member),
        )
        for one in room.rounds
        for given in one.answers.values()
    ]
    return (*in_rounds, *_replies_in_dialogues(room, practice))


def _replies_in_dialogues(room: Room, practice: Practice) -> Iterable[GroupReply]:
    for member in room.members.values():
        for attempt_id in member.attempts:
            try:
                attempt = practice.resume(attempt_id)
            except SimulatorError:  # its dialogue is gone: the rest still counts
                continue
            for turn in attempt.path:
                if isinstance(turn.action, Replied):
                    yield GroupReply(
                        member.id,
                        Target(attempt=attempt_id, turn=turn.id),
                        turn.context.client,
                        turn.action.text,
                        attempt.dialogue.situation,
                        turn.channel,
                        turn.action.verdict,
                    )


def outcome_of(room: Room, replies: Sequence[GroupReply]) -> Outcome:
    """Sum up the replies."""
    return Outcome(
        members=len({reply.member for reply in replies}),
        replies=len(replies),
        spread=MappingProxyType({scale: _spread(scale, room, replies) for scale in Scale}),
        misses=_count(replies, is_broken=True),
        strengths=_count(replies, is_broken=False),
        best=_best(room, replies),
    )


def rating_in_room(scale: Scale, room: Room, reply: GroupReply) -> Rating | None:
    """Return how a reply counts on a scale: as the trainer judged it, otherwise as the machine did."""
    override = room.override_of(reply.target)
    for judged in (override, reply.verdict):
        if judged is None:
            continue
        rating: Rating | None = {
            Scale.COURTESY: judged.courtesy,
            Scale.WHY: judged.why,
            Scale.PUSHING: judged.pushing,
        }[scale]
        if rating is not None:
            return rating
    return None


def _spread(scale: Scale, room: Room, replies: Sequence[GroupReply]) -> Mapping[Rating | None, int]:
    kinds: dict[Scale, type[Courtesy] | type[Why] | type[Pushing]] = {
        Scale.COURTESY: Courtesy,
        Scale.WHY: Why,
        Scale.PUSHING: Pushing,
    }
    counted = Counter(rating_in_room(scale, room, reply) for reply in replies)
    order: list[Rating | None] = [*kinds[scale], None]
    return MappingProxyType({rating: counted[rating] for rating in order if rating is not None or counted[rating]})


def _count(replies: Sequence[GroupReply], *, is_broken: bool) -> tuple[Miss, ...]:
    points_of = points_broken if is_broken else points_honoured
    members: dict[str, set[str]] = {}
    known: dict[str, Point] = {}
    for reply in replies:
        found = points_of(reply.verdict.moves, reply.situation, why=reply.verdict.why, channel=reply.channel)
        for point in found:
            members.setdefault(point.id, set()).add(reply.member)
            known[point.id] = point
    ordered = sorted(members, key=lambda id: (-len(members[id]), list(known).index(id)))
    return tuple(Miss(known[id], len(members[id])) for id in ordered[:MOST_POINTS])


def _best(room: Room, replies: Sequence[GroupReply]) -> tuple[GroupReply, ...]:
    """Return the examples the trainer marked, then the replies with most votes."""
    chosen = [reply for reply in replies if reply.target in room.examples]
    voted = sorted((reply for reply in replies if reply.votes), key=lambda reply: -reply.votes)
    return tuple(dict.fromkeys((*chosen, *voted)))[:MOST_REPLIES]


def what_next(outcome: Outcome, dialogues: Sequence[Dialogue]) -> tuple[Dialogue, ...]:
    """Return the dialogues that teach most of what the group missed, easiest first; at most three."""
    weights = {miss.point.id: miss.members for miss in outcome.misses}

    def worth(dialogue: Dialogue) -> int:
        return sum(weights.get(point, 0) for point in dialogue.teaches)

    useful = [dialogue for dialogue in dialogues if worth(dialogue)]
    return tuple(sorted(useful, key=lambda one: (-worth(one), one.level))[:MOST_DIALOGUES])
