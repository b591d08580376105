"""A learning record store (LRS) over HTTP: each statement is put under its own id, so that twice is once."""

import base64
import http.client
import json
import urllib.error
import urllib.parse
import urllib.request
from dataclasses import dataclass
from typing import Any

from simulator.errors import SimulatorError, UsageError
from simulator.guidance.language import Bilingual

VERSION = "1.0.3"
SECONDS = 20.0
_CONFLICT = 409
_NOT_ALLOWED = frozenset({401, 403})
_NOT_HERE = frozenset({301, 302, 303, 307, 308, 404, 405, 410, 501})
_LATER = frozenset({408, 425, 429})
_HERE = frozenset({"localhost", "127.0.0.1", "::1"})


class UnreachableError(SimulatorError):
    """The record store did not answer or was out of order; it may well work later."""


class NotAcceptedError(SimulatorError):
    """The record store lets nobody in with these credentials, or is not at this address; trying again is no use."""


class RefusedError(SimulatorError):
    """The record store refuses this statement; others may pass."""


@dataclass(frozen=True, slots=True)
class RecordStore:
    """Where to send. `endpoint` is the address up to and without `/statements`. `seconds` is how long to wait."""

    endpoint: str
    user: str | None = None
    password: str | None = None
    seconds: float = SECONDS

    def put(self, statement: dict[str, Any]) -> bool:
        """Put a statement; False when it was there already. Raises one of the three errors of this module."""
        try:
            with urllib.request.urlopen(self._request(statement), timeout=self.seconds) as answer:
                answer.read()
            return True
        except urllib.error.HTTPError as error:
            with error:
                if error.code == _CONFLICT:
                    return False
                raise _failure(self.endpoint, error) from error
        except (OSError, http.client.HTTPException) as error:
            reason = getattr(error, "reason", error)
            raise UnreachableError(
                Bilingual(
                    nl=f"{self.endpoint} is niet bereikbaar ({_name(reason)})",
                    en=f"{self.endpoint} cannot be reached ({_name(reason)})",
                )
            ) from error

    def _request(self, statement: dict[str, Any]) -> urllib.request.Request:
        place = urllib.parse.urlencode({"statementId": statement["id"]})
        headers = {"Content-Type": "application/json", "X-Experience-API-Version": VERSION}
        if self.user is not None:
            token = base64.b64encode(f"{self.user}:{self.password or ''}".encode()).decode("ascii")
            headers["Authorization"] = f"Basic {token}"
        body = json.dumps(statement).encode("ascii")
        address = f"{self.endpoint}/statements?{place}"
        return urllib.request.Request(address, data=body, headers=headers, method="PUT")


def record_store(address: str, user: str | None, password: str | None, seconds: float = SECONDS) -> RecordStore:
    """Return the record store at an address. Raises UsageError for a wrong one, or a password sent in clear."""
    try:
        parts = urllib.parse.urlsplit(address.strip())
        is_usable = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        is_usable = False
    if not is_usable or parts.username or parts.query or parts.fragment:
        raise UsageError(
            Bilingual(
                nl=f"'{address}' is geen adres als https://lrs.example.org/xapi (zonder gebruiker of vraagteken)",
                en=f"'{address}' is not an address such as https://lrs.example.org/xapi (no user, no question mark)",
            )
        )
    if user is not None and parts.scheme == "http" and parts.hostname not in _HERE:
        raise UsageError(
            Bilingual(
                nl="Over http is het wachtwoord leesbaar voor anderen; gebruik https.",
                en="Over http others can read the password; use https.",
            )
        )
    return RecordStore(address.strip().rstrip("/").removesuffix("/statements"), user, password, seconds)


def _failure(endpoint: str, error: urllib.error.HTTPError) -> SimulatorError:
    code = error.code
    if code in _NOT_ALLOWED:
        return NotAcceptedError(
            Bilingual(
                nl=f"{endpoint} laat ons niet toe ({code}); kloppen gebruiker en wachtwoord?",
                en=f"{endpoint} does not let us in ({code}); are user and password right?",
            )
        )
    if code in _NOT_HERE:
        return NotAcceptedError(
            Bilingual(
                nl=f"Op {endpoint} worden geen statements aangenomen ({code}); klopt het adres?",
                en=f"No statements are taken at {endpoint} ({code}); is the address right?",
            )
        )
    if code in _LATER or code >= 500:
        return UnreachableError(
            Bilingual(nl=f"{endpoint} kan het nu niet aannemen ({code})", en=f"{endpoint} cannot take it now ({code})")
        )
    said = error.read(300).decode("utf-8", errors="replace").strip()
    return RefusedError(Bilingual(nl=f"geweigerd ({code}) {said}", en=f"refused ({code}) {said}"))


def _name(reason: object) -> str:
    """Return what went wrong in a few words."""
    if isinstance(reason, TimeoutError):
        return "timeout"
    return getattr(reason, "strerror", None) or str(reason) or type(reason).__name__
