"""All replies of a room as CSV that is safe to open in a spreadsheet, with the program's verdict and the trainer's."""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence

from simulator.guidance.labels import label
from simulator.reports.account import Setting
from simulator.reports.spreadsheet import BYTE_ORDER_MARK, DELIMITER, safe_cell
from simulator.room.outcome import GroupReply, Rating
from simulator.room.room import Room

# fmt: off
COLUMNS = (
    "trainee", "round", "attempt", "turn", "situation", "channel", "client", "reply", "courtesy", "why", "pushing",
    "votes", "trainer_courtesy", "trainer_why", "trainer_pushing", "reason", "comments", "example",
)
# fmt: on


def room_table(room: Room, replies: Sequence[GroupReply], names: Mapping[str, str], setting: Setting) -> str:
    """Return one row for each reply; `names` says what each trainee is called."""
    written = io.StringIO()
    writer = csv.writer(written, delimiter=DELIMITER, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow([setting.words(f"group.column.{name}") for name in COLUMNS])
    for reply in replies:
        writer.writerow([safe_cell(cell) for cell in _cells(room, reply, names[reply.member], setting)])
    return BYTE_ORDER_MARK + written.getvalue()


def _cells(room: Room, reply: GroupReply, name: str, setting: Setting) -> Iterator[str]:
    target = reply.target
    yield name
    yield str(target.number or "")
    yield target.attempt or ""
    yield str(target.turn or "")
    yield setting.text(label(reply.situation).name)
    yield setting.text(label(reply.channel).name)
    yield reply.client
    yield reply.text
    for rating in (reply.verdict.courtesy, reply.verdict.why, reply.verdict.pushing):
        yield _name(rating, setting)
    yield str(reply.votes)
    override = room.override_of(target)
    for own in (override.courtesy, override.why, override.pushing) if override else (None, None, None):
        yield "" if own is None else _name(own, setting)
    yield override.reason if override else ""
    yield "\n".join(comment.text for comment in room.comments if comment.target == target)
    yield "x" if target in room.examples else ""


def _name(rating: Rating | None, setting: Setting) -> str:
    return setting.words("criterion.not_rated") if rating is None else setting.text(label(rating).name)
