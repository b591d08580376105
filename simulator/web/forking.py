"""`python -m simulator.web.forking FD PROGRAM ARGUMENT...`: reads what a program needs once, and forks it on demand.

A dozen programs then start in the time of one and share what they read. PROGRAM is a module with a `main(arguments)`.
Each request over the socket FD is the environment as JSON with four open files: standard input, output, error, and one
that is open for as long as the program lives.
"""

import gc
import importlib
import json
import os
import signal
import socket
import sys
from collections.abc import Sequence

MOST_BYTES = 64 * 1024  # of a request
_NEEDED = (
    "simulator.commands.seat",
    "simulator.commands.room_stores",
    "simulator.tui.room.seat_app",
    "simulator.tui.room.seat_screen",
    "simulator.tui.room.seat_conversation",
    "simulator.web.driver",
    "simulator.practice.practice",
    "simulator.practice.debrief",
    "simulator.storage.database",
    "textual.layouts.factory",
    "textual.layouts.horizontal",
    "textual.layouts.stream",
    "textual.pilot",
    "textual.scrollbar",
    "sqlalchemy.dialects.sqlite",
    "concurrent.futures.thread",
    "sqlite3",
)


def main(number: int, program: str, arguments: Sequence[str]) -> None:
    """Serve requests until the other side of the socket is closed."""
    requests = socket.socket(fileno=number)
    entry = importlib.import_module(program)
    _prepare()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the server ends this process, also after Ctrl+C in its terminal
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody waits for the programs here
    while True:
        request, files, _, _ = socket.recv_fds(requests, MOST_BYTES, 4)
        if not request:
            return
        process = os.fork()
        if process == 0:
            requests.close()
            _become(json.loads(request), files)
            sys.exit(entry.main(arguments))
        for file in files:
            os.close(file)
        requests.send(str(process).encode())


def _prepare() -> None:
    """Read what every program needs; one that is missing is read by the program itself, which then says so."""
    for name in _NEEDED:
        importlib.import_module(name)
    from simulator.dialogue.catalogue import load_catalogue
    from simulator.guidance.language import Language
    from simulator.guidance.situations import Situation
    from simulator.paths import shipped_dialogues
    from simulator.scoring.context import Context
    from simulator.scoring.judge import load_scorer

    load_catalogue(shipped_dialogues())
    for language, reply in ((Language.NL, "Dank u wel. Waarom niet?"), (Language.EN, "Thank you. Why not?")):
        load_scorer().score(reply, Context(language, Situation.CHOSE_COMPETITOR))
    gc.collect()
    gc.freeze()  # else the collector would touch, and so copy, every page that is shared


def _become(environment: dict[str, str], files: Sequence[int]) -> None:
    """Be the program: its environment, and its standard streams in the place of those of this process."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    os.environ.update(environment)
    for place, file in enumerate(files[:3]):
        os.dup2(file, place)
        os.close(file)
    for place, (name, mode) in enumerate((("stdin", "r"), ("stdout", "w"), ("stderr", "w"))):
        stream = open(place, mode, encoding="utf-8", errors="replace", closefd=False)  # noqa: SIM115
        setattr(sys, name, stream)
        setattr(sys, f"__{name}__", stream)


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2], sys.argv[3:])
