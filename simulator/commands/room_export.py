"""Hands out what a room came to: pages for the group and each trainee, a table, and lines other exports can read."""

import argparse
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from simulator.errors import SimulatorError, UsageError
from simulator.guidance.language import Bilingual, Language
from simulator.locale.wording import Wording
from simulator.reports.account import Setting, give_account
from simulator.reports.room_page import member_page, room_page
from simulator.reports.room_table import room_table
from simulator.reports.session_lines import session_lines
from simulator.reports.target import unwritable, write_report
from simulator.room.outcome import outcome_of, replies_of, what_next
from simulator.room.room import Member, Room

if TYPE_CHECKING:
    from simulator.practice.attempt import Attempt
    from simulator.practice.practice import Practice


def export_room(room: Room, practice: "Practice", arguments: argparse.Namespace, language: Language) -> int:
    """Write the files into a folder. Raises UsageError when there is none, or it cannot be written."""
    folder = arguments.output
    if folder is None:
        raise UsageError(
            Bilingual(nl="Waarheen? Geef een map met --output.", en="Where to? Give a folder with --output.")
        )
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise unwritable(folder, error) from error
    setting = Setting(language)
    replies = replies_of(room, practice)
    outcome = outcome_of(room, replies)
    names = names_of(room, Wording(language), with_pseudonyms=arguments.pseudonyms)
    following = what_next(outcome, practice.catalogue.dialogues)
    write_report(room_page(room, outcome, following, setting).encode(), folder / "room.html")
    write_report(room_table(room, replies, names, setting).encode(), folder / "replies.csv")
    for number, member in enumerate(room.members.values(), start=1):
        name = f"{number:02d}-{_file_name(names[member.id])}"
        attempts = _attempts(member, practice)
        accounts = [give_account(attempt, practice.scorer) for attempt in attempts]
        write_report(member_page(member, names[member.id], room, accounts, setting).encode(), folder / f"{name}.html")
        lines = [line for played in attempts for line in session_lines(played.id, played.events, played.turns)]
        write_report(b"".join(lines), folder / f"{name}.jsonl")
    print(Wording(language)("group.exported", n=2 * len(room.members) + 2, folder=folder))
    return 0


def names_of(room: Room, words: Wording, *, with_pseudonyms: bool) -> Mapping[str, str]:
    """Return what each trainee is called: their name, or a number in the order of coming in."""
    if not with_pseudonyms:
        return {member.id: member.name for member in room.members.values()}
    return {id: words("group.trainee", n=number) for number, id in enumerate(room.members, start=1)}


def _attempts(member: Member, practice: "Practice") -> "list[Attempt]":
    """Return what a trainee played, in order."""
    attempts = []
    for attempt_id in member.attempts:
        try:
            attempt = practice.resume(attempt_id)
        except SimulatorError:  # its dialogue is gone: the rest is still worth a page
            continue
        if attempt.path:
            attempts.append(attempt)
    return attempts


def _file_name(name: str) -> str:
    """Return a name as part of a file name: letters, digits and hyphens."""
    return re.sub(r"[^\w-]+", "-", name).strip("-_")[:40].lower() or "x"
