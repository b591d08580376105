"""The program of one trainee, run for a browser tab: without a shell, without arguments that tell secrets."""

import asyncio
import sys
from asyncio.subprocess import PIPE, Process
from typing import Any

from textual_serve.app_service import AppService

SEAT_VARIABLE = "SIMULATOR_SEAT"  # room and member; in the environment, since arguments can be read by others
SEAT_COMMAND = (sys.executable, "-m", "simulator", "seat")


class SeatService(AppService):
    """Runs `simulator seat` for one member of one room."""

    def __init__(self, room_id: str, member: str, **options: Any) -> None:
        super().__init__(" ".join(SEAT_COMMAND), **options)
        self._seat = f"{room_id}/{member}"

    def _build_environment(self, width: int = 80, height: int = 24) -> dict[str, str]:
        environment: dict[str, str] = super()._build_environment(width, height)
        environment[SEAT_VARIABLE] = self._seat
        environment["TEXTUAL_FPS"] = "20"  # a dozen tabs share this computer
        return environment

    async def _open_app_process(self, width: int = 80, height: int = 24) -> Process:
        self._process = process = await asyncio.create_subprocess_exec(
            *SEAT_COMMAND, stdin=PIPE, stdout=PIPE, stderr=PIPE, env=self._build_environment(width, height)
        )
        assert process.stdin is not None
        self._stdin = process.stdin
        return process

    async def stop(self) -> None:
        """End the program; one that does not end by itself within two seconds is ended."""
        process = self._process
        try:
            await asyncio.wait_for(super().stop(), timeout=2)
        except TimeoutError:
            if process and process.returncode is None:
                process.kill()
        if process:
            await process.wait()
