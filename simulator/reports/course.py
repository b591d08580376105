"""What can be wrong with events that come from elsewhere: values of a wrong type, or a course that cannot be."""

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum

from simulator.guidance.language import Bilingual, Language
from simulator.guidance.scales import Scale
from simulator.guidance.situations import Channel
from simulator.guidance.verdict import Verdict
from simulator.practice.events import Contested, Event, Reflected, Replied, Retried, Started, Stopped, Waited

LONGEST_WAIT = 365


class Flaw(StrEnum):
    """What is wrong with a line."""

    ENCODING = "encoding"
    JSON = "json"
    FOREIGN = "foreign"
    EVENT = "event"
    OTHER = "other"
    GAP = "gap"
    COURSE = "course"

    @property
    def text(self) -> Bilingual:
        """What is wrong, as the end of a sentence that begins with the line."""
        return _TEXTS[self]


_TEXTS: dict[Flaw, Bilingual] = {
    Flaw.ENCODING: Bilingual(nl="is geen geldige UTF-8", en="is not valid UTF-8"),
    Flaw.JSON: Bilingual(
        nl="is geen geldige JSON; is het bestand halverwege afgebroken?",
        en="is not valid JSON; was the file cut off half way?",
    ),
    Flaw.FOREIGN: Bilingual(
        nl="is niet geschreven door 'simulator export'", en="was not written by 'simulator export'"
    ),
    Flaw.EVENT: Bilingual(nl="beschrijft geen geldige gebeurtenis", en="does not describe a valid event"),
    Flaw.OTHER: Bilingual(
        nl="zegt iets anders dan een eerdere regel over dezelfde gebeurtenis",
        en="tells something else than an earlier line about the same event",
    ),
    Flaw.GAP: Bilingual(
        nl="sluit niet aan: er ontbreekt een eerdere regel van deze poging",
        en="does not follow: an earlier line of this attempt is missing",
    ),
    Flaw.COURSE: Bilingual(
        nl="kan niet na de regels ervoor gebeurd zijn", en="cannot have happened after the lines before it"
    ),
}


def flaw_of_event(event: Event) -> Flaw | None:
    """Return what is wrong with the values of an event by itself."""
    is_dated = isinstance(event.at, datetime) and event.at.tzinfo is not None
    return None if is_dated and _has_right_values(event) else Flaw.EVENT


def flaw_of_step(number: int, before: Sequence[Event], event: Event) -> Flaw | None:
    """Return what is wrong with `event` as number `number` after the events `before` it."""
    if number > len(before):
        return Flaw.GAP
    if isinstance(event, Started) != (number == 0):
        return Flaw.COURSE
    turns = [earlier for earlier in before if isinstance(earlier, Replied | Waited | Stopped)]
    match event:
        case Retried(turn=turn):
            return None if 1 <= turn <= len(turns) else Flaw.COURSE
        case Contested(turn=turn):
            is_reply = 1 <= turn <= len(turns) and isinstance(turns[turn - 1], Replied)
            return None if is_reply else Flaw.COURSE
        case _:
            return None


def _has_right_values(event: Event) -> bool:
    match event:
        case Started():
            texts = (event.dialogue, event.fingerprint, event.scorer)
            is_named = _are_texts(*texts) and bool(event.dialogue)
            return is_named and _is_number(event.seed) and isinstance(event.language, Language)
        case Replied():
            is_placed = isinstance(event.channel, Channel) and isinstance(event.language, Language)
            return is_placed and _are_texts(event.text) and _has_right_verdict(event)
        case Waited(days=days):
            return _is_number(days) and 1 <= days <= LONGEST_WAIT
        case Retried(turn=turn):
            return _is_number(turn)
        case Contested():
            return _is_number(event.turn) and _are_texts(event.note)
        case Reflected(text=text):
            return _are_texts(text)
        case _:
            return True


def _has_right_verdict(event: Replied) -> bool:
    """Whether there is a verdict, in numbers where it should be, with evidence that quotes the reply."""
    if not isinstance(event.verdict, Verdict):
        return False
    scores = [getattr(event.verdict.scores, scale) for scale in Scale]
    confidence = [getattr(event.verdict.confidence, scale) for scale in Scale]
    if not all(_is_share(value) for value in (*confidence, *(score for score in scores if score is not None))):
        return False
    return all(
        _is_number(item.start)
        and _is_number(item.end)
        and 0 <= item.start <= item.end
        and item.text == event.text[item.start : item.end]
        and _is_share(item.strength)
        and _are_texts(item.detail)
        for item in event.verdict.evidence
    )


def _are_texts(*values: object) -> bool:
    return all(isinstance(value, str) for value in values)


def _is_share(value: object) -> bool:
    return type(value) in (int, float)


def _is_number(value: object) -> bool:
    return type(value) is int
