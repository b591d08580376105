"""Getting in: codes that cannot be guessed, PINs kept as salted hashes, names that fit, and a limit on attempts."""

import hashlib
import hmac
import secrets
from collections import deque

from simulator.errors import SimulatorError
from simulator.guidance.language import Bilingual

CODE_LETTERS = "BCDFGHJKLMNPQRSTVWXZ23456789"  # no vowels, nothing that looks like something else
CODE_LENGTH = 6  # 28^6: 480 million
PIN_LENGTH = 6
LONGEST_NAME = 40
MOST_TRIES = 5  # wrong codes or PINs within WINDOW before it must wait
WINDOW = 60.0  # seconds


class EntranceError(SimulatorError):
    """Somebody may not come in; the sentence says why and what to do."""


def new_code() -> str:
    """Return a random room code."""
    return "".join(secrets.choice(CODE_LETTERS) for _ in range(CODE_LENGTH))


def new_pin() -> str:
    """Return a random PIN of digits for the trainer."""
    return "".join(secrets.choice("0123456789") for _ in range(PIN_LENGTH))


def new_id() -> str:
    """Return an id that nobody can guess."""
    return secrets.token_urlsafe(16)


def hash_pin(pin: str, salt: bytes | None = None) -> str:
    """Return `salt$hash` of a PIN, in hexadecimal."""
    salt = salt or secrets.token_bytes(16)
    return f"{salt.hex()}${hashlib.scrypt(pin.encode(), salt=salt, n=2**14, r=8, p=1).hex()}"


def is_pin(pin: str, hashed: str) -> bool:
    """Return whether `pin` is the one that was hashed, in constant time."""
    salt, _, _ = hashed.partition("$")
    return hmac.compare_digest(hash_pin(pin, bytes.fromhex(salt)), hashed)


def clean_code(text: str) -> str:
    """Return what was typed as a code would be written."""
    return "".join(text.split()).replace("-", "").upper()


def clean_name(text: str) -> str:
    """Return a name fit to show. Raises EntranceError for one that is empty or too long."""
    name = " ".join("".join(character if character.isprintable() else " " for character in text).split())
    if not name:
        raise EntranceError(Bilingual(nl="Vul een naam in.", en="Please fill in a name."))
    if len(name) > LONGEST_NAME:
        raise EntranceError(
            Bilingual(
                nl=f"Een naam heeft hoogstens {LONGEST_NAME} tekens.",
                en=f"A name has at most {LONGEST_NAME} characters.",
            )
        )
    return name


class TryLimit:
    """Counts wrong tries, at most `most` within WINDOW. `now` is in seconds by any clock that does not go back."""

    def __init__(self, most: int = MOST_TRIES) -> None:
        self._most = most
        self._wrong: deque[float] = deque()

    def require_room(self, now: float) -> None:
        """Raise EntranceError when there were too many wrong tries of late."""
        while self._wrong and now - self._wrong[0] > WINDOW:
            self._wrong.popleft()
        if len(self._wrong) >= self._most:
            raise EntranceError(
                Bilingual(
                    nl="Te veel foute pogingen. Wacht een minuut.", en="Too many wrong tries. Please wait a minute."
                )
            )

    def count_wrong(self, now: float) -> None:
        """Remember a wrong try."""
        self._wrong.append(now)
