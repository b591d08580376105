"""A room as it is: what folding its events gives. Frozen; every change is a new event and a new Room."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from types import MappingProxyType
from typing import assert_never

from simulator.guidance.language import Language
from simulator.guidance.situations import Channel, Situation
from simulator.guidance.verdict import Verdict
from simulator.room.events import (
    Answered,
    AttemptBegun,
    Commented,
    DialogueAssigned,
    HintSent,
    MarkedAsExample,
    MemberJoined,
    Mode,
    ModeChosen,
    Overridden,
    RoomClosed,
    RoomEvent,
    RoomFrozen,
    RoomOpened,
    RoomResumed,
    RoundOpened,
    Target,
    VerdictsRevealed,
    Voted,
    VotingOpened,
)


@dataclass(frozen=True, slots=True)
class Assignment:
    """The dialogue a trainee is to play."""

    dialogue: str
    seed: int


@dataclass(frozen=True, slots=True)
class Member:
    """A trainee in the room. `attempts` are the ids of what they played, oldest first."""

    id: str
    name: str
    joined: datetime
    assignment: Assignment | None = None
    attempts: tuple[str, ...] = ()
    hint: str = ""


@dataclass(frozen=True, slots=True)
class AnswerGiven:
    """What a trainee answered in a round, with the machine's verdict."""

    member: str
    text: str
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Round:
    """One client line and what the group made of it. `order` is empty until voting begins."""

    number: int
    situation: Situation
    channel: Channel
    client: str
    before: str
    member: str | None = None
    answers: Mapping[str, AnswerGiven] = field(default_factory=lambda: MappingProxyType({}))
    order: tuple[str, ...] = ()
    votes: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    is_revealed: bool = False

    @property
    def is_open(self) -> bool:
        """Whether answers are still taken."""
        return not self.order and not self.is_revealed

    def votes_for(self, member: str) -> int:
        """Return how many chose the answer of `member`."""
        return sum(answer == member for answer in self.votes.values())


@dataclass(frozen=True, slots=True)
class Room:
    """Everything about a room. `size` is the number of events folded: the number of the next one."""

    name: str = ""
    code: str = ""
    pin: str = ""
    language: Language = Language.NL
    opened: datetime | None = None
    expires: datetime | None = None
    mode: Mode = Mode.ASSIGNED
    members: Mapping[str, Member] = field(default_factory=lambda: MappingProxyType({}))
    rounds: tuple[Round, ...] = ()
    comments: tuple[Commented, ...] = ()
    overrides: tuple[Overridden, ...] = ()
    examples: tuple[Target, ...] = ()
    assignment: Assignment | None = None
    is_frozen: bool = False
    is_closed: bool = False
    size: int = 0

    @classmethod
    def of(cls, events: Iterable[RoomEvent]) -> "Room":
        """Return the room that these events make."""
        room = cls()
        for event in events:
            room = room.after(event)
        return room

    @property
    def round(self) -> Round | None:
        """The latest round."""
        return self.rounds[-1] if self.rounds else None

    def member_named(self, name: str) -> Member | None:
        """Return the trainee with this name, whatever its capitals."""
        wanted = name.casefold()
        return next((member for member in self.members.values() if member.name.casefold() == wanted), None)

    def override_of(self, target: Target) -> Overridden | None:
        """Return the trainer's last judgement of a reply."""
        return next((event for event in reversed(self.overrides) if event.target == target), None)

    def after(self, event: RoomEvent) -> "Room":
        """Return the room once `event` has happened."""
        return replace(_apply(self, event), size=self.size + 1)


def _apply(room: Room, event: RoomEvent) -> Room:
    match event:
        case RoomOpened() | ModeChosen() | RoomFrozen() | RoomResumed() | RoomClosed():
            return _apply_to_session(room, event)
        case MemberJoined() | DialogueAssigned() | AttemptBegun() | HintSent():
            return _apply_to_members(room, event)
        case RoundOpened() | Answered() | VotingOpened() | Voted() | VerdictsRevealed():
            return _apply_to_rounds(room, event)
        case Commented() | Overridden() | MarkedAsExample():
            return _apply_remark(room, event)
        case _:
            assert_never(event)


def _apply_to_session(room: Room, event: RoomOpened | ModeChosen | RoomFrozen | RoomResumed | RoomClosed) -> Room:
    match event:
        case RoomOpened():
            return replace(
                room,
                name=event.name,
                code=event.code,
                pin=event.pin,
                language=event.language,
                opened=event.at,
                expires=event.expires,
            )
        case ModeChosen(mode=mode):
            return replace(room, mode=mode)
        case RoomFrozen() | RoomResumed():
            return replace(room, is_frozen=isinstance(event, RoomFrozen))
        case RoomClosed():
            return replace(room, is_closed=True, is_frozen=False)


def _apply_remark(room: Room, event: Commented | Overridden | MarkedAsExample) -> Room:
    match event:
        case Commented():
            return replace(room, comments=(*room.comments, event))
        case Overridden():
            return replace(room, overrides=(*room.overrides, event))
        case MarkedAsExample(target=target):
            return replace(room, examples=tuple(dict.fromkeys((*room.examples, target))))


def _apply_to_members(room: Room, event: MemberJoined | DialogueAssigned | AttemptBegun | HintSent) -> Room:
    match event:
        case MemberJoined():
            return _with_member(room, Member(event.member, event.name, event.at, room.assignment))
        case DialogueAssigned():
            assignment = Assignment(event.dialogue, event.seed)
            if event.member is None:
                room = replace(room, assignment=assignment)
            for member in _addressed(room, event.member):
                room = _with_member(room, replace(member, assignment=assignment))
            return room
        case AttemptBegun():
            member = room.members[event.member]
            return _with_member(room, replace(member, attempts=(*member.attempts, event.attempt)))
        case HintSent():
            for member in _addressed(room, event.member):
                room = _with_member(room, replace(member, hint=event.text))
            return room


def _addressed(room: Room, member: str | None) -> list[Member]:
    return list(room.members.values()) if member is None else [room.members[member]]


def _with_member(room: Room, member: Member) -> Room:
    return replace(room, members=MappingProxyType({**room.members, member.id: member}))


def _apply_to_rounds(room: Room, event: RoundOpened | Answered | VotingOpened | Voted | VerdictsRevealed) -> Room:
    if isinstance(event, RoundOpened):
        opened = Round(event.number, event.situation, event.channel, event.client, event.before, event.member)
        return replace(room, rounds=(*room.rounds, opened))
    rounds = tuple(_after(one, event) if one.number == event.number else one for one in room.rounds)
    return replace(room, rounds=rounds)


def _after(one: Round, event: Answered | VotingOpened | Voted | VerdictsRevealed) -> Round:
    match event:
        case Answered():
            given = AnswerGiven(event.member, event.text, event.verdict)
            return replace(one, answers=MappingProxyType({**one.answers, event.member: given}))
        case VotingOpened(order=order):
            return replace(one, order=order)
        case Voted():
            return replace(one, votes=MappingProxyType({**one.votes, event.member: event.answer}))
        case VerdictsRevealed():
            return replace(one, is_revealed=True)
