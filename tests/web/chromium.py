"""Chromium without a screen, driven over its DevTools protocol. It can reach nothing but this computer."""

import asyncio
import base64
import json
import os
import re
import shutil
import signal
from asyncio.subprocess import DEVNULL
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any

import aiohttp

FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    "--remote-debugging-port=0",
    "--window-size=1000,640",
)
PATIENCE = 60  # seconds until something must have happened, on a computer that is busy
_ESCAPES = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07]*\x07|[()][A-Z0-9]|[=>])")


def find_chromium() -> str | None:
    """Return the program, or None."""
    return shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


class Page:
    """One tab. `text` is what the terminal in it was sent since the page was loaded, without its escapes."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self._socket = socket
        self._answers: dict[int, asyncio.Future[dict[str, Any]]] = {}
        self._number = 0
        self._frames: list[bytes] = []
        self.complaints: list[str] = []
        self.requests: list[str] = []

    @property
    def text(self) -> str:
        return _ESCAPES.sub(" ", b"".join(self._frames).decode("utf-8", "replace"))

    async def listen(self) -> None:
        """Take what the browser says, until it is gone."""
        async for message in self._socket:
            said = json.loads(message.data)
            if "id" in said:
                self._answers.pop(said["id"]).set_result(said)
            else:
                self._notice(said["method"], said["params"])

    def _notice(self, method: str, told: dict[str, Any]) -> None:
        match method:
            case "Network.webSocketFrameReceived" if told["response"]["opcode"] == 2:
                self._frames.append(base64.b64decode(told["response"]["payloadData"]))
            case "Network.requestWillBeSent":
                self.requests.append(told["request"]["url"])
            case "Network.webSocketCreated":
                self.requests.append(told["url"])
            case "Log.entryAdded" if told["entry"]["level"] == "error":
                self.complaints.append(told["entry"]["text"])
            case "Runtime.exceptionThrown":
                self.complaints.append(str(told["exceptionDetails"]))
            case "Page.frameNavigated":
                self._frames.clear()

    async def do(self, method: str, **parameters: Any) -> dict[str, Any]:
        """Have the browser do something and return its answer."""
        self._number += 1
        answer = self._answers[self._number] = asyncio.get_running_loop().create_future()
        await self._socket.send_json({"id": self._number, "method": method, "params": parameters})
        said = await asyncio.wait_for(answer, PATIENCE)
        assert "error" not in said, said
        result: dict[str, Any] = said["result"]
        return result

    async def value(self, expression: str) -> Any:
        """Return the value of an expression in the page."""
        said = await self.do("Runtime.evaluate", expression=expression, returnByValue=True)
        return said["result"].get("value")

    async def holds(self, expression: str) -> None:
        """Wait until an expression is true in the page."""
        async with asyncio.timeout(PATIENCE):
            while not await self.value(expression):
                await asyncio.sleep(0.05)

    async def type(self, text: str) -> None:
        """Type into what has the keyboard, a key at a time."""
        for letter in text:
            await self.do("Input.dispatchKeyEvent", type="keyDown", text=letter, key=letter)
            await self.do("Input.dispatchKeyEvent", type="keyUp", key=letter)

    async def press(self, key: str, code: int, modifiers: int = 0, text: str = "") -> None:
        """Press a key that is no letter."""
        options = {"key": key, "code": key, "windowsVirtualKeyCode": code, "modifiers": modifiers}
        await self.do("Input.dispatchKeyEvent", type="keyDown", text=text, **options)
        await self.do("Input.dispatchKeyEvent", type="keyUp", **options)

    async def until(self, is_so: "Callable[[], bool]", what: str) -> None:
        """Wait until something is so."""
        try:
            async with asyncio.timeout(PATIENCE):
                while not is_so():
                    await asyncio.sleep(0.05)
        except TimeoutError:
            raise AssertionError(f"{what} did not come; the terminal shows: {self.text[-3000:]!r}") from None

    async def shows(self, words: str) -> None:
        """Wait until the terminal shows these words; spaces do not count."""
        wanted = "".join(words.split())
        await self.until(lambda: wanted in "".join(self.text.split()), repr(words))

    async def picture(self, file: Path) -> None:
        """Keep a picture of the page."""
        said = await self.do("Page.captureScreenshot", format="png")
        file.write_bytes(base64.b64decode(said["data"]))


class Browser:
    """A browser that runs."""

    def __init__(self, address: str, client: aiohttp.ClientSession) -> None:
        self._address = address
        self._client = client

    @asynccontextmanager
    async def page(self) -> AsyncIterator[Page]:
        """Open an empty tab."""
        async with self._client.put(f"{self._address}/json/new?about:blank") as response:
            socket_address = (await response.json())["webSocketDebuggerUrl"]
        async with self._client.ws_connect(socket_address, max_msg_size=0) as socket:
            page = Page(socket)
            listening = asyncio.create_task(page.listen())
            try:
                for part in ("Page", "Network", "Log", "Runtime"):
                    await page.do(f"{part}.enable")
                yield page
            finally:
                listening.cancel()
                await asyncio.gather(listening, return_exceptions=True)


@asynccontextmanager
async def running_browser(program: str, folder: Path) -> AsyncIterator[Browser]:
    """Run the browser with an empty profile in `folder` until the end of the block."""
    process = await asyncio.create_subprocess_exec(
        program, *FLAGS, f"--user-data-dir={folder}", stdout=DEVNULL, stderr=DEVNULL, start_new_session=True
    )
    try:
        port = await _port(folder / "DevToolsActivePort")
        async with aiohttp.ClientSession() as client:
            yield Browser(f"http://127.0.0.1:{port}", client)
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        await process.wait()


async def _port(file: Path) -> str:
    async with asyncio.timeout(PATIENCE):
        while not (file.exists() and file.read_text().strip()):
            await asyncio.sleep(0.05)
    return file.read_text().split()[0]
