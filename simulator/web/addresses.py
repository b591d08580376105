"""Addresses as the browser sees them: built from the request, also behind a proxy that speaks TLS."""

import ipaddress
import socket
from urllib.parse import urlsplit

from aiohttp import web


def is_secure(request: web.Request, *, behind_proxy: bool) -> bool:
    """Return whether the browser speaks TLS, to us or to the proxy in front."""
    if behind_proxy and request.headers.get("X-Forwarded-Proto", "").split(",")[0].strip() == "https":
        return True
    return request.secure


def public_host(request: web.Request, *, behind_proxy: bool) -> str:
    """Return host and port as the browser knows them."""
    forwarded = request.headers.get("X-Forwarded-Host", "").split(",")[0].strip() if behind_proxy else ""
    return forwarded or request.host


def websocket_address(request: web.Request, path: str, *, behind_proxy: bool) -> str:
    """Return the address a page uses to open its websocket."""
    scheme = "wss" if is_secure(request, behind_proxy=behind_proxy) else "ws"
    return f"{scheme}://{public_host(request, behind_proxy=behind_proxy)}{path}"


def is_own_origin(request: web.Request, *, behind_proxy: bool) -> bool:
    """Return whether a websocket is opened by our own page. Programs that are no browser send no Origin."""
    origin = request.headers.get("Origin")
    return origin is None or urlsplit(origin).netloc == public_host(request, behind_proxy=behind_proxy)


def caller(request: web.Request, *, behind_proxy: bool) -> str:
    """Return who is calling, for counting wrong tries."""
    if behind_proxy:
        forwarded = request.headers.get("X-Forwarded-For", "").split(",")[-1].strip()
        if forwarded:
            return forwarded
    return request.remote or "?"


def lan_address() -> str:
    """Return this computer's address on the local network, or 127.0.0.1; nothing is sent to find it."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # an address reserved for documentation; UDP connect sends no packet
            address = str(probe.getsockname()[0])
        except OSError:
            return "127.0.0.1"
    return address if not ipaddress.ip_address(address).is_unspecified else "127.0.0.1"
