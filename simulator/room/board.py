"""Who is where: what the trainer sees of every trainee at a glance."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from simulator.errors import SimulatorError
from simulator.guidance.endings import EndingKind
from simulator.guidance.language import Bilingual
from simulator.practice.practice import Practice
from simulator.room.events import Mode
from simulator.room.room import Member, Room

STUCK_AFTER = timedelta(minutes=3)


class Whereabouts(StrEnum):
    """What a trainee is doing."""

    WAITING = "waiting"
    NOT_BEGUN = "not_begun"
    PLAYING = "playing"
    STUCK = "stuck"  # nothing happened for STUCK_AFTER
    DONE = "done"
    THINKING = "thinking"  # has not answered the round yet
    ANSWERED = "answered"
    VOTED = "voted"


@dataclass(frozen=True, slots=True)
class BoardRow:
    """One trainee. `turn` counts from 1; `idle` is the time since the last turn, in a dialogue that is being played."""

    member: str
    name: str
    where: Whereabouts
    title: Bilingual | None = None
    turn: int = 0
    idle: timedelta | None = None
    ending: EndingKind | None = None


def read_board(room: Room, practice: Practice, now: datetime) -> tuple[BoardRow, ...]:
    """Return a row for each trainee, in the order of coming in. Reads their attempts from the store."""
    if room.mode is Mode.ASSIGNED:
        return tuple(_dialogue_row(member, practice, now) for member in room.members.values())
    return tuple(_round_row(member, room) for member in room.members.values())


def _round_row(member: Member, room: Room) -> BoardRow:
    now = room.round
    if now is None or now.member not in (None, member.id):
        where = Whereabouts.WAITING
    elif member.id in now.votes:
        where = Whereabouts.VOTED
    else:
        where = Whereabouts.ANSWERED if member.id in now.answers else Whereabouts.THINKING
    return BoardRow(member.id, member.name, where)


def _dialogue_row(member: Member, practice: Practice, now: datetime) -> BoardRow:
    if member.assignment is None:
        return BoardRow(member.id, member.name, Whereabouts.WAITING)
    try:
        dialogue = practice.catalogue.find(member.assignment.dialogue)
        attempts = [practice.resume(attempt) for attempt in member.attempts[-1:]]
    except SimulatorError:
        return BoardRow(member.id, member.name, Whereabouts.NOT_BEGUN)
    if not attempts or attempts[0].dialogue.id != dialogue.id:
        return BoardRow(member.id, member.name, Whereabouts.NOT_BEGUN, dialogue.title)
    attempt = attempts[0]
    turn = len(attempt.path) + (not attempt.is_over)
    if attempt.is_over:
        return BoardRow(member.id, member.name, Whereabouts.DONE, dialogue.title, turn, ending=attempt.answer.ending)
    idle = max(timedelta(), now - attempt.events[-1].at)
    where = Whereabouts.STUCK if idle >= STUCK_AFTER else Whereabouts.PLAYING
    return BoardRow(member.id, member.name, where, dialogue.title, turn, idle)
