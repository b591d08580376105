"""What went wrong with the database, as a sentence with a way on. What was kept before stays kept in all of them."""

import re
import sqlite3

from sqlalchemy.exc import DBAPIError

from simulator.errors import StorageError
from simulator.guidance.language import Bilingual

_REFUSAL = re.compile(r"\bFATAA?L")  # how the server begins a refusal, also in Dutch
_REFUSED = "28000"


def failure_of(error: DBAPIError, address: str) -> StorageError:
    """Return what an error of the driver means to the user."""
    cause = error.orig
    message = _of_sqlite(cause, address) if isinstance(cause, sqlite3.Error) else _of_server(_state(cause), address)
    detail = " ".join(str(cause).split())
    return StorageError(message or _unknown(address, detail))


def _of_sqlite(error: sqlite3.Error, address: str) -> Bilingual | None:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF  # the low byte is the kind, the rest a detail
    match code:
        case sqlite3.SQLITE_FULL:
            return _full(address)
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_PERM:
            return _read_only(address)
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return _locked(address)
        case sqlite3.SQLITE_CORRUPT:
            return damaged(address).message
        case sqlite3.SQLITE_NOTADB:
            return not_a_database(address).message
        case sqlite3.SQLITE_CANTOPEN:
            return unusable_folder(address).message
        case sqlite3.SQLITE_IOERR:
            return _disk_fails(address)
        case _:
            return None


def _of_server(state: str | None, address: str) -> Bilingual | None:
    match state:
        case "53100":
            return _full(address)
        case "25006" | "42501":
            return _read_only(address)
        case "55P03" | "40P01":
            return _locked(address)
        case "28P01" | "28000" | "3D000":
            return _refused(address)
        case None | "57P01" | "57P02" | "57P03" | "08000" | "08001" | "08003" | "08004" | "08006":
            return _unreachable(address)
        case _:
            return None


def _state(error: BaseException | None) -> str | None:
    """Return the code of the server's answer. While connecting the driver gives none; then it stands in the text."""
    state = getattr(error, "sqlstate", None)
    if state is None and _REFUSAL.search(str(error)):
        return _REFUSED
    return str(state) if state else None


def newer_schema(address: str) -> StorageError:
    """Return the error for a database that a later version of the program has written."""
    return StorageError(
        Bilingual(
            nl=f"De database {address} is van een nieuwere versie van Wittevlag. Werk het programma bij; er is niets "
            "aan veranderd.",
            en=f"The database {address} is of a newer version of Wittevlag. Update the program; nothing in it was "
            "changed.",
        )
    )


def foreign_database(address: str) -> StorageError:
    """Return the error for a database of another program."""
    return StorageError(
        Bilingual(
            nl=f"{address} is een database van een ander programma. Kies een andere met SIMULATOR_DATABASE; er is "
            "niets aan veranderd.",
            en=f"{address} is a database of another program. Choose another one with SIMULATOR_DATABASE; nothing in it "
            "was changed.",
        )
    )


def damaged(address: str) -> StorageError:
    """Return the error for a database with unreadable parts."""
    return StorageError(
        Bilingual(
            nl=f"De database {address} is beschadigd. Geef het bestand een andere naam en start opnieuw, of zet er een "
            "reservekopie voor in de plaats; er is niets gewist.",
            en=f"The database {address} is damaged. Give the file another name and start again, or put a copy in its "
            "place; nothing was deleted.",
        )
    )


def not_a_database(address: str) -> StorageError:
    """Return the error for a file that is something else."""
    return StorageError(
        Bilingual(
            nl=f"{address} is geen database. Verplaats of hernoem dat bestand en start opnieuw; er is niets aan "
            "veranderd.",
            en=f"{address} is not a database. Move or rename that file and start again; nothing in it was changed.",
        )
    )


def unusable_folder(address: str) -> StorageError:
    """Return the error for a place where no file can be made or opened."""
    return StorageError(
        Bilingual(
            nl=f"Kan {address} niet maken of openen. Controleer of de map bestaat en je er mag schrijven, of kies een "
            "andere map met SIMULATOR_HOME.",
            en=f"Cannot make or open {address}. Check that the folder exists and that you may write there, or choose "
            "another folder with SIMULATOR_HOME.",
        )
    )


def missing_driver() -> StorageError:
    """Return the error for PostgreSQL without its driver."""
    return StorageError(
        Bilingual(
            nl="Voor PostgreSQL ontbreekt nog een onderdeel. Installeer het met: pip install 'wittevlag[server]'",
            en="A part for PostgreSQL is missing. Install it with: pip install 'wittevlag[server]'",
        )
    )


def unknown_event(address: str) -> StorageError:
    """Return the error for an event that this version cannot read."""
    return StorageError(
        Bilingual(
            nl=f"In {address} staat een gesprek dat deze versie van Wittevlag niet kan lezen. Werk het programma bij; "
            "er is niets aan veranderd.",
            en=f"{address} holds a conversation that this version of Wittevlag cannot read. Update the program; "
            "nothing in it was changed.",
        )
    )


def failed_copy(target: str) -> StorageError:
    """Return the error for a copy that could not be made before the database would have been changed."""
    return StorageError(
        Bilingual(
            nl=f"De database moet worden bijgewerkt, maar de reservekopie {target} kon niet worden gemaakt. Maak "
            "ruimte of geef schrijfrechten en start opnieuw; er is niets aan veranderd.",
            en=f"The database has to be brought up to date, but the copy {target} could not be made. Make room or "
            "allow writing and start again; nothing in it was changed.",
        )
    )


def _full(address: str) -> Bilingual:
    return Bilingual(
        nl=f"De schijf is vol: {address} kan niet groeien. Maak ruimte en doe het nog eens; wat er stond is bewaard.",
        en=f"The disk is full: {address} cannot grow. Make room and try again; what was there is kept.",
    )


def _read_only(address: str) -> Bilingual:
    return Bilingual(
        nl=f"In {address} mag niet worden geschreven. Geef jezelf schrijfrechten, of kies een andere map met "
        "SIMULATOR_HOME.",
        en=f"{address} may not be written to. Allow yourself to write, or choose another folder with SIMULATOR_HOME.",
    )


def _locked(address: str) -> Bilingual:
    return Bilingual(
        nl=f"Een ander programma houdt {address} bezet. Sluit dat, en doe het nog eens; wat er stond is bewaard.",
        en=f"Another program is holding {address}. Close it and try again; what was there is kept.",
    )


def _disk_fails(address: str) -> Bilingual:
    return Bilingual(
        nl=f"De schijf meldt een fout bij {address}. Controleer hem en doe het nog eens; wat er stond is bewaard.",
        en=f"The disk reports an error at {address}. Check the disk and try again; what was there is kept.",
    )


def _unreachable(address: str) -> Bilingual:
    return Bilingual(
        nl=f"De database {address} is niet te bereiken. Controleer het adres en of de server aanstaat, en doe het nog "
        "eens.",
        en=f"The database {address} cannot be reached. Check the address and that the server is running, and try "
        "again.",
    )


def _refused(address: str) -> Bilingual:
    return Bilingual(
        nl=f"De server weigert {address}. Controleer naam, wachtwoord en database in SIMULATOR_DATABASE.",
        en=f"The server refuses {address}. Check name, password and database in SIMULATOR_DATABASE.",
    )


def _unknown(address: str, detail: str) -> Bilingual:
    return Bilingual(
        nl=f"De database {address} geeft een fout ({detail}). Doe het nog eens; wat er stond is bewaard.",
        en=f"The database {address} reports an error ({detail}). Try again; what was there is kept.",
    )
