"""`simulator join`: take part in a room from a terminal."""

import argparse
import asyncio
import sys
from urllib.parse import parse_qs, urlsplit

from simulator.errors import UsageError
from simulator.guidance.language import Bilingual, Language
from simulator.locale.wording import Wording


def run(arguments: argparse.Namespace, language: Language) -> int:
    """Come in and stay until the seat ends. Raises UsageError with the reason when that cannot be."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise UsageError(
            Bilingual(nl="Meedoen gaat in een terminal, of in een browser.", en="Join from a terminal, or a browser.")
        )
    try:
        from simulator.web import terminal
    except ModuleNotFoundError as error:
        if error.name == "termios":
            raise UsageError(
                Bilingual(
                    nl="Open dit adres op Windows in een browser.", en="On Windows, open this address in a browser."
                )
            ) from error
        raise UsageError(
            Bilingual(
                nl="Om mee te doen is meer nodig: pip install 'wittevlag[web]'. Of open het adres in een browser.",
                en="Joining needs more: pip install 'wittevlag[web]'. Or open the address in a browser.",
            )
        ) from error
    address = terminal.own_address(arguments.url)
    words = Wording(language)
    seat, code, name = terminal.seat_in(arguments.url), "", ""
    if not seat:
        code = arguments.code or _code_in(arguments.url) or _ask(words("room.code"))
        name = arguments.name or _ask(words("room.your_name"))
    seat = asyncio.run(_take_part(address, seat, code, name, language))
    print(words("room.left", address=f"{address}{seat}"))
    return 0


async def _take_part(address: str, seat: str, code: str, name: str, language: Language) -> str:
    """Sit, after coming in where there is no seat yet; return the seat for another time."""
    import aiohttp

    from simulator.web.terminal import come_in, sit

    def tell(sentence: Bilingual) -> None:
        print(sentence.in_language(language), file=sys.stderr)

    async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=None, connect=10)) as session:
        seat = seat or await come_in(session, address, code, name)
        await sit(session, address, seat, tell)
    return seat


def _code_in(url: str) -> str:
    return "".join(parse_qs(urlsplit(url).query).get("code", [])[:1])


def _ask(question: str) -> str:
    return input(f"{question}: ").strip()
