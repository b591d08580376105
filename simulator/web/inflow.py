"""What one browser sends on its way to its program: in order, at a bearable pace, the excess dropped."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeAlias

from simulator.web.pace import LONGEST_WAIT, Pace

MOST_WAITING = 400  # pieces; more only when the program does not read

Step: TypeAlias = Callable[[], Awaitable[object]]


class Inflow:
    """A line of steps for one tab; reading from the browser goes on meanwhile. `monotonic` gives seconds."""

    def __init__(self, monotonic: Callable[[], float]) -> None:
        self._monotonic = monotonic
        self._pace = Pace(monotonic())
        self._line: asyncio.Queue[tuple[float, Step]] = asyncio.Queue(MOST_WAITING)

    def put(self, step: Step, size: int, *, cost: float = 1.0, longest: float = LONGEST_WAIT) -> bool:
        """Put a step in line, at most `longest` seconds from now; return False when it was dropped."""
        now = self._monotonic()
        if self._line.full():
            return False
        seconds = self._pace.take(size, now, cost=cost, longest=longest)
        if seconds is None:
            return False
        self._line.put_nowait((now + seconds, step))
        return True

    async def run(self) -> None:
        """Take the steps, each when it is due. Never returns."""
        while True:
            due, step = await self._line.get()
            seconds = due - self._monotonic()
            if seconds > 0:
                await asyncio.sleep(seconds)
            await step()
