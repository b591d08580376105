"""`python -m benchmarks.room_host`: a trainer's computer, serving until its input is closed."""

import asyncio
import json
import sys
import time
from datetime import UTC, datetime

from simulator.guidance.language import Language
from simulator.room.desk import open_room
from simulator.storage.database import open_room_stores
from simulator.web.server import RoomServer

PIN = "123456"


def clock() -> datetime:
    """Return the time, in UTC."""
    return datetime.now(UTC)


async def serve() -> None:
    """Open a room, say where it is, and serve it."""
    rooms, attempts = open_room_stores()
    room, code = open_room(rooms, name="Klas", pin=PIN, language=Language.NL, clock=clock, keep_days=None)
    server = RoomServer(rooms, language=Language.NL, clock=clock, monotonic=time.monotonic, port=0)
    runner = await server.start()
    print(json.dumps({"room": room, "code": code, "port": runner.addresses[0][1]}), flush=True)
    await asyncio.to_thread(sys.stdin.read)
    await runner.cleanup()
    rooms.close()
    attempts.close()


if __name__ == "__main__":
    asyncio.run(serve())
