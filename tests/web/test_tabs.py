"""Tabs: one program a seat, replaced and resumed, ended with the server, and closed to what is not ours."""

import asyncio
import os
import sys

import aiohttp
import pytest

from simulator.room.desk import open_room
from simulator.web import session as session_module
from simulator.web.pace import ENTER_COSTS, PIECES_AT_ONCE
from tests.web.conftest import STAND_IN, Building, FlakyStore, building, clock, closing, shown


def pid_of(first: str) -> int:
    return int(first.rsplit(" ", 1)[1])


def is_running(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


async def test_a_tab_runs_the_program_of_its_seat_at_its_size(house: Building) -> None:
    seat = house.seat("Noor")
    async with house.open_tab(seat, "?width=100&height=30") as tab:
        assert (await shown(tab)).startswith(f"seat {seat.removeprefix('/seat/')} 100x30 ")
        await tab.send_json(["stdin", "é"])
        assert await shown(tab) == "D:é"
        await tab.send_json(["resize", {"width": 10**9, "height": -1}])
        assert await shown(tab) == 'M:{"type": "resize", "width": 400, "height": 5}'
        await tab.send_json(["focus"])
        assert await shown(tab) == 'M:{"type": "focus"}'
        await tab.send_json(["ping", "17"])
        assert await tab.receive_json(timeout=20) == ["pong", "17"]


@pytest.mark.parametrize("query", ["", "?width=x&height=", "?width=-5&height=99999999999", "?width=٣"])
async def test_a_strange_size_is_brought_back_to_a_usable_one(house: Building, query: str) -> None:
    async with house.open_tab(house.seat("Noor"), query) as tab:
        size = (await shown(tab)).split()[2]
    width, height = map(int, size.split("x"))
    assert 20 <= width <= 400
    assert 5 <= height <= 200


async def test_a_seat_of_another_room_is_refused(house: Building, store: FlakyStore) -> None:
    other, _ = open_room(store, name="Other", pin="123456", language=house.server._language, clock=clock)
    member = house.seat("Noor").rsplit("/", 1)[1]
    await house.text(f"/seat/{other}/{member}", 404)
    with pytest.raises(aiohttp.WSServerHandshakeError, match="404"):
        await house.open_tab(f"/seat/{other}/{member}")
    assert len(house.server.tabs) == 0


async def test_a_newer_tab_takes_the_place_of_the_older(house: Building) -> None:
    seat = house.seat("Noor")
    async with house.open_tab(seat) as older:
        older_pid = pid_of(await shown(older))
        async with house.open_tab(seat) as newer:
            assert pid_of(await shown(newer)) != older_pid
            await closing(older)
            await newer.send_json(["stdin", "x"])
            assert await shown(newer) == "D:x"
            assert len(house.server.tabs) == 1
    await all_ended(house, older_pid)


async def test_a_newer_tab_does_not_wait_for_a_browser_that_is_gone(house: Building) -> None:
    seat = house.seat("Noor")
    gone = await house.open_tab(seat, autoping=False)
    await shown(gone)
    async with house.open_tab(seat) as newer:
        assert (await shown(newer)).startswith("seat ")
        await newer.send_json(["stdin", "x"])
        assert await shown(newer) == "D:x"
    await gone.close()


async def test_a_reload_runs_the_same_seat_again(house: Building) -> None:
    seat = house.seat("Noor")
    for _ in range(3):
        async with house.open_tab(seat) as tab:
            first = await shown(tab)
            assert seat.removeprefix("/seat/") in first
    await all_ended(house, pid_of(first))


async def all_ended(house: Building, *pids: int) -> None:
    """Wait until no tab is open and these programs have ended."""
    async with asyncio.timeout(20):
        while len(house.server.tabs) or any(map(is_running, pids)):
            await asyncio.sleep(0.02)


async def test_no_more_tabs_than_fit(house: Building) -> None:
    house.server.tabs._most = 1
    noor, bram = house.seat("Noor"), house.seat("Bram")
    async with house.open_tab(noor) as tab:
        await shown(tab)
        assert "The room is full." in await house.text(bram, 503)
        async with house.open_tab(bram) as refused:
            assert await closing(refused) == 1013
        async with house.open_tab(noor) as newer:
            assert await shown(newer)
    await all_ended(house)
    async with house.open_tab(bram) as tab:
        assert await shown(tab)


@pytest.mark.parametrize("command", [STAND_IN, (*STAND_IN, "stays")], ids=["willing", "unwilling"])
async def test_the_end_of_the_server_ends_every_program(
    store: FlakyStore, command: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(session_module, "STOP_SECONDS", 0.3)
    async with building(store, command=command) as house:
        tabs = [await house.open_tab(house.seat(f"trainee {number}")) for number in range(3)]
        pids = [pid_of(await shown(tab)) for tab in tabs]
        assert all(map(is_running, pids))
        ending = asyncio.create_task(house.server.tabs.close())
        for tab in tabs:
            await closing(tab)
        await ending
        assert not any(map(is_running, pids))


@pytest.mark.parametrize("command", [STAND_IN, (sys.executable, "-c", ""), (*STAND_IN, "never")])
async def test_a_program_that_ends_closes_its_tab(store: FlakyStore, command: tuple[str, ...]) -> None:
    async with building(store, command=command) as house, house.open_tab(house.seat("Noor")) as tab:
        if command == STAND_IN:
            await shown(tab)
            await tab.send_json(["stdin", "die"])
        await closing(tab)
        await all_ended(house)


async def test_what_a_program_says_on_its_way_out_stays_off_the_trainers_screen(
    store: FlakyStore, capfd: pytest.CaptureFixture[str]
) -> None:
    async with building(store, command=(*STAND_IN, "never")) as house, house.open_tab(house.seat("Noor")) as tab:
        await closing(tab)
    assert capfd.readouterr() == ("", "")


async def test_a_program_opens_no_address_in_the_browser(house: Building) -> None:
    async with house.open_tab(house.seat("Noor")) as tab:
        await shown(tab)
        await tab.send_json(["stdin", "url"])
        assert await shown(tab) == "D:url"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "x",
        "{}",
        "[]",
        "null",
        '["stdin"]',
        '["stdin", 5]',
        '["stdin", null]',
        '["stdin", "\\ud800"]',
        '["resize", {"width": "a", "height": 1}]',
        '["resize", {"width": 1.5, "height": 1}]',
        '["resize", {"width": true, "height": 1}]',
        '["resize", {"width": NaN, "height": 1}]',
        '["resize", [1, 2]]',
        '["deliver", "x"]',
        '["ping", {"a": 1}]',
        "[" * 100_000,
    ],
)
async def test_a_message_of_another_shape_closes_the_tab_and_no_other(house: Building, text: str) -> None:
    async with house.open_tab(house.seat("Noor")) as other, house.open_tab(house.seat("Bram")) as tab:
        await shown(other)
        await tab.send_str(text)
        assert await closing(tab) == 1003
        await other.send_json(["stdin", "x"])
        assert await shown(other) == "D:x"


async def test_a_huge_message_closes_the_tab_and_no_other(house: Building) -> None:
    async with house.open_tab(house.seat("Noor")) as other, house.open_tab(house.seat("Bram")) as tab:
        await shown(other)
        await tab.send_json(["stdin", "x" * 400_000])
        assert await closing(tab) == 1009
        await other.send_json(["stdin", "x"])
        assert await shown(other) == "D:x"


async def test_binary_messages_are_passed_over(house: Building) -> None:
    async with house.open_tab(house.seat("Noor")) as tab:
        await shown(tab)
        await tab.send_bytes(b"M\x00\x00\x00\x00")
        await tab.send_json(["stdin", "x"])
        assert await shown(tab) == "D:x"


async def test_a_trainee_who_sends_without_end_holds_up_nobody_else(house: Building) -> None:
    async with house.open_tab(house.seat("Noor")) as other, house.open_tab(house.seat("Bram")) as flood:
        await shown(other)
        await shown(flood)
        for number in range(300):
            await flood.send_json(["stdin", f"reply {number}\r"])
        for _ in range(5):
            await other.send_json(["stdin", "x"])
            assert await shown(other) == "D:x"
        replies = [await shown(flood) for _ in range(int(PIECES_AT_ONCE / ENTER_COSTS))]
        assert replies == [f"D:reply {number}\r" for number in range(len(replies))]
        assert len(house.server.tabs) == 2, "who sends too much is slowed down, not thrown out"
    await all_ended(house)
