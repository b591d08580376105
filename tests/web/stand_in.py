"""A program in place of a seat: says who it is, then hands back what it gets. `end` ends it, `die` ends it badly."""

import os
import sys
from collections.abc import Sequence


def show(text: str) -> None:
    """Show text as a Textual program does: kind, size, bytes."""
    data = text.encode()
    os.write(1, b"D" + len(data).to_bytes(4, "big") + data)


def packets() -> "list[tuple[bytes, bytes]]":
    """Return the next packet, or nothing at the end."""
    head = sys.stdin.buffer.read(5)
    return [(head[:1], sys.stdin.buffer.read(int.from_bytes(head[1:], "big")))] if len(head) == 5 else []


def main(arguments: Sequence[str]) -> None:
    """Answer until the end."""
    if "never" in arguments:
        sys.exit("there is no room")
    os.write(1, b"__GANGLION__\n")
    show(f"seat {os.environ['SIMULATOR_SEAT']} {os.environ['COLUMNS']}x{os.environ['ROWS']} pid {os.getpid()}")
    stays = "stays" in arguments
    while got := packets():
        (kind, payload), *_ = got
        if payload == b"die":
            sys.exit("something broke")
        if payload == b"url":
            meta = b'{"type": "open_url", "url": "/elsewhere", "new_tab": true}'
            os.write(1, b"M" + len(meta).to_bytes(4, "big") + meta)
        elif b'"quit"' in payload and not stays:
            return
        show(f"{kind.decode()}:{payload.decode()}")
    while stays:
        sys.stdin.read()


if __name__ == "__main__":
    main(sys.argv[1:])
