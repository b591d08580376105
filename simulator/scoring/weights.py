"""The trained weights as they are shipped: one file per language and one for the second stage. Reads, never learns."""

from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import as_file, files
from typing import Any

import numpy as np
from numpy.typing import NDArray

from simulator.errors import ModelError
from simulator.guidance.language import Bilingual, Language

Floats = NDArray[np.float32]

BLOCKS = ("words", "letters", "concepts", "context")
LEVELS = ("clause", "reply")
_HASH_BITS = 16
_HASH = np.uint64(0x9E3779B97F4A7C15)
_MANY = 1500
"""Keys from which looking up by hash is quicker than a search in order."""
_MISSING = Bilingual(
    nl="De gewichten van de beoordelaar ontbreken of zijn beschadigd. Installeer het programma opnieuw.",
    en="The weights of the judge are missing or damaged. Install the program again.",
)


@dataclass(frozen=True)
class Block:
    """The weights of one kind of feature, by key in rising order.

    `rows[place] * scale` is what a feature adds, before dividing by the root of the summed `squares`.
    """

    keys: NDArray[np.uint64]
    rows: NDArray[np.int8]
    squares: Floats
    scale: Floats

    @cached_property
    def buckets(self) -> NDArray[np.int32]:
        """Where in `bucketed` the keys of each hash begin, and last the number of keys."""
        counts = np.bincount(hash_keys(self.keys), minlength=1 << _HASH_BITS)
        return np.concatenate([[0], np.cumsum(counts)]).astype(np.int32)

    @cached_property
    def bucketed(self) -> NDArray[np.int32]:
        """The places of the keys in the order of their hash."""
        return np.argsort(hash_keys(self.keys), kind="stable").astype(np.int32)

    def find(self, keys: NDArray[np.uint64]) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
        """Return the rows of the known `keys`, and which of them are known."""
        if len(keys) >= _MANY:
            return self._find_many(keys)
        places = np.minimum(self.keys.searchsorted(keys), len(self.keys) - 1)
        known = self.keys[places] == keys
        return places[known], known

    def _find_many(self, keys: NDArray[np.uint64]) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
        """The same as a search, by hash: most keys are unknown, and their bucket is empty."""
        hashed = hash_keys(keys)
        begins, ends = self.buckets.take(hashed), self.buckets.take(hashed + 1)
        found = np.full(len(keys), -1, dtype=np.int64)
        left = np.flatnonzero(begins < ends)
        while len(left):
            places = self.bucketed.take(begins.take(left))
            same = self.keys.take(places) == keys.take(left)
            found[left[same]] = places[same]
            left = left[~same]
            begins[left] += 1
            left = left[begins.take(left) < ends.take(left)]
        known = found >= 0
        return found[known], known


def hash_keys(keys: NDArray[np.uint64]) -> NDArray[np.int64]:
    """Return a bucket for each key."""
    return ((keys * _HASH) >> np.uint64(64 - _HASH_BITS)).astype(np.int64)


@dataclass(frozen=True, slots=True)
class Level:
    """The first stage at one level, clause or whole reply."""

    blocks: dict[str, Block]
    offset: Floats


@dataclass(frozen=True, slots=True)
class Network:
    """The second stage: a narrow layer beside a linear one, over a standardised summary."""

    center: Floats
    spread: Floats
    layers: tuple[tuple[Floats, ...], ...]

    def answer(self, summaries: Floats) -> Floats:
        """Return the mean answer of the members for each row of `summaries`, as probabilities."""
        scaled = np.clip((summaries - self.center) / self.spread, -6.0, 6.0)
        total: Floats = np.zeros((len(scaled), self.layers[0][3].shape[0]), dtype=np.float32)
        for inner, inner_offset, outer, outer_offset, direct in self.layers:
            hidden = np.maximum(scaled @ inner + inner_offset, 0.0)
            total += to_probabilities(hidden @ outer + outer_offset + scaled @ direct)
        return total / np.float32(len(self.layers))


def to_probabilities(raw: Floats) -> Floats:
    """Turn raw answers into three distributions (4, 4 and 3 wide) and a probability per move."""
    answer = np.empty_like(raw)
    for first, last in ((0, 4), (4, 8), (8, 11)):
        powers = np.exp(raw[:, first:last] - raw[:, first:last].max(axis=1, keepdims=True))
        answer[:, first:last] = powers / powers.sum(axis=1, keepdims=True)
    answer[:, 11:] = 1.0 / (1.0 + np.exp(-np.clip(raw[:, 11:], -30.0, 30.0)))
    return answer


def _open(name: str) -> dict[str, NDArray[Any]]:
    try:
        with as_file(files("simulator.scoring") / "model" / name) as path, np.load(path) as archive:
            return {key: archive[key] for key in archive.files}
    except (OSError, ValueError, KeyError) as error:
        raise ModelError(_MISSING) from error


@dataclass(frozen=True, slots=True)
class FirstStage:
    """The first stage of one language. `numbers` gives every known word its number, from 1."""

    numbers: dict[str, int]
    levels: dict[str, Level]


@cache
def load_first_stage(language: Language) -> FirstStage:
    """Return the first stage of `language`. Raises ModelError when it is missing."""
    stored = _open(f"{language}.npz")
    try:
        words = stored["words"].tobytes().decode().split("\n")
        numbers = {word: place for place, word in enumerate(words, start=1)}
        return FirstStage(numbers, {level: _level(stored, level) for level in LEVELS})
    except KeyError as error:
        raise ModelError(_MISSING) from error


def _level(stored: dict[str, NDArray[Any]], level: str) -> Level:
    blocks = {}
    for name in BLOCKS:
        key = f"{level}.{name}"
        blocks[name] = Block(
            stored[f"{key}.keys"],
            stored[f"{key}.rows"],
            stored[f"{key}.squares"].astype(np.float32),
            stored[f"{key}.scale"].astype(np.float32),
        )
    return Level(blocks, stored[f"{level}.offset"].astype(np.float32))


@cache
def load_network() -> Network:
    """Return the second stage. Raises ModelError when it is missing."""
    stored = _open("network.npz")
    members = int(stored["members"])
    names = ("inner", "inner_offset", "outer", "outer_offset", "direct")
    layers = tuple(tuple(stored[f"{name}.{member}"].astype(np.float32) for name in names) for member in range(members))
    return Network(stored["center"].astype(np.float32), stored["spread"].astype(np.float32), layers)


@cache
def load_settings() -> dict[str, Any]:
    """Return version and thresholds. Raises ModelError when they are missing."""
    import json

    try:
        text = (files("simulator.scoring") / "model" / "settings.json").read_text(encoding="utf-8")
        settings: dict[str, Any] = json.loads(text)
    except (OSError, ValueError) as error:
        raise ModelError(_MISSING) from error
    return settings
