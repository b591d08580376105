"""`simulator data`: where everything is, all of it in one file, and how to be rid of it."""

import argparse
import shutil
import sys
from pathlib import Path

from simulator.commands.composition import compose_practice
from simulator.errors import UsageError
from simulator.guidance.language import Bilingual, Language
from simulator.literal import harmless
from simulator.locale.wording import Wording
from simulator.paths import data_directory
from simulator.practice.practice import Practice
from simulator.reports.archive import archive, database_copy, folder_files
from simulator.reports.belongings import REMOVABLE, Kind, belongings, case_file, outbox_file, side_files
from simulator.reports.case_file import corpus_lines, read_cases
from simulator.reports.outbox import Outbox
from simulator.reports.selection import Selection, rebuild_attempts, select_attempts
from simulator.reports.session_lines import session_lines
from simulator.reports.statements import registration_of
from simulator.reports.target import unwritable, write_report

FINDINGS = 1


def run(arguments: argparse.Namespace, language: Language) -> int:
    """Carry out; exit code 1 when the user thinks better of deleting."""
    words = Wording(language)
    match arguments.action:
        case "where":
            return _where(words)
        case "export-all":
            return _export_all(arguments, words)
        case _:
            return _delete(arguments, words)


def _database() -> tuple[str, Path | None]:
    """Return the database as it is named to the user, and its file when it is one."""
    from simulator.storage.address import database_url, shown_address

    url = database_url()
    is_file = url.get_backend_name() == "sqlite"
    return shown_address(url), Path(str(url.database)) if is_file else None


def _where(words: Wording) -> int:
    address, file = _database()
    print(words("command.folder", path=data_directory()))
    if file is None:
        print(words("command.where_database", path=address))
    for one in belongings(data_directory(), file):
        state = words("command.bytes", n=_size(one.path)) if one.path.exists() else words("command.not_there")
        print(harmless(words(f"command.where_{one.kind}", path=f"{one.path} ({state})")))
    return 0


def _size(path: Path) -> int:
    files = path.rglob("*") if path.is_dir() else [path]
    return sum(file.stat().st_size for file in files if file.is_file())


def _export_all(arguments: argparse.Namespace, words: Wording) -> int:
    practice = compose_practice(arguments.dialogues)
    lines: list[bytes] = []
    for id in practice.store.attempts():
        found = rebuild_attempts(practice, [id]).attempts
        lines += session_lines(id, practice.store.events(id), found[0].turns if found else None)
    files = {
        "README.txt": words("command.archive_about").encode(),
        "attempts.jsonl": b"".join(lines),
        "cases.jsonl": corpus_lines((*practice.store.cases(), *read_cases(case_file(data_directory())))),
        **_files(),
    }
    write_report(archive(files, practice.now()), arguments.file)
    print(words("command.archived", path=arguments.file, n=len(files)))
    return 0


def _files() -> dict[str, bytes]:
    """Return the files of the user as they are, and whole copies of the database."""
    files: dict[str, bytes] = {}
    for one in belongings(data_directory(), _database()[1]):
        try:
            if one.kind in (Kind.DATABASE, Kind.COPY, Kind.ROOMS) and one.path.exists():
                files[f"files/{one.path.name}"] = database_copy(one.path)
            elif one.kind is Kind.DIALOGUES:
                files |= folder_files(one.path, "files/dialogues")
            elif one.path.exists():
                files[f"files/{one.path.name}"] = one.path.read_bytes()
        except OSError as error:
            raise UsageError(
                Bilingual(
                    nl=f"Kan {one.path} niet lezen: {error.strerror}", en=f"Cannot read {one.path}: {error.strerror}"
                )
            ) from error
    return files


def _delete(arguments: argparse.Namespace, words: Wording) -> int:
    practice = compose_practice(arguments.dialogues)
    ids = select_attempts(practice.store, Selection(arguments.attempt))
    if not arguments.yes and not _is_sure(words, arguments.attempt, len(ids)):
        print(words("command.nothing_deleted"))
        return FINDINGS
    if arguments.attempt:
        practice.store.erase([arguments.attempt])
        Outbox(outbox_file(data_directory())).forget(registration_of(arguments.attempt))
        print(words("command.deleted_one", attempt=arguments.attempt))
        return 0
    _delete_all(practice, with_dialogues=arguments.own_dialogues)
    print(words("command.deleted_all", n=len(ids)))
    if (folder := data_directory() / "dialogues").exists():
        print(words("command.dialogues_left", folder=folder))
    return 0


def _delete_all(practice: Practice, *, with_dialogues: bool) -> None:
    practice.store.erase()
    for one in belongings(data_directory(), _database()[1]):
        try:
            if one.kind in REMOVABLE:
                for file in side_files(one.path):
                    file.unlink(missing_ok=True)
            elif one.kind is Kind.DIALOGUES and with_dialogues and one.path.is_dir():
                shutil.rmtree(one.path)
        except OSError as error:
            raise unwritable(one.path, error) from error


def _is_sure(words: Wording, attempt: str | None, count: int) -> bool:
    """Ask; anything but a clear yes is no. Raises UsageError where nobody can be asked."""
    if not sys.stdin.isatty():
        raise UsageError(
            Bilingual(
                nl="Voeg --yes toe als je het zeker weet; wat verwijderd is, komt niet terug.",
                en="Add --yes if you are sure; what is deleted does not come back.",
            )
        )
    question = words("command.sure_one", attempt=attempt) if attempt else words.count("command.sure_all", count)
    try:
        return input(f"{question} ").strip().casefold() == words("command.sure_yes")
    except EOFError:
        return False
