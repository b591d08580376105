"""A room under load: a dozen browsers on one computer, and a hundred trainees of two hosts over PostgreSQL.

Everything stays on this computer: a server on 127.0.0.1, a database of its own that is thrown away.
"""

import asyncio
import json
import os
import random
import subprocess
import sys
import tempfile
from asyncio.subprocess import PIPE
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from time import perf_counter
from typing import TypeAlias

import aiohttp

from benchmarks.room_host import PIN, clock
from benchmarks.room_trainee import Trainee
from benchmarks.room_turns import ROUNDS, TURNS
from benchmarks.row import Row, percentile
from simulator.guidance.language import Language
from simulator.guidance.situations import Channel, Situation
from simulator.locale.wording import Wording
from simulator.room.desk import Desk, open_room
from simulator.room.events import Mode
from simulator.room.ledger import Ledger
from simulator.storage.address import VARIABLE
from simulator.storage.database import open_room_stores
from tests.storage.postgresql import find_binaries, running_server

TRAINEES = 12
REPLIES_EACH = 4
SETTLE = 8  # seconds a room is open before they come
MANY = 100
HOSTS = ("a", "b")
ROOMS = 8
DIALOGUE = "chose-competitor"
CLIENT = "Ik heb even goed nagedacht, en we gaan toch met een ander in zee."
REPLY = "Jammer, maar dank u wel. Mag ik vragen wat de doorslag gaf?"


Act: TypeAlias = Callable[[Trainee, random.Random], Awaitable[list[float]]]


def run() -> Iterator[Row]:
    """Measure."""
    with tempfile.TemporaryDirectory() as folder:
        yield from asyncio.run(_dozen(Path(folder)))
    if find_binaries():
        with running_server() as address:
            yield from _hundred(address)


async def _dozen(folder: Path) -> list[Row]:
    environment = {**os.environ, "SIMULATOR_HOME": str(folder)}
    async with _host(environment) as (pid, told), aiohttp.ClientSession() as client, AsyncExitStack() as seats:
        await asyncio.sleep(SETTLE)
        address = f"http://127.0.0.1:{told['port']}"
        trainees = [Trainee(address, client, f"Deelnemer {number}") for number in range(1, TRAINEES + 1)]
        before = _processor_seconds(pid)
        entered = await asyncio.gather(*(_enter(trainee, told["code"]) for trainee in trainees))
        for trainee in trainees:
            await seats.enter_async_context(trainee)
        rows = [
            Row("12 trainees join at once: the last sees the first screen", max(first for first, _ in entered), "s", 8),
            Row("12 trainees join at once: the last is ready", max(ready for _, ready in entered), "s", 8),
            Row("processor time of those 12", _processor_seconds(pid) - before, "s"),
            Row("memory of the server and 12 seats, waiting", _memory(pid), "MB", 1000),
        ]
        desk = await asyncio.to_thread(_desk, folder, told["room"])
        rows += await _rounds(desk, trainees)
        rows += await _dialogues(desk, trainees)
        return [*rows, Row("memory of the server and 12 seats, at work", _memory(pid), "MB", 1000)]


async def _enter(trainee: Trainee, code: str) -> tuple[float, float]:
    """Return after how many seconds there was a first screen, and the room's own words."""
    words, begin = Wording(Language.NL), perf_counter()
    await trainee.join(code)
    first = await trainee.sees(words("seat.waiting_foot"), forgets=False)
    return first - begin, await trainee.sees(words("seat.waiting")) - begin


async def _rounds(desk: Desk, trainees: Sequence[Trainee]) -> list[Row]:
    """A line for all; everybody answers, changes the answer and sends it again."""
    words = Wording(Language.NL)
    await asyncio.to_thread(desk.choose_mode, Mode.ROUND)
    put = perf_counter()
    await asyncio.to_thread(desk.open_round, Situation.CHOSE_COMPETITOR, Channel.PHONE, CLIENT)
    seen = await asyncio.gather(*(trainee.sees(CLIENT[:25]) for trainee in trainees))

    async def answer(trainee: Trainee, chance: random.Random) -> list[float]:
        times = []
        for number in range(REPLIES_EACH):
            await asyncio.sleep(chance.uniform(1, 5))
            await trainee.type(f"Dank u {number} ")
            sent = await trainee.enter()
            times.append(await trainee.sees(words("seat.sent")) - sent)
        return times

    times = await _at_once(answer, trainees)
    return [
        Row("a line of the trainer reaches the last of 12", max(seen) - put, "s", 1),
        Row("round: an answer is confirmed, 12 active, 95th percentile", percentile(times, 0.95) * 1000, "ms", 300),
    ]


async def _dialogues(desk: Desk, trainees: Sequence[Trainee]) -> list[Row]:
    """Everybody plays the same dialogue at their own pace."""
    from simulator.dialogue.catalogue import load_catalogue
    from simulator.paths import shipped_dialogues

    dialogue = load_catalogue(shipped_dialogues()).find(DIALOGUE)
    says = [line.nl.replace("{", "\0").split("\0")[0][:18] for state in dialogue.states.values() for line in state.says]
    lines = sorted({line for line in says if len(line) > 6})
    words = Wording(Language.NL)
    await asyncio.to_thread(desk.choose_mode, Mode.ASSIGNED)
    await asyncio.to_thread(desk.assign, DIALOGUE, 7)

    async def play(trainee: Trainee, chance: random.Random) -> list[float]:
        await trainee.sees(words("seat.begin"))
        await trainee.enter()
        await trainee.sees(*lines)
        await asyncio.sleep(chance.uniform(0.5, 3))
        await trainee.type(REPLY)
        sent = await trainee.enter()
        return [await trainee.sees(*lines) - sent]

    times = await _at_once(play, trainees)
    return [Row("dialogue: the client answers, 12 active, 95th percentile", percentile(times, 0.95) * 1000, "ms", 300)]


async def _at_once(act: Act, trainees: Sequence[Trainee]) -> list[float]:
    each = await asyncio.gather(*(act(trainee, random.Random(seed)) for seed, trainee in enumerate(trainees)))
    return [time for times in each for time in times]


@asynccontextmanager
async def _host(environment: Mapping[str, str]) -> AsyncIterator[tuple[int, dict[str, str]]]:
    program = (sys.executable, "-m", "benchmarks.room_host")
    host = await asyncio.create_subprocess_exec(*program, stdin=PIPE, stdout=PIPE, env=environment)
    assert host.stdin is not None
    assert host.stdout is not None
    try:
        yield host.pid, json.loads(await host.stdout.readline())
    finally:
        host.stdin.close()
        await asyncio.wait_for(host.wait(), 20)


def _desk(folder: Path, room: str) -> Desk:
    rooms, _ = open_room_stores(f"sqlite:///{folder / 'wittevlag.db'}")
    return Desk(Ledger(room, rooms), PIN, clock)


def _memory(pid: int) -> float:
    """Return what a process and all that came of it take, each shared page once, in MB."""
    sizes = [Path(f"/proc/{one}/smaps_rollup").read_text(encoding="utf-8") for one in _family(pid)]
    return sum(int(line.split()[1]) for size in sizes for line in size.splitlines() if line.startswith("Pss:")) / 1000


def _processor_seconds(pid: int) -> float:
    """Return what a process and all that came of it and still runs have used of the processor."""
    ticks = 0
    for one in _family(pid):
        fields = Path(f"/proc/{one}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
        ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK")


def _family(pid: int) -> Iterator[int]:
    yield pid
    for thread in Path(f"/proc/{pid}/task").iterdir():
        for child in (thread / "children").read_text(encoding="utf-8").split():
            yield from _family(int(child))


def _hundred(address: str) -> Iterator[Row]:
    rooms, attempts = open_room_stores(address)
    ids = [
        open_room(rooms, name=f"Klas {number}", pin=PIN, language=Language.NL, clock=clock)[0]
        for number in range(ROOMS)
    ]
    begin = perf_counter()
    hosts = [_start_turns(address, host, ids) for host in HOSTS]
    _lead([Desk(Ledger(room, rooms), PIN, clock) for room in ids])
    told = [json.loads(host.communicate(timeout=120)[0]) for host in hosts]
    took = perf_counter() - begin
    kept = [Ledger(room, rooms).read() for room in ids]
    answers = sum(len(one.answers) for room in kept for one in room.rounds)
    begun = [attempt for room in kept for member in room.members.values() for attempt in member.attempts]
    replies = sum(sum(type(event).__name__ == "Replied" for event in attempts.events(attempt)) for attempt in begun)
    times = [time for one in told for time in one["times"]]
    failures = [failure for one in told for failure in one["failures"]]
    assert not failures, failures[:3]
    asked = MANY * (ROUNDS + TURNS)
    yield Row(
        "100 trainees, 8 rooms, 2 hosts, PostgreSQL: turns taken", len(times), "turns", asked, lower_is_better=False
    )
    yield Row("of those lost", len(times) - answers - replies, "turns", 0)
    yield Row("a turn, 95th percentile", percentile(times, 0.95) * 1000, "ms")
    yield Row("turns a second", len(times) / took, "turns/s")
    rooms.close()
    attempts.close()


def _start_turns(address: str, host: str, rooms: Sequence[str]) -> "subprocess.Popen[bytes]":
    program = (sys.executable, "-m", "benchmarks.room_turns", host, str(MANY // len(HOSTS)), *rooms)
    return subprocess.Popen(program, stdout=subprocess.PIPE, env={**os.environ, VARIABLE: address})


def _lead(desks: Sequence[Desk]) -> None:
    """Put each line when everybody has answered the one before, then a dialogue."""
    for desk in desks:
        desk.choose_mode(Mode.ROUND)
    for _ in range(ROUNDS):
        for desk in desks:
            desk.open_round(Situation.CHOSE_COMPETITOR, Channel.PHONE, CLIENT)
        for place, desk in enumerate(desks):
            expected = len(HOSTS) * len(range(place, MANY // len(HOSTS), ROOMS))
            _wait_for_answers(desk, expected)
    for desk in desks:
        desk.assign(DIALOGUE, 7)
        desk.choose_mode(Mode.ASSIGNED)


def _wait_for_answers(desk: Desk, expected: int) -> None:
    deadline = perf_counter() + 60
    while (now := desk.room.round) and len(now.answers) < expected:
        assert perf_counter() < deadline, f"{len(now.answers)} of {expected} answers"
        desk.wait(1)
