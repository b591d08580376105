"""A PostgreSQL server to throw away: on a socket in a folder of its own, gone after the tests."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_PROGRAMS = ("initdb", "pg_ctl", "postgres")
_INSTALLED = Path("/usr/lib/postgresql")


def find_binaries() -> Path | None:
    """Return the folder with initdb and pg_ctl, the newest first, or None."""
    folders = sorted(_INSTALLED.glob("*/bin"), key=lambda folder: float(folder.parent.name), reverse=True)
    on_path = shutil.which("initdb")
    candidates = [*folders, *([Path(on_path).resolve().parent] if on_path else [])]
    return next((folder for folder in candidates if all((folder / name).exists() for name in _PROGRAMS)), None)


@contextmanager
def running_server() -> Iterator[str]:
    """Run a server and give its address. Raises OSError or CalledProcessError when it does not start."""
    binaries = find_binaries()
    assert binaries, "ask find_binaries first"
    folder = Path(tempfile.mkdtemp(prefix="wv"))  # short: the path of a socket has little room
    user = _give_to_another_user(folder)
    try:
        data = folder / "data"
        _run(user, binaries / "initdb", "-D", data, "-U", "learner", "-A", "trust", "-E", "UTF8", "--no-sync")
        options = f"-F -k {folder} -c listen_addresses=''"
        _run(user, binaries / "pg_ctl", "-D", data, "-l", folder / "log", "-w", "-o", options, "start")
        try:
            yield f"postgresql+psycopg://learner@/postgres?host={folder}"
        finally:
            _run(user, binaries / "pg_ctl", "-D", data, "-m", "immediate", "-w", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _give_to_another_user(folder: Path) -> int | None:
    """PostgreSQL refuses to run as root: then another user owns the folder and runs it."""
    if os.geteuid() != 0:
        return None
    names = {entry.pw_name: entry.pw_uid for entry in pwd.getpwall()}
    user = names.get("postgres", names.get("nobody"))
    assert user is not None, "there is no user to run PostgreSQL as"
    os.chown(folder, user, -1)
    return user


def _run(user: int | None, *command: str | Path) -> None:
    environment = {"PATH": os.environ["PATH"], "LC_ALL": "C"}
    as_user = {} if user is None else {"user": user}
    subprocess.run(  # type: ignore[call-overload]
        [str(part) for part in command],
        check=True,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd="/",
        env=environment,
        **as_user,
    )
