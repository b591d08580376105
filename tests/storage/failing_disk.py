"""A program of the tests: writes while the system refuses to let files grow, a little further at every try.

Prints how many writes failed and how many were kept. Exits with an error when anything acknowledged is lost.
"""

import resource
import signal
import sys
from pathlib import Path

from simulator.errors import StorageError
from simulator.practice.events import Event, Reflected
from simulator.storage.database import open_attempt_store
from tests.storage.playing import START, begin

STEP = 2060
TRIES = 60


def main(file: Path) -> None:
    """Write under ever higher limits."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)  # a write beyond the limit fails instead of ending the program
    store = open_attempt_store(f"sqlite:///{file}")
    acknowledged: list[Event] = list(begin(store, "a").events)
    failures = 0
    for number in range(TRIES):
        event = Reflected(START, f"{number} " + "z" * 3000)
        limit_growth(file, STEP * (number % 20))
        try:
            store.append("a", len(acknowledged), event)
            acknowledged.append(event)
        except StorageError as error:
            if not error.message.nl.startswith("De schijf"):
                raise
            failures += 1
        resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
        assert store.events("a") == tuple(acknowledged)
        if len(acknowledged) <= number:
            store.append("a", len(acknowledged), event)
            acknowledged.append(event)
    assert store.events("a") == tuple(acknowledged)
    store.close()
    print(failures, len(acknowledged))


def limit_growth(file: Path, room: int) -> None:
    """Let no file grow beyond the size that the log has now, and `room` bytes."""
    size = file.with_name(f"{file.name}-wal").stat().st_size
    resource.setrlimit(resource.RLIMIT_FSIZE, (size + room, resource.RLIM_INFINITY))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
