"""The pages of the room: the entrance and the terminal. One file each, nothing from outside."""

from functools import cache
from html import escape
from importlib.resources import files
from string import Template

from simulator.guidance.language import Language
from simulator.locale.wording import Wording

CONTENT_POLICY = (
    "default-src 'none'; style-src 'self' 'unsafe-inline'; script-src 'self'; connect-src 'self'; "
    "img-src 'self' data:; font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)


def entrance_page(language: Language, *, message: str = "", code: str = "", name: str = "") -> str:
    """Return the page that asks for the room code and a name."""
    words = Wording(language)
    return _page(
        "entrance.html",
        language=language.value,
        title=words("room.entrance_title"),
        intro=words("room.entrance_intro"),
        code_label=words("room.code"),
        name_label=words("room.your_name"),
        enter=words("room.enter"),
        message=message,
        code=code,
        name=name,
    )


def terminal_page(language: Language, websocket: str) -> str:
    """Return the page in which the program runs."""
    words = Wording(language)
    return _page(
        "terminal.html",
        language=language.value,
        title=words("room.entrance_title"),
        websocket=websocket,
        loading=words("room.connecting"),
        ended=words("room.connection_lost"),
        again=words("room.connect_again"),
    )


def notice_page(language: Language, message: str, *, again: str) -> str:
    """Return the page that says what is wrong, with a way on to `again`."""
    words = Wording(language)
    return _page(
        "notice.html",
        language=language.value,
        message=message,
        again=again,
        again_label=words("room.try_again"),
    )


@cache
def page_file(name: str) -> str:
    """Return the text of a file in `pages`."""
    return files("simulator.web").joinpath("pages", name).read_text(encoding="utf-8")


def _page(file: str, **values: str) -> str:
    return Template(page_file(file)).substitute({key: escape(value, quote=True) for key, value in values.items()})
