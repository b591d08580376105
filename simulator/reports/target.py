"""Where a report goes: a file, written whole or not at all, or standard output."""

import os
import sys
import tempfile
from pathlib import Path

from simulator.errors import UsageError
from simulator.guidance.language import Bilingual


def write_report(content: bytes, path: Path | None) -> None:
    """Write to `path`, or to standard output when it is None. Raises UsageError when the file cannot be written."""
    if path is None:
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
        return
    try:
        _replace(path, content)
    except OSError as error:
        raise unwritable(path, error) from error


def read_file(path: Path) -> bytes:
    """Return what is in a file. Raises UsageError when it cannot be read."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise UsageError(
            Bilingual(nl=f"Kan {path} niet lezen: {error.strerror}", en=f"Cannot read {path}: {error.strerror}")
        ) from error


def unwritable(path: Path, error: OSError) -> UsageError:
    """Return the error for a file that cannot be written."""
    return UsageError(
        Bilingual(nl=f"Kan {path} niet schrijven: {error.strerror}", en=f"Cannot write {path}: {error.strerror}")
    )


def _replace(path: Path, content: bytes) -> None:
    """Put a new file in the place of an old one; what is no ordinary file (a pipe, a device) is written to."""
    if path.exists() and not path.is_file():
        path.write_bytes(content)
        return
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        if path.exists():
            Path(name).chmod(path.stat().st_mode & 0o777)
        Path(name).replace(path)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise
