"""Everything there is of the user in one ZIP file."""

import io
import sqlite3
import zipfile
from collections.abc import Mapping
from contextlib import closing
from datetime import datetime
from pathlib import Path


def archive(files: Mapping[str, bytes], at: datetime) -> bytes:
    """Return a ZIP file with these files by name, dated `at`."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, (max(1980, at.year), at.month, at.day, at.hour, at.minute, at.second))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            target.writestr(entry, content)
    return written.getvalue()


def database_copy(path: Path) -> bytes:
    """Return a whole copy of a SQLite file, whoever is writing in it meanwhile."""
    address = f"{path.resolve().as_uri()}?mode=ro"
    with closing(sqlite3.connect(address, uri=True)) as source, closing(sqlite3.connect(":memory:")) as copy:
        source.backup(copy)
        return copy.serialize()


def folder_files(folder: Path, name: str) -> dict[str, bytes]:
    """Return the files under a folder, with `name` in place of the folder; none when it is not there."""
    if not folder.is_dir():
        return {}
    found = sorted(path for path in folder.rglob("*") if path.is_file())
    return {f"{name}/{path.relative_to(folder).as_posix()}": path.read_bytes() for path in found}
