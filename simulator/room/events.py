"""What happened in a room, as an append-only list. Folding the events gives the room as it is; see `room.py`."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from simulator.guidance.language import Language
from simulator.guidance.scales import Courtesy, Pushing, Why
from simulator.guidance.situations import Channel, Situation
from simulator.guidance.verdict import Verdict


class Mode(StrEnum):
    """A way of working. The trainer may switch at any time."""

    ASSIGNED = "assigned"  # everyone plays a dialogue of their own
    ROUND = "round"  # one client line for all, the verdict last
    TRAINER_AS_CLIENT = "trainer_as_client"  # the trainer plays the client, one trainee answers, the others watch
    ONE_LAPTOP = "one_laptop"  # the keyboard goes round


@dataclass(frozen=True, slots=True)
class RoomOpened:
    """The room began. `pin` is a salted hash of the trainer's PIN; `expires` is when everything is deleted, if ever."""

    at: datetime
    name: str
    code: str
    pin: str
    language: Language
    expires: datetime | None


@dataclass(frozen=True, slots=True)
class MemberJoined:
    """A trainee came in. `member` is a random id that only this trainee and the trainer know; names are unique."""

    at: datetime
    member: str
    name: str


@dataclass(frozen=True, slots=True)
class ModeChosen:
    """The trainer chose a way of working."""

    at: datetime
    mode: Mode


@dataclass(frozen=True, slots=True)
class DialogueAssigned:
    """A dialogue was given to one trainee, or to all when `member` is None."""

    at: datetime
    member: str | None
    dialogue: str
    seed: int


@dataclass(frozen=True, slots=True)
class AttemptBegun:
    """A trainee began an attempt."""

    at: datetime
    member: str
    attempt: str


@dataclass(frozen=True, slots=True)
class RoundOpened:
    """A client line was put to the group, or (as `member`'s turn) to one trainee while the others watch."""

    at: datetime
    number: int
    situation: Situation
    channel: Channel
    client: str
    before: str
    member: str | None = None


@dataclass(frozen=True, slots=True)
class Answered:
    """A trainee answered a round. A second answer replaces the first until voting begins."""

    at: datetime
    number: int
    member: str
    text: str
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class VotingOpened:
    """Answers are closed; they are shown without names in the order `order` (members), drawn at random."""

    at: datetime
    number: int
    order: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Voted:
    """`member` chose `answer` (another member's) as the reply that keeps the door open best. The last vote counts."""

    at: datetime
    number: int
    member: str
    answer: str


@dataclass(frozen=True, slots=True)
class VerdictsRevealed:
    """The verdicts of a round were shown."""

    at: datetime
    number: int


@dataclass(frozen=True, slots=True)
class Target:
    """What a remark is about: an answer in a round (`number`, `member`) or a turn of an attempt."""

    number: int | None = None
    member: str | None = None
    attempt: str | None = None
    turn: int | None = None


@dataclass(frozen=True, slots=True)
class Commented:
    """The trainer said something about a reply."""

    at: datetime
    target: Target
    text: str


@dataclass(frozen=True, slots=True)
class Overridden:
    """The trainer judges otherwise, with a reason. None leaves a scale as it is; the machine's verdict stays too."""

    at: datetime
    target: Target
    courtesy: Courtesy | None
    why: Why | None
    pushing: Pushing | None
    reason: str


@dataclass(frozen=True, slots=True)
class MarkedAsExample:
    """The trainer marked a reply as one to remember."""

    at: datetime
    target: Target


@dataclass(frozen=True, slots=True)
class HintSent:
    """The trainer sent a hint to one trainee, or to all when `member` is None."""

    at: datetime
    member: str | None
    text: str


@dataclass(frozen=True, slots=True)
class RoomFrozen:
    """Nobody can go on until the trainer resumes."""

    at: datetime


@dataclass(frozen=True, slots=True)
class RoomResumed:
    """Everybody can go on."""

    at: datetime


@dataclass(frozen=True, slots=True)
class RoomClosed:
    """The session is over; the debrief for the group is shown."""

    at: datetime


RoomEvent = (
    RoomOpened
    | MemberJoined
    | ModeChosen
    | DialogueAssigned
    | AttemptBegun
    | RoundOpened
    | Answered
    | VotingOpened
    | Voted
    | VerdictsRevealed
    | Commented
    | Overridden
    | MarkedAsExample
    | HintSent
    | RoomFrozen
    | RoomResumed
    | RoomClosed
)
