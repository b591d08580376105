"""The web server of a room: entrance, terminal, websocket. It shows nothing of one trainee to another."""

import asyncio
import secrets
from collections import defaultdict
from collections.abc import Awaitable, Callable
from importlib.resources import files

from aiohttp import web
from textual_serve.server import Server, to_int

from simulator.errors import SimulatorError
from simulator.guidance.language import Language
from simulator.locale.wording import Wording
from simulator.practice.attempt import Clock
from simulator.room.entrance import TryLimit, clean_code
from simulator.room.ledger import Ledger
from simulator.room.seat import join_room
from simulator.room.store import RoomStore
from simulator.web.addresses import caller, is_own_origin, websocket_address
from simulator.web.page import CONTENT_POLICY, entrance_page, terminal_page
from simulator.web.session import SeatService

MOST_SESSIONS = 40  # tabs at once; each is a program of about 60 MB
LARGEST_MESSAGE = 256 * 1024  # bytes from a browser in one message

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class RoomServer(Server):
    """Serves the open rooms of a store. `monotonic` gives seconds that never go back."""

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
    ) -> None:
        super().__init__("simulator seat", host=host, port=port, title="Wittevlag")
        self._store = store
        self._language = language
        self._clock = clock
        self._monotonic = monotonic
        self._behind_proxy = behind_proxy
        self._limits: defaultdict[str, TryLimit] = defaultdict(TryLimit)
        self._sessions: dict[str, SeatService] = {}

    async def _make_app(self) -> web.Application:
        app = web.Application(client_max_size=64 * 1024, middlewares=[_guarded])
        app.add_routes(
            [
                web.get("/", self.handle_entrance),
                web.post("/join", self.handle_join),
                web.get("/seat/{room}/{member}", self.handle_terminal),
                web.get("/seat/{room}/{member}/ws", self.handle_websocket),
                web.get("/pages/room.css", self.handle_style),
                web.static("/static", self.statics_path),
            ]
        )
        return app

    async def start(self) -> web.AppRunner:
        """Begin to listen; `cleanup()` on what is returned ends it. Raises OSError when the port is taken."""
        runner = web.AppRunner(await self._make_app(), access_log=None, shutdown_timeout=2)
        await runner.setup()
        await web.TCPSite(runner, self.host, self.port).start()
        return runner

    async def handle_entrance(self, request: web.Request) -> web.Response:
        """Show the entrance; `?code=` fills in the code."""
        return _html(entrance_page(self._language, code=clean_code(request.query.get("code", ""))[:12]))

    async def handle_style(self, request: web.Request) -> web.Response:
        """Serve the style sheet of the pages."""
        text = files("simulator.web").joinpath("pages", "room.css").read_text(encoding="utf-8")
        return web.Response(text=text, content_type="text/css")

    async def handle_join(self, request: web.Request) -> web.Response:
        """Let somebody in, or show the entrance again with the reason."""
        form = await request.post()
        code, name = clean_code(str(form.get("code", ""))), str(form.get("name", ""))
        limit = self._limits[caller(request, behind_proxy=self._behind_proxy)]
        try:
            limit.require_room(self._monotonic())
            room_id = await asyncio.to_thread(self._store.find, code)
            if room_id is None:
                limit.count_wrong(self._monotonic())
                return self._again(Wording(self._language)("room.wrong_code"), code, name)
            ledger = Ledger(room_id, self._store)
            member = await asyncio.to_thread(join_room, ledger, name, self._clock)
        except SimulatorError as error:
            return self._again(error.in_language(self._language), code, name)
        raise web.HTTPSeeOther(f"/seat/{room_id}/{member}")

    async def handle_terminal(self, request: web.Request) -> web.Response:
        """Show the terminal of a seat."""
        await self._require_seat(request)
        path = f"{request.path}/ws"
        return _html(terminal_page(self._language, websocket_address(request, path, behind_proxy=self._behind_proxy)))

    async def handle_websocket(self, request: web.Request) -> web.WebSocketResponse:
        """Run the program of a seat for this tab. An older tab of the same seat is closed."""
        if not is_own_origin(request, behind_proxy=self._behind_proxy):
            raise web.HTTPForbidden(text="foreign origin")
        room_id, member = await self._require_seat(request)
        if len(self._sessions) >= MOST_SESSIONS and member not in self._sessions:
            raise web.HTTPServiceUnavailable(text=Wording(self._language)("room.full"))
        websocket = web.WebSocketResponse(heartbeat=15, max_msg_size=LARGEST_MESSAGE)
        await websocket.prepare(request)
        await self._run_seat(room_id, member, websocket, request)
        return websocket

    async def _run_seat(
        self, room_id: str, member: str, websocket: web.WebSocketResponse, request: web.Request
    ) -> None:
        older = self._sessions.pop(member, None)
        if older is not None:
            await older.remote_close()
        service = SeatService(
            room_id,
            member,
            write_bytes=websocket.send_bytes,
            write_str=websocket.send_str,
            close=websocket.close,
            download_manager=self.download_manager,
        )
        self._sessions[member] = service
        width, height = (to_int(request.query.get(name, ""), usual) for name, usual in (("width", 80), ("height", 24)))
        try:
            await service.start(max(20, min(400, width)), max(5, min(200, height)))
            await self._process_messages(websocket, service)
        except (ValueError, LookupError, TypeError, AssertionError):
            await websocket.close(code=1003, message=b"not understood")
        finally:
            await service.stop()
            if self._sessions.get(member) is service:
                del self._sessions[member]

    async def _require_seat(self, request: web.Request) -> tuple[str, str]:
        """Return room and member of the address. Raises HTTPNotFound when there is no such seat."""
        room_id, member = request.match_info["room"], request.match_info["member"]
        room = await asyncio.to_thread(lambda: Ledger(room_id, self._store).read())
        known = next((key for key in room.members if secrets.compare_digest(key.encode(), member.encode())), None)
        if known is None:
            raise web.HTTPNotFound(text="404")
        return room_id, known

    def _again(self, message: str, code: str, name: str) -> web.Response:
        return _html(entrance_page(self._language, message=message, code=code[:12], name=name[:40]), status=422)


def _html(text: str, status: int = 200) -> web.Response:
    return web.Response(text=text, content_type="text/html", status=status)


@web.middleware
async def _guarded(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Add the headers that keep a page to itself."""
    response = await handler(request)
    if not response.prepared:
        response.headers["Content-Security-Policy"] = CONTENT_POLICY
        response.headers["X-Content-Type-Options"] = "nosniff"
        response.headers["Referrer-Policy"] = "no-referrer"
        response.headers["Cache-Control"] = "no-store"
    return response
