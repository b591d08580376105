"""One figure, and how it is shown."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median
from time import perf_counter


@dataclass(frozen=True, slots=True)
class Row:
    """A figure with its unit, the target if there is one, and whether it was met."""

    name: str
    value: float
    unit: str
    target: float | None = None
    lower_is_better: bool = True

    @property
    def is_met(self) -> bool | None:
        """Whether the target was met; None without one."""
        if self.target is None:
            return None
        return self.value <= self.target if self.lower_is_better else self.value >= self.target

    def __str__(self) -> str:
        """Return the row as a line of a Markdown table."""
        sign = "≤" if self.lower_is_better else "≥"
        target = "" if self.target is None else f"{sign} {self.target:g} {self.unit}"
        met = {None: "", True: "yes", False: "NO"}[self.is_met]
        return f"| {self.name} | {self.value:,.4g} {self.unit} | {target} | {met} |"


def median_of(measure: Callable[[], float], runs: int) -> float:
    """Return the median of `runs` measurements."""
    return median(measure() for _ in range(runs))


def seconds(action: Callable[[], object]) -> float:
    """Return how long `action` takes."""
    begin = perf_counter()
    action()
    return perf_counter() - begin


def percentile(values: Sequence[float], share: float) -> float:
    """Return the value below which `share` (0..1) of the values lie."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]
