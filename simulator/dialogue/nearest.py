"""What was probably meant by a name that does not exist."""

import difflib
from collections.abc import Sequence


def nearest(word: str, known: Sequence[str]) -> str | None:
    """Return the known name most like `word`, or None when nothing is near."""
    matches = difflib.get_close_matches(word.lower(), known, n=1, cutoff=0.55)
    return matches[0] if matches else None


def suggestion(guess: str | None) -> tuple[str, str]:
    """Return the half sentence that offers a guess, in Dutch and English; empty without one."""
    return (f"; bedoel je '{guess}'?", f"; did you mean '{guess}'?") if guess else ("", "")
