"""Runs of tokens in one flat list (clauses, replies): their edges, neighbours and pairs, for all runs at once."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from simulator.scoring.keys import PAIR, SYMBOL_BITS, Keys, shift_pack
from simulator.scoring.vocabulary import Ints


@dataclass(frozen=True, slots=True)
class Runs:
    """Runs of tokens in one flat list: token `place` belongs to run `owner[place]`; `first` has where runs begin."""

    owner: Ints
    first: Ints

    @property
    def count(self) -> int:
        """How many runs there are."""
        return len(self.first)


def make_runs(lengths: Sequence[int]) -> Runs:
    """Return the runs of the given lengths, one after the other."""
    sizes = np.array(lengths, dtype=np.int64)
    return Runs(np.repeat(np.arange(len(sizes)), sizes), np.cumsum(sizes) - sizes)


def with_edges(numbers: Ints, runs: Runs, start: int, stop: int) -> tuple[Ints, Ints]:
    """Return `numbers` with `start` before and `stop` after every run, and the run of each."""
    edged = np.zeros(len(numbers) + 2 * runs.count, dtype=np.int64)
    edged_owner = np.zeros_like(edged)
    sizes = np.bincount(runs.owner, minlength=runs.count)
    ends = np.cumsum(sizes + 2)
    places = np.arange(len(numbers)) + 2 * runs.owner + 1
    edged[places] = numbers
    edged[ends - sizes - 2] = start
    edged[ends - 1] = stop
    edged_owner[:] = np.repeat(np.arange(runs.count), sizes + 2)
    return edged, edged_owner


def group(numbers: Ints, owner: Ints, size: int) -> list[Ints]:
    """Return `size` columns of neighbours within one run, and last the run of each."""
    count = max(0, len(numbers) - size + 1)
    inside = owner[:count] == owner[size - 1 : size - 1 + count]
    return [*(numbers[place : place + count][inside] for place in range(size)), owner[:count][inside]]


def pair_up(seen: Ints, owner: Ints, count: int) -> tuple[Keys, Ints]:
    """Return a key for every two symbols of a run; `seen` rises within each run."""
    sizes = np.bincount(owner, minlength=count)
    firsts = (np.cumsum(sizes) - sizes)[owner]
    rank = np.arange(len(seen)) - firsts
    later = np.repeat(np.arange(len(seen)), rank)
    offsets = np.arange(len(later)) - np.repeat(np.cumsum(rank) - rank, rank)
    earlier = firsts[later] + offsets
    return shift_pack([seen[earlier], seen[later]], SYMBOL_BITS, PAIR), owner[later]
