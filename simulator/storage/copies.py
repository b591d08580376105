"""Copies of a SQLite file, next to it: made before a migration, deleted when anything is erased."""

import sqlite3
from contextlib import closing
from itertools import chain, count
from pathlib import Path

from simulator.storage.failures import failed_copy


def copy_database(file: Path, revision: str) -> Path:
    """Copy a database file next to itself and return the copy. Raises StorageError when that fails."""
    target = _free_name(file, revision)
    unfinished = target.with_name(f"{target.name}.part")
    try:
        unfinished.unlink(missing_ok=True)
        unfinished.touch(mode=0o600)
        with closing(sqlite3.connect(file)) as source, closing(sqlite3.connect(unfinished)) as copy:
            source.backup(copy)
        unfinished.rename(target)
    except (OSError, sqlite3.Error) as error:
        unfinished.unlink(missing_ok=True)
        raise failed_copy(str(target)) from error
    return target


def copies_of(file: Path) -> tuple[Path, ...]:
    """Return the copies there are of a database file, also those that were not finished."""
    return tuple(sorted(path for path in file.parent.iterdir() if path.name.startswith(f"{file.name}.version-")))


def _free_name(file: Path, revision: str) -> Path:
    """Return a name that is not taken: a copy is never written over an earlier one."""
    marks = chain([""], (f"-{number}" for number in count(2)))
    names = (file.with_name(f"{file.name}.version-{revision}{mark}") for mark in marks)
    return next(name for name in names if not name.exists())
