"""`simulator room`: lead a group from this computer; print an observer sheet; hand out what a room came to."""

import argparse
import random
import sys
import time
from functools import partial
from typing import TYPE_CHECKING

from simulator.commands.composition import compose_rooms, now, read_catalogue
from simulator.commands.room_stores import RoomStores
from simulator.errors import UsageError
from simulator.guidance.language import Bilingual, Language
from simulator.literal import harmless
from simulator.locale.wording import Wording
from simulator.paths import data_directory
from simulator.room.desk import Desk, open_room
from simulator.room.entrance import clean_code, new_pin
from simulator.room.ledger import Ledger

if TYPE_CHECKING:
    from simulator.storage.rooms import DatabaseRoomStore
    from simulator.web.thread import ServerThread

SHORTEST_PIN = 4


def run(arguments: argparse.Namespace, language: Language) -> int:
    """Lead a room, or print or export what was asked for."""
    if arguments.sheet:
        return _print_sheet(arguments, language)
    stores = RoomStores(partial(compose_rooms, arguments.dialogues))
    if arguments.export:
        from simulator.commands.room_export import export_room

        desk = open_desk(stores.open_rooms(), arguments.export, _pin(arguments))
        return export_room(desk.room, stores.open_practice(), arguments, language)
    return _lead(stores, arguments, language)


def _print_sheet(arguments: argparse.Namespace, language: Language) -> int:
    from simulator.reports.account import Setting
    from simulator.reports.observer_sheet import sheet_markdown, sheet_page
    from simulator.reports.target import write_report

    dialogue = read_catalogue(arguments.dialogues).find(arguments.sheet)
    write = sheet_markdown if arguments.format == "markdown" else sheet_page
    write_report(write(dialogue, Setting(language)).encode(), arguments.output)
    return 0


def find_room(rooms: "DatabaseRoomStore", wanted: str) -> str:
    """Return the id of a room, given its id or the code of an open one. Raises UsageError."""
    if Ledger(wanted, rooms).read().size:
        return wanted
    found = rooms.find(clean_code(wanted))
    if found is None:
        raise UsageError(
            Bilingual(nl=f"Er is geen ruimte '{harmless(wanted)}'.", en=f"There is no room '{harmless(wanted)}'.")
        )
    return found


def open_desk(rooms: "DatabaseRoomStore", wanted: str, pin: str) -> Desk:
    """Return the desk of a room that is there. Raises UsageError, or EntranceError for a wrong PIN."""
    return Desk(Ledger(find_room(rooms, wanted), rooms), pin, now)


def _pin(arguments: argparse.Namespace) -> str:
    if arguments.pin:
        return str(arguments.pin)
    if not sys.stdin.isatty():
        raise UsageError(Bilingual(nl="Geef de pincode met --pin.", en="Give the PIN with --pin."))
    from getpass import getpass

    return getpass("PIN: ")


def _lead(stores: RoomStores, arguments: argparse.Namespace, language: Language) -> int:
    _require_terminal()
    rooms = stores.open_rooms()
    _delete_expired(stores)
    pin, room_id = _enter(rooms, arguments, language)
    desk = Desk(Ledger(room_id, rooms), pin, now)
    server, address = _serve(rooms, arguments, language)
    try:
        code = _show(stores, room_id, desk, pin, address, arguments, language)
    finally:
        if server:
            server.stop()
    words = Wording(language)
    wanted = room_id if desk.room.is_closed else desk.room.code
    print(words("console.kept", room=wanted, pin=pin if not arguments.pin else "…"))
    return code


def _delete_expired(stores: RoomStores) -> None:
    """Delete the rooms whose time is over, with the attempts made in them."""
    rooms = stores.open_rooms()
    for room_id in rooms.expired(now()):
        members = Ledger(room_id, rooms).read().members.values()
        attempts = {attempt for member in members for attempt in member.attempts}
        if attempts:
            stores.open_practice().store.erase(attempts)
        rooms.delete(room_id)


def _enter(rooms: "DatabaseRoomStore", arguments: argparse.Namespace, language: Language) -> tuple[str, str]:
    """Return PIN and id of the room: a new one, or the one to go on with."""
    if arguments.resume:
        return _pin(arguments), find_room(rooms, arguments.resume)
    pin = str(arguments.pin) if arguments.pin else new_pin()
    if len(pin) < SHORTEST_PIN:
        raise UsageError(
            Bilingual(
                nl=f"Een pincode heeft minstens {SHORTEST_PIN} tekens.",
                en=f"A PIN has at least {SHORTEST_PIN} characters.",
            )
        )
    name = arguments.name or Wording(language)("console.usual_name")
    keep = arguments.keep_days or None
    room_id, _ = open_room(rooms, name=name, pin=pin, language=language, clock=now, keep_days=keep)
    return pin, room_id


def _serve(
    rooms: "DatabaseRoomStore", arguments: argparse.Namespace, language: Language
) -> "tuple[ServerThread | None, str]":
    """Begin to listen; without the extra `web` there is no server, and one laptop can still go round."""
    try:
        from simulator.web.addresses import lan_address
        from simulator.web.server import RoomServer
        from simulator.web.session import SEAT_COMMAND
        from simulator.web.thread import ServerThread
    except ModuleNotFoundError:
        if arguments.lan or arguments.behind_proxy:
            raise UsageError(
                Bilingual(
                    nl="Voor een ruimte in het netwerk is meer nodig: pip install 'wittevlag[web]'",
                    en="A room on the network needs more: pip install 'wittevlag[web]'",
                )
            ) from None
        return None, ""
    own_dialogues = [word for folder in arguments.dialogues for word in ("--dialogues", str(folder.absolute()))]
    host = "0.0.0.0" if arguments.lan else "127.0.0.1"
    server = RoomServer(
        rooms,
        language=language,
        clock=now,
        monotonic=time.monotonic,
        host=host,
        port=arguments.port,
        behind_proxy=arguments.behind_proxy,
        command=(*SEAT_COMMAND, "--lang", language.value, *own_dialogues),
    )
    thread = ServerThread(server)
    try:
        thread.start()
    except OSError as error:
        port = arguments.port
        raise UsageError(
            Bilingual(
                nl=f"Poort {port} kan niet worden gebruikt ({error.strerror}). Kies een andere met --port.",
                en=f"Port {port} cannot be used ({error.strerror}). Choose another one with --port.",
            )
        ) from error
    return thread, f"http://{lan_address() if arguments.lan else '127.0.0.1'}:{arguments.port}"


def _show(
    stores: RoomStores,
    room_id: str,
    desk: Desk,
    pin: str,
    address: str,
    arguments: argparse.Namespace,
    language: Language,
) -> int:
    from simulator.reports.belongings import case_file
    from simulator.reports.case_file import add_case
    from simulator.tui.room.console_app import ConsoleApp, Entrance
    from simulator.tui.room.program import Place
    from simulator.tui.settings import Settings, SettingsFile

    shown_pin = "" if arguments.pin or arguments.resume else pin
    program = ConsoleApp(
        Place(room_id, stores.open_rooms, now),
        desk,
        Entrance(address, desk.room.code, shown_pin),
        stores.open_practice,
        SettingsFile(None, Settings(language=language, is_welcomed=True)),
        keep_case=partial(add_case, case_file(data_directory())),
        chance=random.Random(),
    )
    program.run()
    return program.return_code or 0


def _require_terminal() -> None:
    if not all(stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr)):
        raise UsageError(Bilingual(nl="Een ruimte leid je in een terminal.", en="A room is led in a terminal."))
