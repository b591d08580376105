"""`simulator import`: attempts of another computer. Importing a file again changes nothing."""

import argparse
import sys
from collections.abc import Mapping, Sequence

from simulator.commands.composition import compose_practice
from simulator.guidance.language import Language
from simulator.literal import harmless
from simulator.locale.wording import Wording
from simulator.practice.events import Event, Started
from simulator.practice.practice import Practice
from simulator.reports.session_lines import Session, read_sessions
from simulator.reports.target import read_file

FINDINGS = 1


def run(arguments: argparse.Namespace, language: Language) -> int:
    """Import; exit code 1 when an attempt is here already with another course. Raises UsageError naming a bad line."""
    sessions = read_sessions(read_file(arguments.file).split(b"\n"))
    practice, words = compose_practice(arguments.dialogues), Wording(language)
    conflicts = [session for session in sessions if _is_in_conflict(session, practice)]
    wanted = {session.attempt: session.events for session in sessions if session not in conflicts}
    new = practice.adopt(wanted)
    print(words("command.imported", new=len(new), known=len(wanted) - len(new)))
    for session in conflicts:
        message = words("command.conflict", attempt=session.attempt, line=session.entries[0].line)
        print(f"simulator: {harmless(message)}", file=sys.stderr)
    if unknown := _unknown_dialogues(wanted, practice):
        message = words("command.unknown_dialogues", names=", ".join(unknown))
        print(f"simulator: {harmless(message)}", file=sys.stderr)
    return FINDINGS if conflicts else 0


def _is_in_conflict(session: Session, practice: Practice) -> bool:
    """Whether other events are kept under the id of this attempt."""
    pairs = zip(practice.store.events(session.attempt), session.events, strict=False)
    return any(kept != imported for kept, imported in pairs)


def _unknown_dialogues(wanted: Mapping[str, Sequence[Event]], practice: Practice) -> list[str]:
    """Return the dialogues that are needed to show what was imported and are not on this computer."""
    known = {dialogue.id for dialogue in practice.catalogue.dialogues}
    starts = [events[0] for events in wanted.values()]
    return sorted({start.dialogue for start in starts if isinstance(start, Started)} - known)
