"""The open tabs: one for each seat, not too many, each with its program, each at its own pace."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import assert_never

from aiohttp import WSMsgType, web

from simulator.web.browser import FocusChanged, FromBrowser, Pinged, Resized, Typed, read_message
from simulator.web.inflow import Inflow
from simulator.web.pace import ENTER_COSTS
from simulator.web.session import SeatService

MOST_TABS = 40  # each is a program of its own
NOT_UNDERSTOOD = 1003  # WebSocket close code, RFC 6455


class Tabs:
    """Who has a tab open. `monotonic` gives seconds that never go back."""

    def __init__(self, monotonic: Callable[[], float], most: int = MOST_TABS) -> None:
        self._monotonic = monotonic
        self._most = most
        self._open: dict[str, SeatService] = {}
        self._replaced: set[asyncio.Task[None]] = set()

    def __len__(self) -> int:
        """Return how many are open."""
        return len(self._open)

    def has_room(self, member: str) -> bool:
        """Return whether `member` may open a tab; a newer one takes the place of the older."""
        return member in self._open or len(self._open) < self._most

    async def run(self, member: str, service: SeatService, size: Resized, websocket: web.WebSocketResponse) -> None:
        """Run the program of a seat until the tab is closed, replaced or no longer understood."""
        older = self._open.get(member)
        self._open[member] = service
        if older is not None:
            self._close_in_background(older)
        try:
            await service.start(size.width, size.height)
            await self._listen(websocket, service)
        finally:
            await service.stop()
            if self._open.get(member) is service:
                del self._open[member]

    async def close(self) -> None:
        """End all programs and close all tabs."""
        services = list(self._open.values())
        await asyncio.gather(*(service.stop() for service in services), *self._replaced, return_exceptions=True)

    def _close_in_background(self, older: SeatService) -> None:
        """Close a tab whose browser may be gone without holding up the newer one."""

        async def close() -> None:
            with suppress(ConnectionError):
                await older.remote_close()

        task = asyncio.create_task(close())
        self._replaced.add(task)
        task.add_done_callback(self._replaced.discard)

    async def _listen(self, websocket: web.WebSocketResponse, service: SeatService) -> None:
        inflow = Inflow(self._monotonic)
        handing_on = asyncio.create_task(inflow.run())
        try:
            async for message in websocket:
                if message.type is WSMsgType.TEXT:
                    _take(read_message(message.data), inflow, websocket, service)
        except ValueError:
            await websocket.close(code=NOT_UNDERSTOOD, message=b"not understood")
        finally:
            handing_on.cancel()
            await asyncio.gather(handing_on, return_exceptions=True)


def _take(message: FromBrowser, inflow: Inflow, websocket: web.WebSocketResponse, service: SeatService) -> None:
    match message:
        case Typed(text) as typed if typed.is_motion:
            inflow.put(partial(service.send_bytes, text.encode()), len(text), longest=0)
        case Typed() as typed:
            for piece in typed.pieces():
                data = piece.encode()
                inflow.put(partial(service.send_bytes, data), len(data), cost=ENTER_COSTS if data[-1:] == b"\r" else 1)
        case Resized(width, height):
            inflow.put(partial(service.set_terminal_size, width, height), 1, cost=ENTER_COSTS / 2)
        case Pinged(text):
            inflow.put(partial(_pong, websocket, text), 1)
        case FocusChanged(is_focused):
            inflow.put(service.focus if is_focused else service.blur, 1)
        case never:
            assert_never(never)


async def _pong(websocket: web.WebSocketResponse, text: str) -> None:
    with suppress(ConnectionError):
        await websocket.send_json(["pong", text])
