"""The web server of a room: entrance, terminal, websocket. It shows nothing of one trainee to another."""

import asyncio
import logging
import secrets
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from aiohttp import web
from textual_serve.server import Server

from simulator.errors import SimulatorError, StorageError
from simulator.guidance.language import Language
from simulator.locale.wording import Wording
from simulator.practice.attempt import Clock
from simulator.room.entrance import CODE_LENGTH, CODE_LETTERS, clean_code
from simulator.room.ledger import Ledger
from simulator.room.room import Room
from simulator.room.seat import join_room
from simulator.room.store import RoomStore
from simulator.web.addresses import caller, is_own_origin, websocket_address
from simulator.web.browser import size_of
from simulator.web.guard import UnreachableError, guard
from simulator.web.nursery import Nursery
from simulator.web.page import entrance_page, notice_page, page_file, terminal_page
from simulator.web.session import SEAT_COMMAND, SeatService, seat_environment
from simulator.web.tabs import Tabs
from simulator.web.tries import Tries

LARGEST_MESSAGE = 256 * 1024  # bytes from a browser in one message
LARGEST_FORM = 64 * 1024  # bytes
MOST_MEMBERS = 200  # of one room, also those who came in twice
ANSWER_SECONDS = 10.0  # how long the database may take
_THREADS = 16  # that wait for the database
_SEAT = r"/seat/{room:[\w-]{1,64}}/{member:[\w-]{1,64}}"
_TYPES = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}

Answer = TypeVar("Answer")

_log = logging.getLogger(__name__)
_log.addHandler(logging.NullHandler())  # the trainer's console has the terminal


class RoomServer(Server):
    """Serves the open rooms of a store. `monotonic` gives seconds that never go back; `command` runs a seat."""

    def __init__(
        self,
        store: RoomStore,
        *,
        language: Language,
        clock: Clock,
        monotonic: Callable[[], float],
        host: str = "127.0.0.1",
        port: int = 8765,
        behind_proxy: bool = False,
        command: Sequence[str] = (),
    ) -> None:
        super().__init__("simulator seat", host=host, port=port, title="Wittevlag")
        self._store = store
        self._language = language
        self._clock = clock
        self._monotonic = monotonic
        self._behind_proxy = behind_proxy
        self._seat_command = command or (*SEAT_COMMAND, "--lang", language.value)
        self._nursery: Nursery | None = None
        self._tries = Tries()
        self.tabs = Tabs(monotonic)
        self._threads = ThreadPoolExecutor(_THREADS, thread_name_prefix="room-store")

    async def start(self) -> web.AppRunner:
        """Begin to listen; `cleanup()` on what is returned ends it. Raises OSError when the port is taken."""
        self._nursery = Nursery(self._seat_command, seat_environment())
        runner = web.AppRunner(await self._make_app(), access_log=None, shutdown_timeout=2, logger=_log)
        await runner.setup()
        try:
            await web.TCPSite(runner, self.host, self.port).start()
            await self._nursery.prepare()
        except BaseException:
            await runner.cleanup()
            raise
        return runner

    async def _make_app(self) -> web.Application:
        app = web.Application(client_max_size=LARGEST_FORM, middlewares=[guard(self._language)])
        app.add_routes(
            [
                web.get("/", self.handle_entrance),
                web.post("/join", self.handle_join),
                web.get(_SEAT, self.handle_terminal),
                web.get(f"{_SEAT}/ws", self.handle_websocket),
                web.get(r"/pages/{file:room\.css|room\.js|flag\.svg}", self.handle_file),
                web.static("/static", self.statics_path),
            ]
        )
        app.on_shutdown.append(self.on_shutdown)
        return app

    async def on_shutdown(self, app: web.Application) -> None:
        """End the programs of all tabs."""
        await self.tabs.close()
        if self._nursery:
            await self._nursery.close()
        self._threads.shutdown(wait=False, cancel_futures=True)

    async def handle_entrance(self, request: web.Request) -> web.Response:
        """Show the entrance; `?code=` fills in the code."""
        return _html(entrance_page(self._language, code=clean_code(request.query.get("code", ""))[:12]))

    async def handle_file(self, request: web.Request) -> web.Response:
        """Serve the style sheet, the script and the icon of the pages."""
        name = request.match_info["file"]
        kind = _TYPES[name[name.rindex(".") :]]
        return web.Response(text=page_file(name), content_type=kind)

    async def handle_join(self, request: web.Request) -> web.Response:
        """Let somebody in, or show the entrance again with the reason."""
        code, name = await _filled_in(request)
        try:
            room_id = await self._find(code, caller(request, behind_proxy=self._behind_proxy))
            ledger = Ledger(room_id, self._store)
            if len((await self._ask(ledger.read)).members) >= MOST_MEMBERS:
                return self._again("room.full", code, name)
            member = await self._ask(lambda: join_room(ledger, name, self._clock))
        except LookupError:
            return self._again("room.wrong_code", code, name)
        except (StorageError, UnreachableError):
            return self._again("room.away", code, name, status=503)
        except SimulatorError as error:
            return _html(_entrance_again(self._language, error.in_language(self._language), code, name), status=422)
        raise web.HTTPSeeOther(f"/seat/{room_id}/{member}")

    async def handle_terminal(self, request: web.Request) -> web.Response:
        """Show the terminal of a seat."""
        _, member = await self._require_seat(request)
        if not self.tabs.has_room(member):
            words = Wording(self._language)
            return _html(notice_page(self._language, words("room.full"), again=request.path), status=503)
        path = f"{request.path}/ws"
        return _html(terminal_page(self._language, websocket_address(request, path, behind_proxy=self._behind_proxy)))

    async def handle_websocket(self, request: web.Request) -> web.WebSocketResponse:
        """Run the program of a seat for this tab. An older tab of the same seat is closed."""
        if not is_own_origin(request, behind_proxy=self._behind_proxy):
            raise web.HTTPForbidden(text="foreign origin")
        room_id, member = await self._require_seat(request)
        websocket = web.WebSocketResponse(timeout=2, heartbeat=15, max_msg_size=LARGEST_MESSAGE)
        await websocket.prepare(request)
        if not self.tabs.has_room(member):
            await websocket.close(code=1013, message=b"full")
            return websocket
        assert self._nursery is not None
        service = SeatService(
            room_id,
            member,
            self._nursery,
            write_bytes=websocket.send_bytes,
            write_str=websocket.send_str,
            close=websocket.close,
            download_manager=self.download_manager,
        )
        size = size_of(request.query.get("width", ""), request.query.get("height", ""))
        await self.tabs.run(member, service, size, websocket)
        return websocket

    async def _find(self, code: str, who: str) -> str:
        """Return the room with this code. Raises LookupError for a wrong code, EntranceError after too many."""
        self._tries.require_room(who, self._monotonic())
        looks_right = len(code) == CODE_LENGTH and set(code) <= set(CODE_LETTERS)
        room_id = await self._ask(lambda: self._store.find(code)) if looks_right else None
        if room_id is None:
            self._tries.count_wrong(who, self._monotonic())
            raise LookupError
        return room_id

    async def _require_seat(self, request: web.Request) -> tuple[str, str]:
        """Return room and member of the address. Raises HTTPNotFound when there is no such seat."""
        room_id, member = request.match_info["room"], request.match_info["member"]
        room: Room = await self._ask(lambda: Ledger(room_id, self._store).read())
        known = next((key for key in room.members if secrets.compare_digest(key.encode(), member.encode())), None)
        if known is None:
            raise web.HTTPNotFound
        return room_id, known

    async def _ask(self, question: Callable[[], Answer]) -> Answer:
        """Return the answer of the database. Raises UnreachableError when it takes too long, StorageError."""
        answer = asyncio.get_running_loop().run_in_executor(self._threads, question)
        try:
            return await asyncio.wait_for(answer, ANSWER_SECONDS)
        except TimeoutError as error:
            raise UnreachableError from error

    def _again(self, reason: str, code: str, name: str, *, status: int = 422) -> web.Response:
        return _html(_entrance_again(self._language, Wording(self._language)(reason), code, name), status)


async def _filled_in(request: web.Request) -> tuple[str, str]:
    """Return the code and the name of the form. Raises HTTPException for what is no form of ours."""
    if request.content_type != "application/x-www-form-urlencoded":
        raise web.HTTPUnsupportedMediaType
    try:
        form = await request.post()
    except (ValueError, LookupError):
        raise web.HTTPBadRequest from None
    return clean_code(str(form.get("code", ""))), str(form.get("name", ""))


def _entrance_again(language: Language, message: str, code: str, name: str) -> str:
    return entrance_page(language, message=message, code=code[:12], name=name[:40])


def _html(text: str, status: int = 200) -> web.Response:
    return web.Response(text=text, content_type="text/html", status=status)
