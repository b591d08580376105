"""A room from opening to closing: who may do what, what is shown to whom, and nothing lost between two writers."""

import random
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.dialogue.catalogue import Catalogue, Entry
from simulator.errors import SimulatorError, UsageError
from simulator.guidance.language import Language
from simulator.guidance.scales import Courtesy
from simulator.guidance.situations import Channel, Situation
from simulator.practice.practice import Practice, Suppliers
from simulator.practice.store import MemoryStore
from simulator.room.desk import Desk, open_room
from simulator.room.entrance import EntranceError, TryLimit, clean_code, clean_name, hash_pin, is_pin, new_code
from simulator.room.events import Mode, ModeChosen, RoomEvent, Target
from simulator.room.ledger import Ledger
from simulator.room.room import Room
from simulator.room.seat import FrozenError, Seat, join_room, shown_answers
from simulator.room.store import MemoryRoomStore, RoomConflictError
from tests.dialogue.small import SMALL, small_dialogue
from tests.practice.test_attempt import WordScorer

NOW = datetime(2026, 3, 1, 9, tzinfo=UTC)
PIN = "123456"


def clock() -> datetime:
    return NOW


class Class:
    """A room with a trainer and some trainees."""

    def __init__(self, *names: str) -> None:
        self.store = MemoryRoomStore()
        self.id, self.code = open_room(self.store, name="Klas", pin=PIN, language=Language.EN, clock=clock)
        ids = iter(range(100))
        store = MemoryStore()
        self.practice = Practice(
            Suppliers(
                catalogue=lambda: Catalogue((Entry(small_dialogue(), SMALL),), ()),
                scorer=WordScorer,
                store=lambda: store,
                clock=clock,
                new_id=lambda: f"a{next(ids)}",
                new_seed=lambda: 1,
            )
        )
        self.desk = Desk(Ledger(self.id, self.store), PIN, clock)
        self.seats = [self.sit(name) for name in names]

    def sit(self, name: str) -> Seat:
        ledger = Ledger(self.id, self.store)
        return Seat(ledger, join_room(ledger, name, clock), self.practice, clock)

    def ask(self, member: str | None = None) -> None:
        self.desk.choose_mode(Mode.ROUND)
        self.desk.open_round(Situation.CHOSE_COMPETITOR, Channel.PHONE, "We chose someone else.", member=member)


def test_the_code_finds_the_room_until_it_closes() -> None:
    group = Class()
    assert group.store.find(group.code) == group.id
    group.desk.close()
    assert group.store.find(group.code) is None
    with pytest.raises(EntranceError):
        group.sit("Ann")


def test_the_desk_needs_the_pin() -> None:
    group = Class()
    with pytest.raises(EntranceError):
        Desk(Ledger(group.id, group.store), "654321", clock)


def test_two_trainees_cannot_have_one_name() -> None:
    group = Class("Ann")
    with pytest.raises(EntranceError, match="ann"):
        group.sit(" ann ")


def test_an_invented_seat_is_not_known() -> None:
    group = Class("Ann")
    with pytest.raises(EntranceError):
        Seat(Ledger(group.id, group.store), "Ann", group.practice, clock)


def test_a_dialogue_for_all_is_also_for_those_who_come_later() -> None:
    group = Class("Ann")
    group.desk.assign("small", 7)
    late = group.sit("Bob")
    attempts = [seat.attempt() for seat in (group.seats[0], late)]
    assert [attempt.started.seed for attempt in attempts] == [7, 7]
    assert group.desk.room.members[late.me.id].attempts == (attempts[1].id,)


def test_a_reloaded_seat_goes_on_with_its_own_attempt() -> None:
    group = Class("Ann")
    group.desk.assign("small", 7)
    seat = group.seats[0]
    seat.attempt().reply("push")
    again = Seat(Ledger(group.id, group.store), seat.me.id, group.practice, clock)
    assert [turn.action.text for turn in again.attempt().path] == ["push"]  # type: ignore[union-attr]


def test_a_round_answers_votes_and_only_then_verdicts() -> None:
    group = Class("Ann", "Bob", "Cas")
    group.ask()
    for seat, text in zip(group.seats, ("ask it", "push it", "polite it"), strict=True):
        seat.answer(text)
    assert group.seats[0].shown_answers() == ()
    group.desk.open_voting(random.Random(1))
    shown = group.seats[0].shown_answers()
    assert {answer.text for answer in shown} == {"ask it", "push it", "polite it"}
    assert all(answer.verdict is None and answer.votes is None for answer in shown)
    mine = next(answer.place for answer in shown if answer.is_mine)
    with pytest.raises(UsageError):
        group.seats[0].vote(mine)
    group.seats[1].vote(mine)
    group.seats[2].vote(mine)
    with pytest.raises(UsageError):
        group.seats[0].answer("too late")
    group.desk.reveal()
    revealed = shown_answers(group.desk.room, None)
    assert max(revealed, key=lambda answer: answer.votes or 0).text == "ask it"
    assert all(answer.verdict is not None for answer in revealed)
    assert not any(answer.is_mine for answer in revealed)


def test_an_answer_can_be_replaced_until_the_voting() -> None:
    group = Class("Ann")
    group.ask()
    group.seats[0].answer("push")
    group.seats[0].answer("ask")
    assert [given.text for given in group.desk.room.rounds[0].answers.values()] == ["ask"]


def test_only_the_one_whose_turn_it_is_may_answer() -> None:
    group = Class("Ann", "Bob")
    group.ask(member=group.seats[0].me.id)
    group.seats[0].answer("ask")
    with pytest.raises(UsageError):
        group.seats[1].answer("me too")


def test_a_frozen_room_holds_everybody_until_it_is_resumed() -> None:
    group = Class("Ann")
    group.ask()
    group.desk.freeze()
    with pytest.raises(FrozenError):
        group.seats[0].answer("ask")
    group.desk.resume()
    group.seats[0].answer("ask")


def test_an_override_stands_beside_the_verdict_of_the_machine() -> None:
    group = Class("Ann")
    group.ask()
    group.seats[0].answer("push")
    target = Target(number=1, member=group.seats[0].me.id)
    with pytest.raises(UsageError):
        group.desk.override(target, Courtesy.WARM, None, None, " ")
    group.desk.override(target, Courtesy.WARM, None, None, "Meant as a joke.")
    override = group.desk.room.override_of(target)
    assert override is not None
    assert override.courtesy is Courtesy.WARM
    assert group.desk.room.rounds[0].answers[group.seats[0].me.id].verdict.courtesy is Courtesy.COLD


def test_hints_reach_one_or_all() -> None:
    group = Class("Ann", "Bob")
    group.desk.send_hint("Ask.", group.seats[0].me.id)
    assert [seat.me.hint for seat in group.seats] == ["Ask.", ""]
    group.desk.send_hint("Breathe.")
    assert [seat.me.hint for seat in group.seats] == ["Breathe.", "Breathe."]


class CrowdedStore(MemoryRoomStore):
    """Lets someone else be first a number of times."""

    def __init__(self, crowds: int) -> None:
        super().__init__()
        self.crowds = crowds

    def append(self, room: str, number: int, event: RoomEvent) -> None:
        if number and self.crowds:
            self.crowds -= 1
            super().append(room, number, ModeChosen(NOW, Mode.ONE_LAPTOP))
            raise RoomConflictError
        super().append(room, number, event)


@settings(max_examples=20)
@given(st.integers(0, 20))
def test_no_event_is_lost_when_others_write_first(crowds: int) -> None:
    store = CrowdedStore(crowds)
    room_id, _ = open_room(store, name="K", pin=PIN, language=Language.NL, clock=clock)
    member = join_room(Ledger(room_id, store), "Ann", clock)
    room = Room.of(store.events(room_id))
    assert member in room.members
    assert room.size == crowds + 2


@given(st.text(max_size=60))
def test_any_name_is_cleaned_or_refused(text: str) -> None:
    try:
        name = clean_name(text)
    except EntranceError:
        return
    assert name.isprintable()
    assert 1 <= len(name) <= 40


@pytest.mark.parametrize("name", ["", "   ", "\x1b\x07", "x" * 10_000])
def test_unfit_names_are_refused(name: str) -> None:
    with pytest.raises(EntranceError):
        clean_name(name)


def test_codes_are_random_and_forgiving_to_type() -> None:
    codes = {new_code() for _ in range(200)}
    assert len(codes) == 200
    code = codes.pop()
    assert clean_code(f" {code[:3].lower()}-{code[3:]} ") == code


def test_a_pin_is_kept_as_a_salted_hash() -> None:
    hashed = hash_pin(PIN)
    assert PIN not in hashed
    assert hashed != hash_pin(PIN)
    assert is_pin(PIN, hashed)
    assert not is_pin("123457", hashed)


def test_guessing_has_to_wait_after_five_wrong_tries() -> None:
    limit = TryLimit()
    for second in range(5):
        limit.require_room(second)
        limit.count_wrong(second)
    with pytest.raises(EntranceError):
        limit.require_room(10)
    limit.require_room(66)


def folded(events: Sequence[RoomEvent]) -> Room:
    room = Room()
    for event in events:
        room = room.after(event)
    return room


ACTIONS: dict[str, Callable[[Class], object]] = {
    "answer": lambda group: group.seats[0].answer("ask"),
    "vote": lambda group: group.seats[1].vote(1),
    "reveal": lambda group: group.desk.reveal(),
    "voting": lambda group: group.desk.open_voting(random.Random(1)),
    "freeze": lambda group: group.desk.freeze(),
    "resume": lambda group: group.desk.resume(),
    "ask": lambda group: group.ask(),
    "join": lambda group: group.sit("Cas"),
}


@settings(max_examples=20)
@given(st.lists(st.sampled_from(sorted(ACTIONS)), max_size=25))
def test_any_order_of_actions_leaves_a_room_that_folds_the_same(actions: list[str]) -> None:
    group = Class("Ann", "Bob")
    for action in actions:
        with suppress(SimulatorError):
            ACTIONS[action](group)
    assert folded(group.store.events(group.id)) == group.desk.room
