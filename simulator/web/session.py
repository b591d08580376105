"""The program of one trainee, run for a browser tab: without a shell, without arguments that tell secrets."""

import asyncio
import logging
import os
import sys
from contextlib import suppress
from typing import Any

from textual_serve.app_service import AppService

from simulator.web.nursery import Nursery, Program

SEAT_VARIABLE = "SIMULATOR_SEAT"  # room and member; in the environment, since arguments can be read by others
SEAT_COMMAND = (sys.executable, "-m", "simulator", "seat")
DRIVER = "simulator.web.driver:TabDriver"
STOP_SECONDS = 2.0  # a program that has not ended by itself after this is ended
LARGEST_PACKET = 4 * 1024 * 1024  # bytes of one frame
_BEGINS = b"__GANGLION__\n"  # what a Textual program says first
_LAST_WORDS = 4096  # bytes of standard error that are kept

_log = logging.getLogger(__name__)
_log.addHandler(logging.NullHandler())  # the trainer's console has the terminal


def seat_environment() -> dict[str, str]:
    """Return what all seats have in their environment."""
    return {
        **os.environ,
        "TEXTUAL_DRIVER": DRIVER,
        "TEXTUAL_COLOR_SYSTEM": "truecolor",
        "TEXTUAL_FPS": "20",  # a dozen tabs share this computer
        "TERM_PROGRAM": "textual",
        "OPENBLAS_NUM_THREADS": "1",
        "OMP_NUM_THREADS": "1",
    }


class SeatService(AppService):
    """Runs the program of one member of one room. The websocket is closed when the program ends."""

    def __init__(self, room_id: str, member: str, nursery: Nursery, **options: Any) -> None:
        super().__init__("", **options)
        self._nursery = nursery
        self._seat = f"{room_id}/{member}"

    async def _open_app_process(self, width: int = 80, height: int = 24) -> Any:
        own = {SEAT_VARIABLE: self._seat, "COLUMNS": str(width), "ROWS": str(height)}
        program: Any = await self._nursery.start(own)  # what is asked of a Process here, both kinds have
        self._process = program
        self._stdin = program.stdin
        return program

    async def run(self) -> None:
        """Hand on what the program shows until it ends; then close the websocket."""
        process = self._process
        assert process is not None
        assert process.stdout is not None
        assert process.stderr is not None
        last_words = asyncio.create_task(_read_last(process.stderr))
        try:
            if not await _begins(process.stdout):
                _log.error("the program of a seat did not start")
            await self._hand_on(process.stdout)
        except (EOFError, ConnectionError, ValueError) as error:
            _log.debug("a seat ended: %r", error)
        finally:
            last_words.cancel()
            with suppress(asyncio.CancelledError):
                if said := await last_words:
                    _log.error("a seat said: %s", said.decode("utf-8", "replace"))
            await self.remote_close()

    async def _hand_on(self, stdout: asyncio.StreamReader) -> None:
        while True:
            kind = await stdout.readexactly(1)
            size = int.from_bytes(await stdout.readexactly(4), "big")
            if size > LARGEST_PACKET:
                raise ValueError("not a packet")
            payload = await stdout.readexactly(size)
            if kind == b"D":
                await self.on_data(payload)
            elif kind == b"M":
                await self.on_meta(payload)

    async def on_meta(self, data: bytes) -> None:
        """Take no notice of what else the program may ask: no address is opened and no file handed out."""

    async def stop(self) -> None:
        """End the program."""
        process, stdin = self._process, self._stdin
        if process is None or stdin is None:
            return
        try:
            await asyncio.wait_for(self._ask_to_end(process), timeout=STOP_SECONDS)
        except TimeoutError:
            _log.debug("a seat had to be ended")
        finally:
            if process.returncode is None:
                with suppress(ProcessLookupError):
                    process.kill()
            await process.wait()
            stdin.close()

    async def _ask_to_end(self, process: Program) -> None:
        await super().stop()
        await process.wait()


async def _begins(stdout: asyncio.StreamReader) -> bool:
    for _ in range(10):
        line = await stdout.readline()
        if line == _BEGINS:
            return True
        if not line:
            break
    return False


async def _read_last(stream: asyncio.StreamReader) -> bytes:
    """Read to the end and return the last of it; also when it is cancelled."""
    last = b""
    with suppress(asyncio.CancelledError):
        while data := await stream.read(4096):
            last = (last + data)[-_LAST_WORDS:]
    return last
