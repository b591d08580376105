"""Attempts as JSON lines and back: one event a line, in the order it happened. Finds what is wrong with foreign lines.

A reply also carries the context the judge had, so that it can be judged again where the dialogue is not known.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, TypeVar

from simulator.errors import UsageError
from simulator.guidance.language import Bilingual, Language
from simulator.guidance.situations import Asking, Channel, Situation
from simulator.practice.event_record import event_of, event_record
from simulator.practice.events import Event, Replied
from simulator.practice.turn import Turn
from simulator.reports.course import Flaw, flaw_of_event, flaw_of_step
from simulator.scoring.context import Context

FORMAT = "wittevlag-1"
Record = dict[str, Any]
Term = TypeVar("Term", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Entry:
    """One event as it stood on line `line` (from 1). `context` is what the judge knew of a reply, if that was kept."""

    line: int
    event: Event
    context: Context | None


@dataclass(frozen=True, slots=True)
class Session:
    """One attempt as it stood in a file."""

    attempt: str
    entries: list[Entry] = field(default_factory=list)

    @property
    def events(self) -> tuple[Event, ...]:
        """The events in order."""
        return tuple(entry.event for entry in self.entries)


def session_lines(attempt: str, events: Sequence[Event], turns: Mapping[int, Turn] | None = None) -> Iterator[bytes]:
    """Yield one line for each event; `turns` are those of the rebuilt attempt, None when it cannot be rebuilt."""
    contexts = [turn.context for turn in (turns or {}).values() if isinstance(turn.action, Replied)]
    upcoming = iter(contexts)
    for number, event in enumerate(events):
        context = next(upcoming, None) if isinstance(event, Replied) else None
        yield session_line(attempt, number, event, context)


def session_line(attempt: str, number: int, event: Event, context: Context | None) -> bytes:
    """Return the line of one event, with its line end. The same event always gives the same bytes."""
    record: Record = {"format": FORMAT, "attempt": attempt, "number": number, **event_record(event)}
    if context:
        record["context"] = context_record(context)
    return json.dumps(record, ensure_ascii=False).encode("utf-8", "backslashreplace") + b"\n"


def context_record(context: Context) -> Record:
    """Return a context as plain values."""
    return {
        "lang": context.language,
        "situation": context.situation,
        "channel": context.channel,
        "client": context.client,
        "before": context.before,
        "asking": context.asking,
    }


def read_sessions(lines: Iterable[bytes]) -> tuple[Session, ...]:
    """Return the attempts in `lines`, in the order in which they begin.

    A line that occurs twice counts once. Raises UsageError naming the first line that is not what it should be.
    """
    sessions: dict[str, Session] = {}
    for number, line in enumerate(lines, start=1):
        if line.strip():
            _read_line(number, line, sessions)
    return tuple(sessions.values())


def _read_line(number: int, line: bytes, sessions: dict[str, Session]) -> None:
    record = _record_in(number, line)
    attempt, place = record.pop("attempt"), record.pop("number")
    try:
        context = _context_in(record.pop("context", None))
        event = event_of(record)
    except (KeyError, TypeError, ValueError, AttributeError, OverflowError) as error:
        raise flawed(number, Flaw.EVENT) from error
    known = sessions.setdefault(attempt, Session(attempt)).entries
    if place < len(known):
        if known[place].event != event:
            raise flawed(number, Flaw.OTHER)
        return
    flaw = flaw_of_event(event) or flaw_of_step(place, [entry.event for entry in known], event)
    if flaw:
        raise flawed(number, flaw)
    known.append(Entry(number, event, context))


def _record_in(number: int, line: bytes) -> Record:
    """Return the fields of a line of this format."""
    try:
        record = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise flawed(number, Flaw.ENCODING) from error
    except (ValueError, RecursionError) as error:
        raise flawed(number, Flaw.JSON) from error
    if not isinstance(record, dict) or record.pop("format", None) != FORMAT:
        raise flawed(number, Flaw.FOREIGN)
    attempt, place = record.get("attempt"), record.get("number")
    if not isinstance(attempt, str) or not attempt or type(place) is not int or place < 0:
        raise flawed(number, Flaw.EVENT)
    return record


def _context_in(record: Any) -> Context | None:
    """Return the context of plain values. Raises KeyError, TypeError or ValueError when they are not a context's."""
    if record is None:
        return None
    client, before = record["client"], record["before"]
    if not isinstance(client, str) or not isinstance(before, str):
        raise TypeError("client and before are texts")
    return Context(
        language=_term(Language, record["lang"]),
        situation=_term(Situation, record["situation"]),
        channel=_term(Channel, record["channel"]),
        client=client,
        before=before,
        asking=_term(Asking, record["asking"]),
    )


def _term(kind: type[Term], value: Any) -> Term | None:
    return None if value is None else kind(value)


def flawed(line: int, flaw: Flaw) -> UsageError:
    """Return the error for a line."""
    return UsageError(Bilingual(nl=f"regel {line} {flaw.text.nl}", en=f"line {line} {flaw.text.en}"))
