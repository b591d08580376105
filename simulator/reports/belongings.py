"""What there is of the user on this computer beside the database: the files, and what each is for."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from simulator.paths import rooms_file


class Kind(StrEnum):
    """What a file holds."""

    DATABASE = "database"
    ROOMS = "rooms"  # and what trainees did in them
    COPY = "copy"  # of the database, made before a migration
    SETTINGS = "settings"
    CASES = "cases"
    OUTBOX = "outbox"
    DIALOGUES = "dialogues"


@dataclass(frozen=True, slots=True)
class Belonging:
    """One file or folder; it need not be there."""

    kind: Kind
    path: Path


def settings_file(folder: Path) -> Path:
    """Return where the choices about the interface are."""
    return folder / "settings.json"


def case_file(folder: Path) -> Path:
    """Return where contested cases that belong to no attempt are."""
    return folder / "cases.jsonl"


def outbox_file(folder: Path) -> Path:
    """Return where statements wait to be sent."""
    return folder / "xapi-outbox.jsonl"


def belongings(folder: Path, database: Path | None) -> Iterator[Belonging]:
    """Yield all there may be in the user's data `folder`; `database` is its file, None when it is on a server."""
    if database:
        yield Belonging(Kind.DATABASE, database)
        for copy in sorted(database.parent.glob(f"{database.name}.version-*")):
            yield Belonging(Kind.COPY, copy)
        yield Belonging(Kind.ROOMS, rooms_file(database))
    yield Belonging(Kind.SETTINGS, settings_file(folder))
    yield Belonging(Kind.CASES, case_file(folder))
    yield Belonging(Kind.OUTBOX, outbox_file(folder))
    yield Belonging(Kind.DIALOGUES, folder / "dialogues")


def side_files(path: Path) -> tuple[Path, ...]:
    """Return a file together with those that SQLite keeps beside a database."""
    return path, path.with_name(f"{path.name}-wal"), path.with_name(f"{path.name}-shm")


REMOVABLE = frozenset({Kind.COPY, Kind.ROOMS, Kind.SETTINGS, Kind.CASES, Kind.OUTBOX})
"""What goes with `data delete`. The database is emptied; the user's own dialogues go only when asked for."""
