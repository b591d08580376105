"""What holds for every answer: headers that keep a page to itself, and a sentence when something is wrong."""

import logging
import re

from aiohttp import web
from aiohttp.typedefs import Handler, Middleware

from simulator.errors import StorageError
from simulator.guidance.language import Language
from simulator.locale.wording import Wording
from simulator.web.page import CONTENT_POLICY, notice_page

RETRY_SECONDS = "3"  # after which a page tries again by itself while the database is away
_HOST = re.compile(r"[A-Za-z0-9._:\[\]-]{1,255}")
_HEADERS = {
    "Content-Security-Policy": CONTENT_POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
}

_log = logging.getLogger(__name__)
_log.addHandler(logging.NullHandler())  # the trainer's console has the terminal


class UnreachableError(Exception):
    """The database did not answer in time. Never shown to a user."""


def guard(language: Language) -> Middleware:
    """Return what every request passes."""

    @web.middleware
    async def guarded(request: web.Request, handler: Handler) -> web.StreamResponse:
        response = await _answer(request, handler, language)
        if not response.prepared:
            response.headers.update(_HEADERS)
            may_be_kept = request.path.startswith("/static/") and response.status < 400
            response.headers["Cache-Control"] = "max-age=3600" if may_be_kept else "no-store"
        return response

    return guarded


async def _answer(request: web.Request, handler: Handler, language: Language) -> web.StreamResponse:
    try:
        if not _HOST.fullmatch(request.host):
            raise web.HTTPBadRequest
        return await handler(request)
    except (StorageError, UnreachableError):
        return _notice(language, "room.away", request.path, 503, {"Refresh": RETRY_SECONDS})
    except web.HTTPRedirection as redirection:
        return web.Response(status=redirection.status, headers={"Location": redirection.headers["Location"]})
    except web.HTTPException as error:
        return _notice(language, "room.no_page", "/", error.status)
    except Exception:
        _log.exception("a page could not be made")
        return _notice(language, "room.away", "/", 500)


def _notice(
    language: Language, reason: str, again: str, status: int, headers: dict[str, str] | None = None
) -> web.Response:
    page = notice_page(language, Wording(language)(reason), again=again)
    return web.Response(text=page, content_type="text/html", status=status, headers=headers)
