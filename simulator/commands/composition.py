"""Puts the program together: which dialogues, judge, store and clock a command works with."""

import secrets
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from simulator.paths import data_directory, shipped_dialogues

if TYPE_CHECKING:
    from simulator.dialogue.catalogue import Catalogue
    from simulator.practice.practice import Practice, Suppliers
    from simulator.practice.store import AttemptStore
    from simulator.scoring.scorer import Scorer
    from simulator.storage.rooms import DatabaseRoomStore


def compose_practice(folders: Sequence[Path] = ()) -> "Practice":
    """Return the practice of this computer; `folders` hold further dialogues. Nothing is opened before it is used.

    The first call imports the engine, so the screen makes it after its first frame.
    """
    from simulator.practice.practice import Practice

    return Practice(_suppliers(folders, open_store))


def compose_rooms(folders: Sequence[Path] = ()) -> "tuple[DatabaseRoomStore, Practice]":
    """Return where rooms are kept, and the practice of their trainees: apart from this computer's own."""
    from simulator.practice.practice import Practice
    from simulator.storage.database import open_room_stores

    rooms, attempts = open_room_stores()
    return rooms, Practice(_suppliers(folders, lambda: attempts))


def _suppliers(folders: Sequence[Path], store: "Callable[[], AttemptStore]") -> "Suppliers":
    from simulator.practice.practice import Suppliers

    return Suppliers(
        catalogue=lambda: read_catalogue(folders),
        scorer=load_judge,
        store=store,
        clock=now,
        new_id=lambda: secrets.token_hex(6),
        new_seed=lambda: secrets.randbelow(1_000_000),
    )


def dialogue_folders(folders: Sequence[Path] = ()) -> tuple[Path, ...]:
    """Return where dialogues are looked for: the shipped ones, the user's own, and `folders`."""
    return (shipped_dialogues(), data_directory() / "dialogues", *folders)


def read_catalogue(folders: Sequence[Path] = ()) -> "Catalogue":
    """Read all dialogues."""
    from simulator.dialogue.catalogue import load_catalogue

    return load_catalogue(*dialogue_folders(folders))


def load_judge() -> "Scorer":
    """Load the judge."""
    from simulator.scoring.judge import load_scorer

    return load_scorer()


def open_store() -> "AttemptStore":
    """Open the database of this computer."""
    from simulator.storage.database import open_attempt_store

    return open_attempt_store()


def now() -> datetime:
    """Return the time, in UTC."""
    return datetime.now(UTC)
