"""A room in a real browser: come in, wait, answer, reload. Needs Chromium."""

import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from simulator.guidance.language import Language
from simulator.guidance.situations import Channel, Situation
from simulator.locale.wording import Wording
from simulator.room.desk import Desk
from simulator.room.events import Mode
from simulator.room.ledger import Ledger
from simulator.storage.database import open_room_stores
from tests.web.chromium import Browser, Page, find_chromium, running_browser
from tests.web.conftest import Building, building, clock

SEAT = (sys.executable, "-m", "simulator", "seat", "--lang", "nl")
CLIENT = "We gaan toch met een ander in zee."
WORDS = Wording(Language.NL)

pytestmark = pytest.mark.skipif(find_chromium() is None, reason="Chromium is not installed")


@pytest.fixture
async def house() -> AsyncIterator[Building]:
    """Return a room that is kept in a database, with the real program at every seat."""
    rooms, attempts = open_room_stores()
    async with building(rooms, command=SEAT, language=Language.NL) as made:
        yield made
    rooms.close()
    attempts.close()


@asynccontextmanager
async def two_pages(browser: Browser) -> AsyncIterator[tuple[Page, Page]]:
    async with browser.page() as first, browser.page() as second:
        yield first, second


async def come_in(page: Page, house: Building, name: str) -> None:
    """Follow the trainer's link, fill in a name and wait for the terminal."""
    await page.do("Page.navigate", url=f"{house.address}/?code={house.code}")
    await page.holds("document.querySelector('#name') !== null")
    await page.value("document.querySelector('#name').focus()")
    await page.type(name)
    await page.press("Enter", 13, text="\r")
    await page.shows(WORDS("seat.waiting"))
    await page.holds("document.activeElement.className === 'xterm-helper-textarea'")


async def answer(page: Page, text: str) -> None:
    await page.shows(CLIENT)
    await page.type(text)
    await page.press("Enter", 13, text="\r")
    await page.shows(WORDS("seat.sent"))


async def test_two_trainees_come_in_answer_and_reload(house: Building, tmp_path: Path) -> None:
    chromium = find_chromium()
    assert chromium is not None
    desk = Desk(Ledger(house.room, house.store), "123456", clock)
    async with running_browser(chromium, tmp_path / "profile") as browser, two_pages(browser) as (noor, bram):
        await come_in(noor, house, "Noor")
        await noor.picture(tmp_path / "waiting.png")
        await come_in(bram, house, "Bram")
        assert {member.name for member in desk.room.members.values()} == {"Noor", "Bram"}

        desk.choose_mode(Mode.ROUND)
        desk.open_round(Situation.CHOSE_COMPETITOR, Channel.PHONE, CLIENT)
        await answer(noor, "Jammer. Waarom?")
        await answer(bram, "Dank voor het bellen.")
        assert desk.room.round is not None
        assert {given.text for given in desk.room.round.answers.values()} == {
            "Jammer. Waarom?",
            "Dank voor het bellen.",
        }
        await noor.picture(tmp_path / "answered.png")

        await noor.do("Page.reload")
        await noor.shows("Jammer. Waarom?")
        await noor.shows(WORDS("seat.sent"))
        await noor.holds("document.activeElement.className === 'xterm-helper-textarea'")
        assert "Dank voor het bellen." not in noor.text, "nothing of another trainee"

        for page in (noor, bram):
            assert page.complaints == []
            outside = [url for url in page.requests if f"//{house.address[7:]}/" not in url]
            assert outside in ([], ["about:blank"])
