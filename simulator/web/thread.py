"""Runs the server of a room in a thread of its own, beside the trainer's console."""

import asyncio
import threading
from concurrent.futures import Future

from simulator.web.server import RoomServer

STOP_SECONDS = 6.0


class ServerThread:
    """Begins to listen with `start`, ends with `stop`."""

    def __init__(self, server: RoomServer) -> None:
        self._server = server
        self._started: Future[asyncio.AbstractEventLoop] = Future()
        self._stopping: asyncio.Event | None = None
        self._thread = threading.Thread(target=self._run, name="room-server", daemon=True)

    def start(self) -> None:
        """Return once it listens. Raises OSError when it cannot, such as for a port that is taken."""
        self._thread.start()
        self._started.result()

    def stop(self) -> None:
        """End every tab and the server."""
        if self._thread.is_alive() and self._stopping is not None:
            self._started.result().call_soon_threadsafe(self._stopping.set)
            self._thread.join(STOP_SECONDS)

    def _run(self) -> None:
        asyncio.run(self._serve())

    async def _serve(self) -> None:
        self._stopping = asyncio.Event()
        try:
            runner = await self._server.start()
        except BaseException as error:
            self._started.set_exception(error)
            return
        self._started.set_result(asyncio.get_running_loop())
        try:
            await self._stopping.wait()
        finally:
            await runner.cleanup()
