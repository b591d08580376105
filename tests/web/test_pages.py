"""Pages: nothing from outside, headers, addresses behind a proxy, and no way to other files."""

import re
from importlib.resources import files
from pathlib import Path

import aiohttp
import pytest
import textual_serve
from yarl import URL

from simulator.guidance.language import Language
from simulator.web.page import entrance_page, notice_page, terminal_page
from tests.web.conftest import Building, FlakyStore, building

OUTSIDE = re.compile(r"(?:https?:|wss?:|ftp:)?//[\w\[][\w.:\]-]*", re.IGNORECASE)
NAMESPACE = "http://www.w3.org/2000/svg"  # a name, never fetched
STATIC = Path(str(textual_serve.__file__)).parent / "static"
PAGES = sorted(path.name for path in Path(str(files("simulator.web").joinpath("pages"))).iterdir())


def calls_outside(text: str) -> list[str]:
    """Return the addresses of other computers in a page, a style sheet or a script; comments are no calls."""
    without_comments = re.sub(r"/\*.*?\*/|<!--.*?-->|^\s*//.*?$", "", text, flags=re.DOTALL | re.MULTILINE)
    found = OUTSIDE.findall(without_comments.replace(NAMESPACE, ""))
    return [address for address in found if re.search(r"\.\w|:", address.removeprefix("//"))]


def test_a_call_outside_would_be_noticed() -> None:
    assert calls_outside('<link href="https://fonts.example.com/css">')
    assert calls_outside("@import url(//cdn.example.com/x.css)")
    assert calls_outside("new WebSocket('wss://example.com')")
    assert not calls_outside("/* see https://example.com */ a // b")


@pytest.mark.parametrize("name", PAGES)
def test_no_page_calls_outside(name: str) -> None:
    assert calls_outside(files("simulator.web").joinpath("pages", name).read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("path", [*STATIC.glob("js/*.js"), *STATIC.glob("css/*.css")], ids=lambda path: str(path.name))
def test_no_script_or_style_that_is_served_calls_outside(path: Path) -> None:
    assert calls_outside(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("language", list(Language))
def test_pages_speak_the_language_of_the_room_and_escape_what_they_show(language: Language) -> None:
    for page in (
        entrance_page(language, message="<i>", code="<b>", name='"><script>'),
        terminal_page(language, 'ws://x"><script>'),
        notice_page(language, "<i>", again='"><script>'),
    ):
        assert f'<html lang="{language.value}">' in page
        assert not re.search(r"<i>|<b>|<script>|\$\w", page)


async def test_everything_a_page_names_is_there(house: Building) -> None:
    page = await house.text(house.seat("Noor")) + await house.text("/")
    style = await house.text("/pages/room.css")
    named = set(re.findall(r'(?:src|href)="(/[^"]+)"', page)) | set(re.findall(r'url\("([^"]+)"\)', style))
    assert len(named) >= 6
    for path in named:
        async with house.client.get(f"{house.address}{path}") as response:
            assert response.status == 200, path


@pytest.mark.parametrize("path", ["/", "/nothing", "/static/js/textual.js", "/pages/room.css", "/seat/x/y"])
async def test_every_answer_keeps_to_itself(house: Building, path: str) -> None:
    async with house.client.get(f"{house.address}{path}") as response:
        policy = response.headers["Content-Security-Policy"]
        assert response.headers["X-Content-Type-Options"] == "nosniff"
        assert response.headers["Referrer-Policy"] == "no-referrer"
        assert ("no-store" in response.headers["Cache-Control"]) is not path.startswith("/static/")
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "*" not in policy


@pytest.mark.parametrize(
    "path",
    [
        "/static/../server.py",
        "/static/%2e%2e/server.py",
        "/static/..%2fserver.py",
        "/static/%2e%2e%2f%2e%2e%2f%2e%2e%2fetc%2fpasswd",
        "/static//etc/passwd",
        "/static/%00",
        "/static/js/",
        "/static/",
        "/static",
        "/pages/",
        "/pages/..%2fserver.py",
        "/pages/terminal.html",
        "/download/x",
        "/ws",
        "/seat/",
        "/seat/x/y/ws",
        "/seat/%00/%00",
        "/seat/..%2f..%2fetc/passwd",
        "/seat/" + "x" * 3000 + "/y",
    ],
)
async def test_no_way_to_other_files_and_no_list_of_them(house: Building, path: str) -> None:
    async with house.client.get(URL(f"{house.address}{path}", encoded=True), allow_redirects=False) as response:
        text = await response.text()
    assert response.status in (403, 404)
    assert "root:" not in text
    assert "textual.js" not in text


async def test_other_methods_are_refused(house: Building) -> None:
    for method, path in (
        ("POST", "/"),
        ("GET", "/join"),
        ("PUT", "/static/js/textual.js"),
        ("DELETE", "/pages/room.css"),
    ):
        async with house.client.request(method, f"{house.address}{path}") as response:
            assert response.status == 405


async def test_the_name_of_the_host_is_checked(house: Building) -> None:
    for host in ("a b", "x;script-src *", '"><script>', "x/y"):
        async with house.client.get(house.address, headers={"Host": host}) as response:
            assert response.status == 400, host


@pytest.mark.parametrize(
    ("headers", "address"),
    [
        ({}, "ws://127.0.0.1"),
        ({"Host": "192.168.1.20:8765"}, "ws://192.168.1.20:8765/seat"),
        ({"X-Forwarded-Proto": "https", "X-Forwarded-Host": "room.test"}, "wss://room.test/seat"),
        ({"X-Forwarded-Proto": "https", "Host": "room.test"}, "wss://room.test/seat"),
        (
            {"X-Forwarded-Proto": "https, http", "X-Forwarded-Host": "room.test:8443, inner"},
            "wss://room.test:8443/seat",
        ),
    ],
)
async def test_behind_a_proxy_the_page_calls_back_where_the_browser_is(
    store: FlakyStore, headers: dict[str, str], address: str
) -> None:
    async with building(store, behind_proxy=True) as house:
        assert f'data-session-websocket-url="{address}' in await house.text(house.seat("Noor"), headers=headers)


async def test_without_a_proxy_forwarded_headers_are_not_believed(house: Building) -> None:
    headers = {"X-Forwarded-Proto": "https", "X-Forwarded-Host": "evil.test"}
    assert "evil.test" not in await house.text(house.seat("Noor"), headers=headers)


async def test_a_websocket_of_another_page_is_refused(store: FlakyStore) -> None:
    async with building(store, behind_proxy=True) as house:
        seat, proxied = house.seat("Noor"), {"X-Forwarded-Proto": "https", "X-Forwarded-Host": "room.test"}
        for origin in ("http://evil.test", "null", "https://room.test.evil.test", "https://room.test:1", "//"):
            with pytest.raises(aiohttp.WSServerHandshakeError, match="403"):
                await house.open_tab(seat, headers={**proxied, "Origin": origin})
        async with house.open_tab(seat, headers={**proxied, "Origin": "https://room.test"}) as tab:
            assert (await tab.receive(timeout=20)).data
