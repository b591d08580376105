"""A program of the tests: many processes open one new database at the same moment and all write into it.

Prints the errors met, one a line; nothing when all went well. The caller looks whether everything is there.
"""

import multiprocessing
import sys
from multiprocessing.synchronize import Barrier

from simulator.practice.events import Reflected
from simulator.storage.database import open_attempt_store
from tests.storage.playing import START, begin

WRITERS = 30
NOTES = 20


def write(address: str, number: int, together: Barrier, errors: "multiprocessing.SimpleQueue[str]") -> None:
    """Play one attempt, with notes, among all the others."""
    together.wait()
    try:
        store = open_attempt_store(address)
        attempt = begin(store, f"w{number}")
        attempt.reply("push one")
        for note in range(NOTES):
            store.append(attempt.id, len(attempt.events), Reflected(START, f"{number}/{note}"))
            attempt.events.append(Reflected(START, f"{number}/{note}"))
        attempt.reply("ask")
        store.close()
    except Exception as error:
        errors.put(f"{number}: {type(error).__name__}: {error}")


def main(address: str) -> None:
    """Start the processes by forking: this one has everything loaded and no threads."""
    context = multiprocessing.get_context("fork")
    together, errors = context.Barrier(WRITERS), context.SimpleQueue()
    writers = [context.Process(target=write, args=(address, number, together, errors)) for number in range(WRITERS)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
        if writer.exitcode:
            print(f"a writer ended with {writer.exitcode}")
    while not errors.empty():
        print(errors.get())


if __name__ == "__main__":
    main(sys.argv[1])
