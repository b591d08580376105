"""A terminal as a trainee: comes in over HTTP, then passes what is typed and shown over a websocket."""

import asyncio
import contextlib
import json
import os
import re
import shutil
import signal
import sys
import termios
import tty
from collections.abc import Callable, Iterator
from html import unescape
from urllib.parse import urlsplit, urlunsplit

import aiohttp

from simulator.errors import UsageError
from simulator.guidance.language import Bilingual
from simulator.literal import harmless

MOST_TRIES = 60  # to connect again: about four minutes
LONGEST_PAUSE = 4.0  # seconds
LARGEST_MESSAGE = 4 * 1024 * 1024  # bytes
LEAVING = b"\x1b[?1049l\x1b[?25h\x1b[?1000l\x1b[?1003l\x1b[?1006l\x1b[?1015l\x1b[?2004l\x1b[?1004l\x1b[<u\x1b[0m"
ENDED = 1000  # how the server closes when the seat ended, or was taken elsewhere
SEAT = re.compile(r"^/seat/[\w-]{1,64}/[\w-]{1,64}$", re.ASCII)
LOST = Bilingual(
    nl="De verbinding is weg; ik probeer het opnieuw. Wat je deed, is bewaard. Ctrl-C stopt.",
    en="The connection is gone; trying again. What you did is kept. Ctrl-C stops.",
)

Tell = Callable[[Bilingual], None]


def own_address(url: str) -> str:
    """Return scheme and host of an address a person typed. Raises UsageError when it is none."""
    parts = urlsplit(url if "://" in url else f"http://{url}")
    try:
        is_good = parts.scheme in ("http", "https") and bool(parts.hostname) and (parts.port or 1) > 0
    except ValueError:
        is_good = False
    if not is_good:
        shown = harmless(url)
        raise UsageError(
            Bilingual(nl=f"'{shown}' is geen adres van een ruimte.", en=f"'{shown}' is not the address of a room.")
        )
    return urlunsplit((parts.scheme, parts.netloc, "", "", ""))


def seat_in(url: str) -> str:
    """Return the path of the seat an address names; nothing when it names none."""
    path = urlsplit(url if "://" in url else f"http://{url}").path
    return path if SEAT.match(path) else ""


async def come_in(session: aiohttp.ClientSession, address: str, code: str, name: str) -> str:
    """Take a seat and return its path. Raises UsageError with the sentence of the room when it may not be."""
    try:
        reply = await session.post(
            f"{address}/join", data={"code": code, "name": name}, allow_redirects=False, max_redirects=0
        )
        async with reply:
            location = reply.headers.get("Location", "")
            page = await reply.text()
    except (aiohttp.ClientError, OSError, TimeoutError, UnicodeDecodeError) as error:
        raise UsageError(
            Bilingual(
                nl=f"Op {address} is geen ruimte te bereiken. Klopt het adres, en zit je op hetzelfde netwerk?",
                en=f"No room can be reached at {address}. Is the address right, and are you on the same network?",
            )
        ) from error
    path = urlsplit(location).path
    if reply.status == 303 and SEAT.match(path):
        return path
    told = _message_in(page)
    raise UsageError(
        Bilingual(nl=told, en=told)
        if told
        else Bilingual(nl="Dit is geen ruimte van Wittevlag.", en="This is not a room of Wittevlag.")
    )


def _message_in(page: str) -> str:
    found = re.search(r'<p class="message"[^>]*>([^<]*)</p>', page)
    return harmless(unescape(found.group(1)).strip()) if found else ""


async def sit(session: aiohttp.ClientSession, address: str, path: str, tell: Tell) -> None:
    """Show the seat until it ends; connect again when the line is cut. Raises UsageError when that goes on failing."""
    tries = 0
    while tries < MOST_TRIES:
        with contextlib.suppress(aiohttp.ClientError, OSError, TimeoutError):
            has_ended, was_connected = await _connect(session, address, path)
            if has_ended:
                return
            tries = 0 if was_connected else tries
        if not tries:
            tell(LOST)
        tries += 1
        await asyncio.sleep(min(LONGEST_PAUSE, 0.5 * 2**tries))
    raise UsageError(
        Bilingual(
            nl="De ruimte is niet meer te bereiken. Wat je deed, is bewaard bij je trainer.",
            en="The room can no longer be reached. What you did is kept with your trainer.",
        )
    )


async def _connect(session: aiohttp.ClientSession, address: str, path: str) -> tuple[bool, bool]:
    """Pass everything on until the socket closes; return whether the seat ended, and whether it was shown."""
    size = shutil.get_terminal_size()
    url = f"{address}{path}/ws?width={size.columns}&height={size.lines}"
    async with session.ws_connect(url, heartbeat=15, max_msg_size=LARGEST_MESSAGE) as socket:
        with _raw_terminal(), _typing(socket), _resizing(socket):
            was_shown = await _show(socket)
        return socket.close_code == ENDED, was_shown


async def _show(socket: aiohttp.ClientWebSocketResponse) -> bool:
    was_shown = False
    async for message in socket:
        if message.type is aiohttp.WSMsgType.BINARY:
            _write(message.data)
            was_shown = True
    return was_shown


def _write(data: bytes) -> None:
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


@contextlib.contextmanager
def _raw_terminal() -> Iterator[None]:
    """Hand every key on as it is; afterwards the terminal is as it was."""
    descriptor = sys.stdin.fileno()
    before = termios.tcgetattr(descriptor)
    tty.setraw(descriptor)
    try:
        yield
    finally:
        termios.tcsetattr(descriptor, termios.TCSADRAIN, before)
        _write(LEAVING)


@contextlib.contextmanager
def _typing(socket: aiohttp.ClientWebSocketResponse) -> Iterator[None]:
    """Send what is typed; half a character waits for the rest."""
    import codecs

    decoder = codecs.getincrementaldecoder("utf-8")("replace")
    loop, descriptor = asyncio.get_running_loop(), sys.stdin.fileno()
    waiting: asyncio.Queue[str] = asyncio.Queue()

    def read() -> None:
        data = os.read(descriptor, 4096)
        if text := decoder.decode(data):
            waiting.put_nowait(text)
        if not data:
            loop.remove_reader(descriptor)

    async def send() -> None:
        while True:
            await socket.send_str(json.dumps(["stdin", await waiting.get()]))

    loop.add_reader(descriptor, read)
    sender = asyncio.ensure_future(send())
    try:
        yield
    finally:
        loop.remove_reader(descriptor)
        sender.cancel()


@contextlib.contextmanager
def _resizing(socket: aiohttp.ClientWebSocketResponse) -> Iterator[None]:
    loop = asyncio.get_running_loop()
    tasks: set[asyncio.Task[None]] = set()

    def resize() -> None:
        size = shutil.get_terminal_size()
        message = json.dumps(["resize", {"width": size.columns, "height": size.lines}])
        task = loop.create_task(socket.send_str(message))
        tasks.add(task)
        task.add_done_callback(tasks.discard)

    loop.add_signal_handler(signal.SIGWINCH, resize)
    try:
        yield
    finally:
        loop.remove_signal_handler(signal.SIGWINCH)
