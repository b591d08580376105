"""How fast a browser may send: what is too much waits, and what would wait too long is not taken."""

from dataclasses import dataclass

PIECES_PER_SECOND = 40.0  # faster than anybody types, and than a key held down repeats
PIECES_AT_ONCE = 120.0
BYTES_PER_SECOND = 8 * 1024.0
BYTES_AT_ONCE = 64 * 1024.0
ENTER_COSTS = 10.0  # pieces; what is sent makes more work than a letter
LONGEST_WAIT = 2.0  # seconds; a key held down too long must not go on for a minute


@dataclass(slots=True)
class Bucket:
    """Holds up to `size`, fills by `rate` a second. May go into debt: then whoever takes is to wait."""

    rate: float
    size: float
    level: float
    at: float  # seconds

    def wait_for(self, amount: float, now: float) -> float:
        """Return how many seconds to wait before `amount` is there."""
        self.level = min(self.size, self.level + max(0.0, now - self.at) * self.rate)
        self.at = now
        return max(0.0, (amount - self.level) / self.rate)


class Pace:
    """The pace of one tab. `now` is in seconds by any clock that does not go back."""

    def __init__(self, now: float) -> None:
        self._pieces = Bucket(PIECES_PER_SECOND, PIECES_AT_ONCE, PIECES_AT_ONCE, now)
        self._bytes = Bucket(BYTES_PER_SECOND, BYTES_AT_ONCE, BYTES_AT_ONCE, now)

    def take(self, size: int, now: float, *, cost: float = 1.0, longest: float = LONGEST_WAIT) -> float | None:
        """Return how many seconds a piece of `size` bytes is to wait; None, and nothing counted, if over `longest`."""
        seconds = max(self._pieces.wait_for(cost, now), self._bytes.wait_for(size, now))
        if seconds > longest:
            return None
        self._pieces.level -= cost
        self._bytes.level -= size
        return seconds
