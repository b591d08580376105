"""Hands out what a room came to: a page for the group, a page for each trainee, a table of all replies."""

import argparse
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from simulator.errors import SimulatorError, UsageError
from simulator.guidance.language import Bilingual, Language
from simulator.locale.wording import Wording
from simulator.reports.account import Account, Setting, give_account
from simulator.reports.room_page import member_page, room_page
from simulator.reports.room_table import room_table
from simulator.reports.target import unwritable, write_report
from simulator.room.outcome import outcome_of, replies_of, what_next
from simulator.room.room import Member, Room

if TYPE_CHECKING:
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
        page = member_page(member, names[member.id], room, _accounts(member, practice), setting)
        write_report(page.encode(), folder / f"{number:02d}-{_file_name(names[member.id])}.html")
    print(Wording(language)("group.exported", n=len(room.members) + 2, folder=folder))
    return 0


def names_of(room: Room, words: Wording, *, with_pseudonyms: bool) -> Mapping[str, str]:
    """Return what each trainee is called: their name, or a number in the order of coming in."""
    if not with_pseudonyms:
        return {member.id: member.name for member in room.members.values()}
    return {id: words("group.trainee", n=number) for number, id in enumerate(room.members, start=1)}


def _accounts(member: Member, practice: "Practice") -> list[Account]:
    accounts = []
    for attempt_id in member.attempts:
        try:
            attempt = practice.resume(attempt_id)
        except SimulatorError:  # its dialogue is gone: the rest is still worth a page
            continue
        if attempt.path:
            accounts.append(give_account(attempt, practice.scorer))
    return accounts


def _file_name(name: str) -> str:
    """Return a name as part of a file name: letters, digits and hyphens."""
    return re.sub(r"[^\w-]+", "-", name).strip("-_")[:40].lower() or "x"
