"""Programs forked from one that has read everything: each on its own streams, none left behind."""

import asyncio
import os
import sys
from collections.abc import AsyncIterator

import pytest

from simulator.guidance.language import Language
from simulator.room.desk import open_room
from simulator.room.ledger import Ledger
from simulator.room.seat import join_room
from simulator.storage.database import open_room_stores
from simulator.web.nursery import CAN_FORK, ForkedProgram, Nursery, Program
from simulator.web.session import SEAT_COMMAND, seat_environment
from tests.web.conftest import clock

pytestmark = pytest.mark.skipif(not CAN_FORK, reason="programs are forked on Linux only")

STAND_IN = (sys.executable, "-m", "tests.web.stand_in")
SEAT = {"SIMULATOR_SEAT": "room/member", "COLUMNS": "80", "ROWS": "24"}


@pytest.fixture
async def nursery() -> AsyncIterator[Nursery]:
    """Return a nursery of stand-in programs."""
    made = Nursery(STAND_IN, dict(os.environ))
    yield made
    await made.close()


async def said(program: Program) -> str:
    """Return the next thing a program shows."""
    assert program.stdout is not None
    async with asyncio.timeout(60):
        head = await program.stdout.readexactly(5)
        return (await program.stdout.readexactly(int.from_bytes(head[1:], "big"))).decode()


async def begun(nursery: Nursery, seat: str) -> Program:
    """Start a program and return it once it has said who it is."""
    program = await nursery.start({**SEAT, "SIMULATOR_SEAT": seat})
    assert program.stdout is not None
    async with asyncio.timeout(60):
        assert await program.stdout.readline() == b"__GANGLION__\n"
    assert (await said(program)).startswith(f"seat {seat} 80x24 ")
    return program


def send(program: Program, text: str) -> None:
    assert program.stdin is not None
    program.stdin.write(b"D" + len(text.encode()).to_bytes(4, "big") + text.encode())


async def ended(program: Program) -> None:
    """Wait for the end and close what is ours."""
    assert program.stdin is not None
    async with asyncio.timeout(60):
        await program.wait()
    program.stdin.close()
    assert program.returncode is not None


async def test_forked_programs_live_apart(nursery: Nursery) -> None:
    first, second = await begun(nursery, "room/a"), await begun(nursery, "room/b")
    assert isinstance(first, ForkedProgram)
    send(second, "for b")
    send(first, "for a")
    assert await said(first) == "D:for a"
    assert await said(second) == "D:for b"
    first.kill()
    await ended(first)
    send(second, "still here")
    assert await said(second) == "D:still here"
    assert second.stdin is not None
    second.stdin.close()
    await ended(second)


async def test_a_nursery_that_is_gone_is_made_again(nursery: Nursery) -> None:
    first = await begun(nursery, "room/a")
    assert nursery._forking is not None
    nursery._forking.kill()
    await nursery._forking.wait()
    second = await begun(nursery, "room/b")
    for program in (first, second):
        send(program, "x")
        assert await said(program) == "D:x"
        program.kill()
        await ended(program)


async def test_where_forking_fails_programs_start_one_by_one() -> None:
    nursery = Nursery((sys.executable, "-m", "tests.web.stand_in"), {"PATH": ""}, forks=False)
    program = await begun(nursery, "room/a")
    assert not isinstance(program, ForkedProgram)
    program.kill()
    await ended(program)
    await nursery.close()


async def test_a_seat_ends_when_its_server_is_gone() -> None:
    rooms, attempts = open_room_stores()
    room, _ = open_room(rooms, name="Class", pin="123456", language=Language.EN, clock=clock)
    member = join_room(Ledger(room, rooms), "Noor", clock)
    rooms.close()
    attempts.close()
    nursery = Nursery(SEAT_COMMAND, seat_environment(), forks=False)
    program = await nursery.start({**SEAT, "SIMULATOR_SEAT": f"{room}/{member}"})
    assert program.stdin is not None
    assert program.stdout is not None
    async with asyncio.timeout(60):
        while not (await program.stdout.readline()).startswith(b"__GANGLION__"):
            pass
        await program.stdout.readexactly(5)
        program.stdin.close()
        await program.stdout.read()
    await ended(program)
