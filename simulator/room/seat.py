"""What a trainee can do in a room, and what a trainee may see: their own things and what the trainer shows to all."""

from dataclasses import dataclass

from simulator.errors import SimulatorError, UsageError
from simulator.guidance.language import Bilingual
from simulator.guidance.verdict import Verdict
from simulator.practice.attempt import Attempt, Clock
from simulator.practice.practice import Practice
from simulator.room.entrance import EntranceError, clean_name, new_id
from simulator.room.events import Answered, AttemptBegun, MemberJoined, Mode, RoomEvent, Voted
from simulator.room.ledger import Ledger
from simulator.room.room import Member, Room, Round
from simulator.scoring.context import Context

LONGEST_ANSWER = 20_000


class FrozenError(SimulatorError):
    """The trainer has frozen the room."""


@dataclass(frozen=True, slots=True)
class ShownAnswer:
    """An answer as the group sees it: no name, its place in the random order, and after the reveal its verdict."""

    place: int
    text: str
    is_mine: bool
    votes: int | None
    verdict: Verdict | None


def join_room(ledger: Ledger, name: str, clock: Clock) -> str:
    """Take a seat and return the secret member id. Raises EntranceError when the name is taken or unfit."""
    member, shown = new_id(), clean_name(name)

    def decide(room: Room) -> RoomEvent:
        if room.is_closed:
            raise EntranceError(Bilingual(nl="Deze ruimte is gesloten.", en="This room is closed."))
        if room.member_named(shown):
            raise EntranceError(
                Bilingual(
                    nl=f"Er is al een '{shown}'. Kies een andere naam.",
                    en=f"There is a '{shown}' already. Pick another name.",
                )
            )
        return MemberJoined(clock(), member, shown)

    ledger.add(decide)
    return member


class Seat:
    """One trainee in one room. Made again from the member id after a reload or a lost connection."""

    def __init__(self, ledger: Ledger, member: str, practice: Practice, clock: Clock) -> None:
        self._ledger = ledger
        self._member = member
        self._practice = practice
        self._clock = clock
        if member not in ledger.read().members:
            raise EntranceError(Bilingual(nl="Deze plek is niet bekend.", en="This seat is not known."))

    @property
    def room(self) -> Room:
        """The room as it is now."""
        return self._ledger.read()

    @property
    def me(self) -> Member:
        """This trainee."""
        return self.room.members[self._member]

    def wait(self, seconds: float) -> bool:
        """Return whether something happened, waiting up to `seconds`."""
        return self._ledger.wait(seconds)

    def attempt(self) -> Attempt:
        """Return the attempt at the dialogue assigned, resumed or begun. Raises UsageError when none is assigned."""
        room, me = self._open_room(), self.me
        if me.assignment is None:
            raise UsageError(Bilingual(nl="Je hebt nog geen dialoog.", en="You have no dialogue yet."))
        for attempt_id in reversed(me.attempts):
            attempt = self._practice.resume(attempt_id)
            if attempt.dialogue.id == me.assignment.dialogue:
                return attempt
        attempt = self._practice.start(me.assignment.dialogue, room.language, me.assignment.seed)
        self._ledger.add(lambda _: AttemptBegun(self._clock(), self._member, attempt.id))
        return attempt

    def require_open(self) -> None:
        """Raise FrozenError while the trainer holds the room."""
        self._open_room()

    def answer(self, text: str) -> None:
        """Answer the round, or replace the answer. Raises UsageError when it is closed or another trainee's turn."""
        if not text.strip():
            raise UsageError(Bilingual(nl="Er staat nog niets.", en="There is nothing there yet."))
        if len(text) > LONGEST_ANSWER:
            raise UsageError(
                Bilingual(
                    nl=f"Hoogstens {LONGEST_ANSWER} tekens, graag.", en=f"At most {LONGEST_ANSWER} characters, please."
                )
            )
        now = self._open_round(self._open_room())
        verdict = self._practice.scorer.score(text, context_of(now, self.room))

        def decide(room: Room) -> RoomEvent:
            current = self._open_round(room)
            if current.number != now.number:
                raise UsageError(Bilingual(nl="Die ronde is al voorbij.", en="That round is over."))
            return Answered(self._clock(), current.number, self._member, text, verdict)

        self._ledger.add(decide)

    def shown_answers(self) -> tuple[ShownAnswer, ...]:
        """Return the answers of the round in their random order once voting has begun, without names."""
        return shown_answers(self.room, self._member)

    def vote(self, place: int) -> None:
        """Vote for the answer at `place` (from 1). Raises UsageError for one's own answer or outside the voting."""

        def decide(room: Room) -> RoomEvent:
            now = room.round
            if now is None or not now.order or now.is_revealed:
                raise UsageError(Bilingual(nl="Er valt nu niets te stemmen.", en="There is nothing to vote on now."))
            if not 1 <= place <= len(now.order):
                raise UsageError(Bilingual(nl=f"Er is geen antwoord {place}.", en=f"There is no reply {place}."))
            if now.order[place - 1] == self._member:
                raise UsageError(Bilingual(nl="Dat is je eigen antwoord.", en="That is your own reply."))
            return Voted(self._clock(), now.number, self._member, now.order[place - 1])

        self._open_room()
        self._ledger.add(decide)

    def _open_room(self) -> Room:
        room = self._ledger.read()
        if room.is_frozen:
            raise FrozenError(Bilingual(nl="De trainer heeft gepauzeerd.", en="The trainer has paused the room."))
        if room.is_closed:
            raise UsageError(Bilingual(nl="Deze ruimte is gesloten.", en="This room is closed."))
        return room

    def _open_round(self, room: Room) -> Round:
        now = room.round
        if now is None or not now.is_open or room.mode is Mode.ASSIGNED:
            raise UsageError(Bilingual(nl="Er is nu geen open ronde.", en="There is no open round now."))
        if now.member not in (None, self._member):
            raise UsageError(Bilingual(nl="Een ander is aan de beurt.", en="It is someone else's turn."))
        return now


def shown_answers(room: Room, viewer: str | None) -> tuple[ShownAnswer, ...]:
    """Return the answers of the latest round as `viewer` may see them; None is the projector."""
    now = room.round
    if now is None:
        return ()
    return tuple(
        ShownAnswer(
            place=place,
            text=now.answers[member].text,
            is_mine=member == viewer,
            votes=now.votes_for(member) if now.is_revealed else None,
            verdict=now.answers[member].verdict if now.is_revealed else None,
        )
        for place, member in enumerate(now.order, 1)
    )


def context_of(now: Round, room: Room) -> Context:
    """Return what the judge may know about an answer in a round."""
    return Context(room.language, now.situation, now.channel, now.client, now.before)
