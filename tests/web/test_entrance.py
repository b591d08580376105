"""Coming in: codes, names, limits, and what a page says when something is wrong."""

import asyncio

import pytest

from simulator.room.ledger import Ledger
from simulator.web import server as server_module
from simulator.web.tries import MOST_CALLERS, MOST_TRIES_OF_ALL, Tries
from tests.web.conftest import Building, FlakyStore, building

WRONG = "BBBBBB"


async def test_somebody_with_the_code_gets_a_seat_of_their_own(house: Building) -> None:
    first, second = await house.join("Noor"), await house.join("Bram")
    assert first.status == second.status == 303
    assert first.headers["Location"] != second.headers["Location"]
    page = await house.text(first.headers["Location"])
    assert f'data-session-websocket-url="ws://{house.address[7:]}{first.headers["Location"]}/ws"' in page


async def test_a_code_may_be_written_loosely(house: Building) -> None:
    loosely = f" {house.code[:3].lower()}-{house.code[3:].lower()} "
    assert (await house.join("Noor", loosely)).status == 303


async def test_the_link_of_the_trainer_fills_in_the_code(house: Building) -> None:
    assert 'value="&lt;B&gt;X"' in await house.text("/?code=<b>x")


@pytest.mark.parametrize("code", [WRONG, "", "x", "🏳" * 9, "\x00" * 6, "' OR 1=1 --", "B" * 5000])
async def test_a_wrong_code_is_refused_in_words(house: Building, code: str) -> None:
    answer = await house.join("Noor", code)
    assert answer.status == 422
    assert "That code is not known." in await answer.text()


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("", "Please fill in a name."),
        (" \t\n", "Please fill in a name."),
        ("\x1b\x07\u202e", "Please fill in a name."),
        ("n" * 10_000, "at most 40 characters"),
    ],
)
async def test_a_name_that_does_not_fit_is_refused_in_words(house: Building, name: str, sentence: str) -> None:
    answer = await house.join(name)
    assert answer.status == 422
    text = await answer.text()
    assert sentence in text
    assert "n" * 41 not in text
    assert house.code in text, "the code need not be typed again"


async def test_two_trainees_cannot_have_one_name(house: Building) -> None:
    await house.join("Noor")
    answer = await house.join("  NOOR ")
    assert answer.status == 422
    assert "Pick another name" in await answer.text()


async def test_markup_and_escapes_in_a_name_stay_text(house: Building) -> None:
    await house.join('<script>"[red]$code')
    answer = await house.join('<script>"[red]$code')
    text = await answer.text()
    assert "&lt;script&gt;&quot;[red]$code" in text
    assert "<script>" not in text
    assert (await house.join("\x1b[2JNoor\x1b]0;x\x07")).status == 303
    names = {member.name for member in Ledger(house.room, house.store).read().members.values()}
    assert names == {'<script>"[red]$code', "[2JNoor ]0;x"}


async def test_five_wrong_codes_and_then_also_the_right_one_must_wait(house: Building) -> None:
    for _ in range(5):
        await house.join("Noor", WRONG)
    answer = await house.join("Noor")
    assert answer.status == 422
    assert "Too many wrong tries" in await answer.text()


async def test_a_seat_keeps_working_while_codes_are_being_guessed(house: Building) -> None:
    seat = house.seat("Noor")
    for _ in range(8):
        await house.join("Bram", WRONG)
    assert "textual-terminal" in await house.text(seat)


async def test_behind_a_proxy_each_caller_has_tries_of_its_own(store: FlakyStore) -> None:
    async with building(store, behind_proxy=True) as house:
        for _ in range(6):
            await house.join("Noor", WRONG, headers={"X-Forwarded-For": "203.0.113.7, 198.51.100.1"})
        assert (await house.join("Noor", headers={"X-Forwarded-For": "198.51.100.1"})).status == 422
        assert (await house.join("Noor", headers={"X-Forwarded-For": "198.51.100.1, 203.0.113.7"})).status == 303


async def test_without_a_proxy_nobody_can_say_to_be_someone_else(house: Building) -> None:
    for number in range(5):
        await house.join("Noor", WRONG, headers={"X-Forwarded-For": f"198.51.100.{number}"})
    assert (await house.join("Noor", headers={"X-Forwarded-For": "203.0.113.7"})).status == 422


def is_held(tries: Tries, caller: str, now: float = 0) -> bool:
    from simulator.room.entrance import EntranceError

    try:
        tries.require_room(caller, now)
    except EntranceError:
        return True
    return False


def test_all_callers_together_have_a_limit_too() -> None:
    tries = Tries()
    for number in range(MOST_TRIES_OF_ALL):
        assert not is_held(tries, "203.0.113.7")
        tries.count_wrong(f"198.51.{number}.1", 0)
    assert is_held(tries, "203.0.113.7")
    assert not is_held(tries, "203.0.113.7", now=61)


def test_the_neighbours_in_one_ipv6_network_are_one_caller() -> None:
    tries = Tries()
    for number in range(5):
        tries.count_wrong(f"2001:db8:1:2::{number}", 0)
    assert is_held(tries, "2001:db8:1:2:ffff::1")
    assert not is_held(tries, "2001:db8:1:3::1")


def test_the_table_of_callers_does_not_grow_without_end() -> None:
    tries = Tries()
    for number in range(MOST_CALLERS + 100):
        tries.count_wrong(f"caller {number}", number)
    assert len(tries) == MOST_CALLERS


async def test_a_full_room_takes_nobody_more(house: Building, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(server_module, "MOST_MEMBERS", 1)
    await house.join("Noor")
    assert "The room is full." in await (await house.join("Bram")).text()


async def test_while_the_database_is_away_the_form_is_kept_and_nothing_of_the_address_is_told(
    house: Building, store: FlakyStore
) -> None:
    store.is_away = True
    answer = await house.join("Noor")
    text = await answer.text()
    assert answer.status == 503
    assert "cannot be reached for a moment" in text
    assert 'value="Noor"' in text
    assert "secret" not in text
    store.is_away = False
    assert (await house.join("Noor")).status == 303


async def test_a_seat_tries_again_by_itself_until_the_database_is_back(house: Building, store: FlakyStore) -> None:
    seat = house.seat("Noor")
    store.is_away = True
    async with house.client.get(f"{house.address}{seat}") as response:
        assert response.status == 503
        assert response.headers["Refresh"] == "3"
        assert "cannot be reached" in await response.text()
    store.is_away = False
    assert "textual-terminal" in await house.text(seat)


async def test_a_database_that_does_not_answer_is_not_waited_for(
    house: Building, store: FlakyStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    import threading

    seat, goes_on = house.seat("Noor"), threading.Event()
    monkeypatch.setattr(server_module, "ANSWER_SECONDS", 0.05)
    monkeypatch.setattr(store, "events", lambda *_: goes_on.wait(20) and ())
    pages = await asyncio.gather(*(house.text(seat, 503) for _ in range(3)))
    goes_on.set()
    assert all("cannot be reached" in page for page in pages)


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"\xff\xfe=\xff", "application/x-www-form-urlencoded"),
        (b"code=x", "application/x-www-form-urlencoded; charset=martian"),
        (b"[1, 2]", "application/json"),
        (b"--x\r\nnothing", "multipart/form-data; boundary=x"),
        (b"--x\r\nContent-Disposition: form-data; name=code\r\n\r\n.\r\n--x--\r\n", "multipart/form-data; boundary=x"),
        (b"code=" + b"x" * 100_000, "application/x-www-form-urlencoded"),
    ],
)  # fmt: skip
async def test_what_is_no_form_is_refused(house: Building, body: bytes, kind: str) -> None:
    async with house.client.post(f"{house.address}/join", data=body, headers={"Content-Type": kind}) as response:
        assert 400 <= response.status < 500, await response.text()
        assert "Traceback" not in await response.text()
