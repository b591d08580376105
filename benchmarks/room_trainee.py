"""A trainee over real connections: fills in the entrance, opens the websocket, reads the screen, types."""

import asyncio
import json
import re
from collections.abc import Collection
from time import perf_counter
from types import TracebackType

import aiohttp

PATIENCE = 60  # seconds
_ESCAPES = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07]*\x07|[()][A-Z0-9]|[=>])")


class Trainee:
    """Use as `async with`. What is looked for on the screen is compared without spaces."""

    def __init__(self, address: str, client: aiohttp.ClientSession, name: str) -> None:
        self._address = address
        self._client = client
        self._name = name
        self._screen = ""
        self._changed = asyncio.Event()

    async def join(self, code: str) -> None:
        """Come in and open the terminal."""
        form = {"code": code, "name": self._name}
        async with self._client.post(f"{self._address}/join", data=form) as page:
            text = await page.text()
            found = re.search(r'websocket-url="([^"]+)"', text)
            assert found, text
        self._socket = await self._client.ws_connect(f"{found[1]}?width=100&height=30", max_msg_size=0)
        self._reading = asyncio.create_task(self._read())

    async def __aenter__(self) -> "Trainee":
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._reading.cancel()
        await self._socket.close()

    async def _read(self) -> None:
        async for message in self._socket:
            if message.type is aiohttp.WSMsgType.BINARY:
                shown = _ESCAPES.sub("", message.data.decode("utf-8", "replace"))
                self._screen += "".join(shown.split())
                self._changed.set()

    async def sees(self, *words: str, forgets: bool = True) -> float:
        """Wait until any of these was shown, forget the screen if it `forgets`, and return the moment."""
        wanted: Collection[str] = ["".join(one.split()) for one in words]
        try:
            async with asyncio.timeout(PATIENCE):
                while not any(one in self._screen for one in wanted):
                    self._changed.clear()
                    await self._changed.wait()
        except TimeoutError:
            raise AssertionError(f"{self._name} does not see {words[0]!r} but {self._screen[-500:]!r}") from None
        now = perf_counter()
        if forgets:
            self._screen = ""
        return now

    async def type(self, text: str) -> None:
        """Type at the pace of a quick typist, a key at a time."""
        for letter in text:
            await self._send(letter)
            await asyncio.sleep(0.05)

    async def enter(self) -> float:
        """Press enter and return the moment."""
        self._screen = ""
        now = perf_counter()
        await self._send("\r")
        return now

    async def _send(self, text: str) -> None:
        await self._socket.send_str(json.dumps(["stdin", text]))
