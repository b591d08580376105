"""A room server on 127.0.0.1 with a room in memory, and a browser without a screen to call it with."""

import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from simulator.guidance.language import Language
from simulator.room.desk import open_room
from simulator.room.events import RoomEvent
from simulator.room.ledger import Ledger
from simulator.room.seat import join_room
from simulator.room.store import MemoryRoomStore, RoomStore
from simulator.web.server import RoomServer

STAND_IN = (sys.executable, str(Path(__file__).with_name("stand_in.py")))
MORNING = datetime(2026, 3, 1, 9, tzinfo=UTC)


def clock() -> datetime:
    return MORNING


@dataclass
class Building:
    """A server that runs, one open room, and a client."""

    server: RoomServer
    store: RoomStore
    client: aiohttp.ClientSession
    address: str
    room: str
    code: str
    now: list[float] = field(default_factory=list)

    async def join(self, name: str, code: str | None = None, **options: Any) -> aiohttp.ClientResponse:
        """Fill in the entrance."""
        form = {"code": self.code if code is None else code, "name": name}
        return await self.client.post(f"{self.address}/join", data=form, allow_redirects=False, **options)

    def seat(self, name: str) -> str:
        """Take a seat without the web and return its path."""
        return f"/seat/{self.room}/{join_room(Ledger(self.room, self.store), name, clock)}"

    async def text(self, path: str, status: int = 200, **options: Any) -> str:
        """Return the page at `path`, which must answer with `status`."""
        async with self.client.get(f"{self.address}{path}", **options) as response:
            text = await response.text()
            assert response.status == status, text
        return text

    def open_tab(self, seat: str, query: str = "", **options: Any) -> Any:
        """Open the websocket of a seat."""
        return self.client.ws_connect(f"{self.address}{seat}/ws{query}", **options)


@asynccontextmanager
async def building(
    store: RoomStore,
    *,
    command: tuple[str, ...] = STAND_IN,
    language: Language = Language.EN,
    behind_proxy: bool = False,
) -> AsyncIterator[Building]:
    """Run a server with one room until the end of the block."""
    room, code = open_room(store, name="Class", pin="123456", language=language, clock=clock)
    server = RoomServer(
        store,
        language=language,
        clock=clock,
        monotonic=time.monotonic,
        port=0,
        behind_proxy=behind_proxy,
        command=command,
    )
    runner = await server.start()
    try:
        async with aiohttp.ClientSession() as client:
            yield Building(server, store, client, f"http://127.0.0.1:{runner.addresses[0][1]}", room, code)
    finally:
        await runner.cleanup()


class FlakyStore(MemoryRoomStore):
    """A store that is away while `is_away`."""

    def __init__(self) -> None:
        super().__init__()
        self.is_away = False

    def events(self, room: str, since: int = 0) -> tuple[RoomEvent, ...]:
        self._require()
        return super().events(room, since)

    def find(self, code: str) -> str | None:
        self._require()
        return super().find(code)

    def _require(self) -> None:
        from simulator.errors import StorageError
        from simulator.guidance.language import Bilingual

        if self.is_away:
            raise StorageError(Bilingual(nl="geheim adres", en="secret address"))


@pytest.fixture
def store() -> FlakyStore:
    """Return a store in memory that can be taken away."""
    return FlakyStore()


@pytest.fixture
async def house(store: FlakyStore) -> AsyncIterator[Building]:
    """Return a building whose seats run the stand-in program."""
    async with building(store) as made:
        yield made


async def shown(tab: aiohttp.ClientWebSocketResponse) -> str:
    """Return the next thing the program shows."""
    message = await tab.receive(timeout=20)
    assert message.type is aiohttp.WSMsgType.BINARY, message
    text: str = message.data.decode()
    return text


async def closing(tab: aiohttp.ClientWebSocketResponse) -> int | None:
    """Read on until the tab is closed and return the code."""
    while (await tab.receive(timeout=20)).type not in (aiohttp.WSMsgType.CLOSE, aiohttp.WSMsgType.CLOSED):
        pass
    return tab.close_code
