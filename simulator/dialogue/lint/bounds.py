"""The whole numbers a comparison admits, and what each number of a condition can be at a point of a conversation."""

from dataclasses import dataclass

from simulator.dialogue.model import Comparison

UNBOUNDED = 10_000


@dataclass(frozen=True, slots=True)
class Bounds:
    """The whole numbers from `low` to `high`, both included; none when `low` is the greater."""

    low: int
    high: int

    @property
    def is_empty(self) -> bool:
        """Whether no number is left."""
        return self.low > self.high

    def within(self, other: "Bounds") -> bool:
        """Return whether every number of these is among `other`."""
        return self.is_empty or (other.low <= self.low and self.high <= other.high)

    def meet(self, other: "Bounds") -> "Bounds":
        """Return the numbers that are in both."""
        return Bounds(max(self.low, other.low), min(self.high, other.high))


def admitted(test: Comparison | None, possible: Bounds) -> Bounds:
    """Return which of the `possible` numbers pass the test; all of them without one."""
    if test is None:
        return possible
    limits = {
        "==": Bounds(test.value, test.value),
        ">=": Bounds(test.value, UNBOUNDED),
        "<=": Bounds(0, test.value),
        ">": Bounds(test.value + 1, UNBOUNDED),
        "<": Bounds(0, test.value - 1),
    }
    return possible.meet(limits[test.operator])
