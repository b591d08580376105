"""A program of the tests: learners are killed in the middle of a turn, again and again, at moments drawn by seed.

Each learner is a process that goes on with the attempt it finds unfinished, or begins one, and says on a pipe what the
screen would show as done. After each death all of that must be there, and can be played on. Prints the number of
deaths, of acknowledged events, and of events that were kept but not yet acknowledged.
"""

import os
import random
import select
import signal
import sys
import time
import zlib

from simulator.practice.attempt import Attempt
from simulator.practice.event_record import event_record
from simulator.practice.events import Event
from simulator.practice.history import HistoryQuery
from simulator.practice.store import AttemptStore, MemoryStore
from simulator.storage.database import open_attempt_store
from simulator.storage.records import json_text
from tests.storage.playing import begin, practice_with

LONGEST_LIFE = 0.04
"""Seconds from the first acknowledgement to the death; one life in four is counted from its beginning."""


def live(address: str, seed: int, pipe: int) -> None:
    """Play until killed."""
    chance, begun = random.Random(seed), 0
    store = open_attempt_store(address)
    practice = practice_with(store)
    while True:
        left = practice.unfinished()
        attempt = practice.resume(left[0].attempt) if left else begin(store, f"{seed}-{begun}")
        begun += 1
        acknowledge(attempt, pipe)
        while not attempt.is_over:
            if attempt.turns and chance.random() < 0.2:
                attempt.retry(chance.choice(list(attempt.turns)))
            else:
                attempt.reply(chance.choice(["push a", "polite b", "??? c", "ask d"]))
            acknowledge(attempt, pipe)


def acknowledge(attempt: Attempt, pipe: int) -> None:
    """Say which event is kept now."""
    os.write(pipe, f"{attempt.id} {len(attempt.events) - 1} {mark_of(attempt.events[-1])}\n".encode())


def mark_of(event: Event) -> int:
    """Return a number that tells events apart."""
    return zlib.crc32(json_text(event_record(event)).encode())


def kill_one(address: str, seed: int) -> list[tuple[str, int, int]]:
    """Let one learner live for a random while; return what was acknowledged."""
    ours, theirs = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(ours)
        live(address, seed, theirs)
    os.close(theirs)
    said = os.read(ours, 65536) if seed % 4 else b""
    deadline = time.monotonic() + random.Random(-seed).uniform(0, LONGEST_LIFE)
    while (left := deadline - time.monotonic()) > 0:
        if select.select([ours], [], [], left)[0]:
            said += os.read(ours, 65536)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    while more := os.read(ours, 65536):
        said += more
    os.close(ours)
    lines = [line.split() for line in said.decode().splitlines() if line]
    return [(id, int(number), int(mark)) for id, number, mark in lines]


def unacknowledged(store: AttemptStore, acknowledged: list[tuple[str, int, int]]) -> int:
    """Return how many events were kept but not said to be. Raises SystemExit when one that was said to be is not."""
    last: dict[str, int] = {}
    for id, number, mark in acknowledged:
        events = store.events(id)
        if len(events) <= number or mark_of(events[number]) != mark:
            raise SystemExit(f"lost: event {number} of attempt {id}")
        last[id] = number
    surplus = sum(len(store.events(id)) - number - 1 for id, number in last.items())
    if surplus > 1:
        raise SystemExit(f"{surplus} events were kept without a word")
    return surplus


def main(address: str, deaths: int) -> None:
    """Kill learners and look at what they left."""
    total = surplus = 0
    begin(MemoryStore(), "warm-up").reply("ask")  # what is loaded now need not be loaded in every life
    for seed in range(1, deaths + 1):
        acknowledged = kill_one(address, seed)
        store = open_attempt_store(address)
        surplus += unacknowledged(store, acknowledged)
        total += len(acknowledged)
        store.close()
    store = open_attempt_store(address)
    practice = practice_with(store)
    before = store.history(HistoryQuery(limit=100_000), ()), store.unfinished()
    practice.rebuild()
    if before != (store.history(HistoryQuery(limit=100_000), ()), store.unfinished()):
        raise SystemExit("what was summed up is not what the events say")
    store.close()
    print(deaths, total, surplus)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
