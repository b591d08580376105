"""What there is to do for a trainee now, decided from the room alone."""

from enum import StrEnum

from simulator.room.events import Mode
from simulator.room.room import Room, Round


class Stage(StrEnum):
    """What the trainee's screen shows."""

    WAITING = "waiting"
    DIALOGUE = "dialogue"  # a dialogue of one's own
    ANSWERING = "answering"
    WATCHING = "watching"  # someone else is at it
    VOTING = "voting"
    RESULT = "result"
    CLOSED = "closed"


def stage_of(room: Room, member: str) -> Stage:
    """Return what `member` can do."""
    if room.is_closed:
        return Stage.CLOSED
    if member not in room.members:
        return Stage.WAITING
    if room.mode is Mode.ASSIGNED:
        return Stage.DIALOGUE if room.members[member].assignment else Stage.WAITING
    now = room.round
    return Stage.WAITING if now is None or not belongs(now, room.mode) else _stage_of_round(now, member)


def belongs(now: Round, mode: Mode) -> bool:
    """Return whether a round is one of this way of working: a turn of one trainee, or a line for all."""
    return (now.member is not None) is (mode is Mode.TRAINER_AS_CLIENT)


def _stage_of_round(now: Round, member: str) -> Stage:
    if now.member is not None:
        is_my_turn = now.member == member and now.is_open
        return Stage.ANSWERING if is_my_turn else Stage.WATCHING
    if now.is_open:
        return Stage.ANSWERING
    return Stage.RESULT if now.is_revealed else Stage.VOTING
