"""The program of one trainee, run for a browser tab: without a shell, without arguments that tell secrets."""

import asyncio
import logging
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import Sequence
from contextlib import suppress
from typing import Any

from textual_serve.app_service import AppService

SEAT_VARIABLE = "SIMULATOR_SEAT"  # room and member; in the environment, since arguments can be read by others
SEAT_COMMAND = (sys.executable, "-m", "simulator", "seat")
DRIVER = "simulator.web.driver:TabDriver"
STOP_SECONDS = 2.0  # a program that has not ended by itself after this is ended
LARGEST_PACKET = 4 * 1024 * 1024  # bytes of one frame
_BEGINS = b"__GANGLION__\n"  # what a Textual program says first
_LAST_WORDS = 4096  # bytes of standard error that are kept

_log = logging.getLogger(__name__)
_log.addHandler(logging.NullHandler())  # the trainer's console has the terminal


class SeatService(AppService):
    """Runs `command` for one member of one room. The websocket is closed when the program ends."""

    def __init__(self, room_id: str, member: str, command: Sequence[str] = SEAT_COMMAND, **options: Any) -> None:
        super().__init__(command[0], **options)
        self._arguments = command
        self._seat = f"{room_id}/{member}"

    def _build_environment(self, width: int = 80, height: int = 24) -> dict[str, str]:
        environment: dict[str, str] = super()._build_environment(width, height)
        environment[SEAT_VARIABLE] = self._seat
        environment["TEXTUAL_DRIVER"] = DRIVER
        environment["TEXTUAL_FPS"] = "20"  # a dozen tabs share this computer
        return environment

    async def _open_app_process(self, width: int = 80, height: int = 24) -> Process:
        self._process = process = await asyncio.create_subprocess_exec(
            *self._arguments, stdin=PIPE, stdout=PIPE, stderr=PIPE, env=self._build_environment(width, height)
        )
        assert process.stdin is not None
        self._stdin = process.stdin
        return process

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

    async def _ask_to_end(self, process: Process) -> None:
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
