"""Room events survive being written down."""

from datetime import UTC, datetime
from typing import get_args

import pytest

from simulator.guidance.language import Language
from simulator.guidance.scales import Courtesy, Pushing, Why
from simulator.guidance.situations import Channel, Situation
from simulator.room.event_record import room_event_of, room_event_record
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
from tests.verdicts import UNRATED, WARM

AT = datetime(2026, 3, 1, 9, 0, 1, 250000, tzinfo=UTC)
TARGET = Target(number=2, member="m")

EVENTS: list[RoomEvent] = [
    RoomOpened(AT, "Klas \u202e", "BCDFGH", "aa$bb", Language.NL, AT),
    RoomOpened(AT, "Klas", "BCDFGH", "aa$bb", Language.EN, None),
    MemberJoined(AT, "m", "Zoë 👋"),
    ModeChosen(AT, Mode.ROUND),
    DialogueAssigned(AT, None, "small", 7),
    AttemptBegun(AT, "m", "a1"),
    RoundOpened(AT, 1, Situation.SHELVED, Channel.EMAIL, "Nee.", "", "m"),
    Answered(AT, 1, "m", "Oké\n\x1b[1m", WARM),
    Answered(AT, 1, "m", "", UNRATED),
    VotingOpened(AT, 1, ("m", "n")),
    Voted(AT, 1, "m", "n"),
    VerdictsRevealed(AT, 1),
    Commented(AT, TARGET, "Mooi."),
    Overridden(AT, TARGET, Courtesy.WARM, Why.OPEN, Pushing.NONE, "Grapje."),
    Overridden(AT, Target(attempt="a", turn=3), None, None, Pushing.MILD, "x"),
    MarkedAsExample(AT, TARGET),
    HintSent(AT, None, "Adem."),
    RoomFrozen(AT),
    RoomResumed(AT),
    RoomClosed(AT),
]


def test_every_kind_is_tried() -> None:
    assert {type(event) for event in EVENTS} == set(get_args(RoomEvent))


@pytest.mark.parametrize("event", EVENTS)
def test_an_event_comes_back_as_it_was(event: RoomEvent) -> None:
    assert room_event_of(room_event_record(event)) == event
