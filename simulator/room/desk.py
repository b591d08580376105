"""What the trainer can do in a room."""

import random
from datetime import timedelta

from simulator.errors import UsageError
from simulator.guidance.language import Bilingual, Language
from simulator.guidance.scales import Courtesy, Pushing, Why
from simulator.guidance.situations import Channel, Situation
from simulator.practice.attempt import Clock
from simulator.room.entrance import EntranceError, hash_pin, is_pin, new_code, new_id
from simulator.room.events import (
    Commented,
    DialogueAssigned,
    HintSent,
    MarkedAsExample,
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
    VotingOpened,
)
from simulator.room.ledger import Ledger
from simulator.room.room import Room
from simulator.room.store import RoomStore


def open_room(
    store: RoomStore, *, name: str, pin: str, language: Language, clock: Clock, keep_days: int | None = 30
) -> tuple[str, str]:
    """Open a room and return its id and its code. After `keep_days` everything in it is deleted; None keeps it."""
    room_id, code, now = new_id(), new_code(), clock()
    expires = now + timedelta(days=keep_days) if keep_days else None
    store.append(room_id, 0, RoomOpened(now, name, code, hash_pin(pin), language, expires))
    return room_id, code


class Desk:
    """The trainer's side of a room. Needs the PIN; raises EntranceError without it."""

    def __init__(self, ledger: Ledger, pin: str, clock: Clock) -> None:
        self._ledger = ledger
        self._clock = clock
        if not is_pin(pin, ledger.read().pin):
            raise EntranceError(Bilingual(nl="Die pincode klopt niet.", en="That PIN is not right."))

    @property
    def room(self) -> Room:
        """The room as it is now."""
        return self._ledger.read()

    def wait(self, seconds: float) -> bool:
        """Return whether something happened, waiting up to `seconds`."""
        return self._ledger.wait(seconds)

    def choose_mode(self, mode: Mode) -> None:
        """Switch to a way of working."""
        self._ledger.add(lambda _: ModeChosen(self._clock(), mode))

    def assign(self, dialogue: str, seed: int, member: str | None = None) -> None:
        """Give a dialogue to one trainee, or to all who are and will be here."""
        self._ledger.add(lambda room: DialogueAssigned(self._clock(), self._known(room, member), dialogue, seed))

    def open_round(
        self, situation: Situation, channel: Channel, client: str, before: str = "", member: str | None = None
    ) -> None:
        """Put a client line to all, or to one trainee while the others watch."""
        if not client.strip():
            raise UsageError(Bilingual(nl="Wat zegt de klant?", en="What does the client say?"))
        self._ledger.add(
            lambda room: RoundOpened(
                self._clock(), len(room.rounds) + 1, situation, channel, client, before, self._known(room, member)
            )
        )

    def open_voting(self, chance: random.Random) -> None:
        """Close the answers and show them without names in a random order. Raises UsageError without an answer."""

        def decide(room: Room) -> RoomEvent:
            now = room.round
            if now is None or not now.is_open or not now.answers:
                raise UsageError(Bilingual(nl="Er zijn nog geen antwoorden.", en="There are no replies yet."))
            order = sorted(now.answers)
            chance.shuffle(order)
            return VotingOpened(self._clock(), now.number, tuple(order))

        self._ledger.add(decide)

    def reveal(self) -> None:
        """Show the verdicts of the round. Raises UsageError before the voting."""

        def decide(room: Room) -> RoomEvent:
            now = room.round
            if now is None or not now.order:
                raise UsageError(Bilingual(nl="Laat eerst stemmen.", en="Let them vote first."))
            return VerdictsRevealed(self._clock(), now.number)

        self._ledger.add(decide)

    def comment(self, target: Target, text: str) -> None:
        """Say something about a reply."""
        self._ledger.add(lambda _: Commented(self._clock(), target, text))

    def override(
        self, target: Target, courtesy: Courtesy | None, why: Why | None, pushing: Pushing | None, reason: str
    ) -> None:
        """Judge otherwise. Raises UsageError without a reason or without a judgement."""
        if not reason.strip() or (courtesy, why, pushing) == (None, None, None):
            raise UsageError(Bilingual(nl="Zeg wat het moet zijn, en waarom.", en="Say what it should be, and why."))
        self._ledger.add(lambda _: Overridden(self._clock(), target, courtesy, why, pushing, reason))

    def mark_example(self, target: Target) -> None:
        """Mark a reply as one to remember."""
        self._ledger.add(lambda _: MarkedAsExample(self._clock(), target))

    def send_hint(self, text: str, member: str | None = None) -> None:
        """Send a hint to one trainee or to all."""
        self._ledger.add(lambda room: HintSent(self._clock(), self._known(room, member), text))

    def freeze(self) -> None:
        """Hold everybody."""
        self._ledger.add(lambda _: RoomFrozen(self._clock()))

    def resume(self) -> None:
        """Let everybody go on."""
        self._ledger.add(lambda _: RoomResumed(self._clock()))

    def close(self) -> None:
        """End the session."""
        self._ledger.add(lambda _: RoomClosed(self._clock()))

    @staticmethod
    def _known(room: Room, member: str | None) -> str | None:
        if member is not None and member not in room.members:
            raise UsageError(Bilingual(nl="Deze deelnemer is er niet.", en="This trainee is not here."))
        return member
