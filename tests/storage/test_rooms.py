"""Rooms in a database of each kind: conflicts, waiting, finding, deleting, and many writers at once."""

import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from simulator.errors import StorageError
from simulator.guidance.language import Language
from simulator.room.desk import Desk, open_room
from simulator.room.events import Mode, ModeChosen, RoomEvent
from simulator.room.ledger import Ledger
from simulator.room.room import Room
from simulator.room.seat import join_room
from simulator.room.store import RoomConflictError
from simulator.storage.database import open_attempt_store, open_room_stores
from simulator.storage.rooms import DatabaseRoomStore
from tests.room.test_event_record import EVENTS

NOW = datetime(2026, 3, 1, 9, tzinfo=UTC)
CHANGE = ModeChosen(NOW, Mode.ROUND)


def clock() -> datetime:
    return NOW


@pytest.fixture
def rooms(address: str) -> Iterator[DatabaseRoomStore]:
    """Return an empty store of rooms, of each kind."""
    store, attempts = open_room_stores(address)
    yield store
    store.close()
    attempts.close()


def opened(rooms: DatabaseRoomStore, keep_days: int | None = 30) -> tuple[str, str]:
    return open_room(rooms, name="Klas", pin="123456", language=Language.NL, clock=clock, keep_days=keep_days)


def test_every_kind_of_event_is_kept(rooms: DatabaseRoomStore) -> None:
    for number, event in enumerate(EVENTS[:1] + EVENTS[2:]):
        rooms.append("r", number, event)
    assert list(rooms.events("r")) == EVENTS[:1] + EVENTS[2:]
    assert rooms.events("r", 5) == tuple(EVENTS[6:])
    assert rooms.events("other") == ()


def test_a_number_can_be_taken_once(rooms: DatabaseRoomStore) -> None:
    room, _ = opened(rooms)
    rooms.append(room, 1, CHANGE)
    with pytest.raises(RoomConflictError):
        rooms.append(room, 1, CHANGE)
    with pytest.raises(RoomConflictError):
        rooms.append(room, 3, CHANGE)
    assert len(rooms.events(room)) == 2


def test_a_room_is_found_by_its_code_while_it_is_open(rooms: DatabaseRoomStore) -> None:
    room, code = opened(rooms)
    assert rooms.find(code) == room
    assert rooms.find("ZZZZZZ") is None
    Desk(Ledger(room, rooms), "123456", clock).close()
    assert rooms.find(code) is None


def test_waiting_ends_when_another_program_adds_something(rooms: DatabaseRoomStore, address: str) -> None:
    room, _ = opened(rooms)
    elsewhere, attempts = open_room_stores(address)
    noticed: list[bool] = []
    waiting = threading.Thread(target=lambda: noticed.append(rooms.wait(room, 1, 20)))
    waiting.start()
    elsewhere.append(room, 1, CHANGE)
    waiting.join(timeout=20)
    elsewhere.close()
    attempts.close()
    assert noticed == [True]


def test_waiting_gives_up(rooms: DatabaseRoomStore) -> None:
    room, _ = opened(rooms)
    assert rooms.wait(room, 0, 0)
    assert not rooms.wait(room, 1, 0.05)


def test_rooms_that_are_past_their_time_are_named_and_can_be_deleted(rooms: DatabaseRoomStore) -> None:
    old, _ = opened(rooms, keep_days=1)
    opened(rooms, keep_days=30)
    opened(rooms, keep_days=None)
    assert list(rooms.expired(NOW + timedelta(days=2))) == [old]
    rooms.delete(old)
    assert rooms.events(old) == ()
    assert rooms.expired(NOW + timedelta(days=2)) == []


def test_a_dozen_who_join_at_once_are_all_in(rooms: DatabaseRoomStore) -> None:
    room, _ = opened(rooms)
    names = [f"Deelnemer {number}" for number in range(12)]
    joining = [threading.Thread(target=join_room, args=(Ledger(room, rooms), name, clock)) for name in names]
    for thread in joining:
        thread.start()
    for thread in joining:
        thread.join()
    folded = Room.of(rooms.events(room))
    assert sorted(member.name for member in folded.members.values()) == sorted(names)


def test_attempts_in_rooms_are_kept_apart_from_the_users_own(address: str) -> None:
    rooms, attempts = open_room_stores(address)
    own = open_attempt_store(address)
    attempts.keep_note("whose", "the room's")
    assert own.note("whose") is None
    for store in (rooms, attempts, own):
        store.close()


def test_events_of_a_later_version_are_refused_in_words(rooms: DatabaseRoomStore) -> None:

    class Unheard(ModeChosen):
        pass

    room, _ = opened(rooms)
    event: RoomEvent = Unheard(NOW, Mode.ROUND)
    rooms.append(room, 1, event)
    with pytest.raises(StorageError, match="Update the program"):
        rooms.events(room)
