"""First stage: what each clause and the whole reply show (moves, tone, question, pressure), by weighed features.

The features are those of `features.py`, found here for many replies at once by their keys.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from simulator.guidance.language import Language
from simulator.guidance.situations import Situation
from simulator.scoring.concepts import load_lexicon
from simulator.scoring.context import Context
from simulator.scoring.features import NEGATION_REACH
from simulator.scoring.keys import (
    ALONE,
    CONTEXT_BITS,
    ORDER,
    SYMBOL_BITS,
    WORD_BITS,
    Keys,
    pack_known,
    shift_pack,
)
from simulator.scoring.outputs import SIGNALS
from simulator.scoring.runs import Runs, group, make_runs, pair_up, with_edges
from simulator.scoring.symbols import OTHER, START, STOP, load_symbols
from simulator.scoring.text.reading import Reading
from simulator.scoring.vocabulary import Ints, Sightings, Vocabulary
from simulator.scoring.weights import Block, Floats, load_first_stage

_SITUATIONS = {situation: place for place, situation in enumerate(Situation)}


@dataclass
class Hearing:
    """The first stage of one language."""

    vocabulary: Vocabulary

    def hear(self, readings: Sequence[Reading], contexts: Sequence[Context]) -> tuple[list[Floats], Floats]:
        """Return per reading what each clause shows (a row per clause), and per reading what the whole shows."""
        slots = self.vocabulary.place([word for reading in readings for word in reading.words])
        counts = [len(reading.clauses) for reading in readings]
        lengths = [clause.last - clause.first for reading in readings for clause in reading.clauses]
        spread = [context for context, count in zip(contexts, counts, strict=True) for _ in range(count)]
        seen = self._see_concepts(slots)
        clauses = self._hear_level("clause", slots, seen, make_runs(lengths), spread)
        replies = make_runs([len(reading.tokens) for reading in readings])
        whole = self._hear_level("reply", slots, seen, replies, contexts)
        return np.split(clauses, np.cumsum(counts)[:-1]), whole

    def _see_concepts(self, slots: Ints) -> list[Sightings]:
        """Return where concepts of one word and of several begin, whatever the runs."""
        held = [self.vocabulary.concepts[slot] for slot in slots.tolist()]
        places = np.repeat(np.arange(len(slots)), np.array([len(concepts) for concepts in held], dtype=np.int64))
        concepts = np.array([concept for own in held for concept in own], dtype=np.int64)
        return [(places, concepts, 1), *self.vocabulary.find_phrases(self.vocabulary.number[slots])]

    def _hear_level(
        self, level: str, slots: Ints, seen: list[Sightings], runs: Runs, contexts: Sequence[Context]
    ) -> Floats:
        vocabulary = self.vocabulary
        weighed = vocabulary.levels[level]
        numbers = vocabulary.number[slots]
        total: Floats = np.repeat(weighed.offset[None, :], runs.count, axis=0)
        total += weigh(weighed.blocks["words"], *self._word_keys(numbers, runs), runs.count)
        total += weigh(weighed.blocks["concepts"], *self._concept_keys(slots, seen, runs), runs.count)
        total += weigh(weighed.blocks["context"], *context_keys(numbers, runs, contexts), runs.count)
        letters, squares = vocabulary.sums[level].take(slots, axis=0), vocabulary.squares[level].take(slots)
        total += add_up(letters, squares, runs.owner, runs.count)
        return total

    def _word_keys(self, numbers: Ints, runs: Runs) -> tuple[Keys, Ints]:
        start, stop = (self.vocabulary.numbers.get(edge, 0) for edge in (START, STOP))
        edged, owner = with_edges(numbers, runs, start, stop)
        found = [pack_known([numbers], runs.owner, WORD_BITS)]
        for size in (2, 3):
            *columns, own = group(edged, owner, size)
            found.append(pack_known(columns, own, WORD_BITS))
        return np.concatenate([keys for keys, _ in found]), np.concatenate([own for _, own in found])

    def _concept_keys(self, slots: Ints, sightings: list[Sightings], runs: Runs) -> tuple[Keys, Ints]:
        seen, owner = self._find_symbols(slots, sightings, runs)
        pair_keys, pair_owner = pair_up(seen, owner, runs.count)
        order_keys, order_owner = self._order_keys(slots, runs)
        alone = shift_pack([seen], SYMBOL_BITS, ALONE)
        return np.concatenate([alone, pair_keys, order_keys]), np.concatenate([owner, pair_owner, order_owner])

    def _find_symbols(self, slots: Ints, sightings: list[Sightings], runs: Runs) -> tuple[Ints, Ints]:
        """Return the concepts (and denied concepts) of every run, each once, in rising order within the run."""
        places, concepts = [], []
        for begins, found, length in sightings:
            inside = runs.owner[begins] == runs.owner[begins + length - 1]
            places.append(begins[inside])
            concepts.append(found[inside])
        return self._deny(slots, runs, np.concatenate(places), np.concatenate(concepts))

    def _deny(self, slots: Ints, runs: Runs, place: Ints, concept: Ints) -> tuple[Ints, Ints]:
        symbols = load_symbols()
        plain, denied = np.array(symbols.concepts), np.array(symbols.denied)
        spots = np.arange(len(slots))
        last = np.maximum.accumulate(np.where(self.vocabulary.denies[slots], spots, -1_000_000))
        before = np.concatenate([[-1_000_000], last[:-1]]) if len(last) else last
        under = (spots - before <= NEGATION_REACH) & (before >= runs.first[runs.owner])
        negation = self.vocabulary.lexicon.names.index("neg")
        turned = under[place] & (concept != negation)
        owner = np.concatenate([runs.owner[place], runs.owner[place[turned]]])
        seen = np.concatenate([plain[concept], denied[concept[turned]]])
        unique = np.unique((owner << SYMBOL_BITS) | seen)
        return unique & ((1 << SYMBOL_BITS) - 1), unique >> SYMBOL_BITS

    def _order_keys(self, slots: Ints, runs: Runs) -> tuple[Keys, Ints]:
        numbers = load_symbols().numbers
        tags = self.vocabulary.tag[slots]
        other = numbers[OTHER]
        repeated = np.zeros(len(tags), dtype=bool)
        repeated[1:] = (tags[1:] == other) & (tags[:-1] == other) & (runs.owner[1:] == runs.owner[:-1])
        kept = Runs(runs.owner[~repeated], np.arange(runs.count))
        edged, owner = with_edges(tags[~repeated], kept, numbers[START], numbers[STOP])
        found = []
        for size in (2, 3, 4):
            *columns, own = group(edged, owner, size)
            found.append(pack_known(columns, own, SYMBOL_BITS, ORDER))
        return np.concatenate([keys for keys, _ in found]), np.concatenate([own for _, own in found])


def context_keys(numbers: Ints, runs: Runs, contexts: Sequence[Context]) -> tuple[Keys, Ints]:
    """Return the keys of words in their situation; none where the situation is unknown."""
    situation = np.array([_SITUATIONS[c.situation] if c.situation else -1 for c in contexts], dtype=np.int64)
    own = situation[runs.owner]
    known = (own >= 0) & (numbers > 0)
    return shift_pack([numbers[known], own[known]], CONTEXT_BITS), runs.owner[known]


def weigh(block: Block, keys: Keys, owner: Ints, count: int) -> Floats:
    """Return for every run what its known features add."""
    rows, known = block.find(keys)
    own = owner[known]
    order = np.argsort(own, kind="stable")
    rows, own = rows[order], own[order]
    return add_up(block.rows.take(rows, axis=0), block.squares.take(rows), own, count) * block.scale


def add_up(values: NDArray[np.generic], squares: Floats, owner: Ints, count: int) -> Floats:
    """Sum `values` over each run and divide by the root of its summed `squares`; `owner` rises."""
    sums: Floats = np.zeros((count, len(SIGNALS)), dtype=np.float32)
    if not len(owner):
        return sums
    starts = np.flatnonzero(np.concatenate([[True], owner[1:] != owner[:-1]]))
    norms = np.sqrt(np.maximum(np.add.reduceat(squares, starts), 1e-12))
    sums[owner[starts]] = np.add.reduceat(values, starts, axis=0, dtype=np.float32) / norms[:, None]
    return sums


def load_hearing(language: Language) -> Hearing:
    """Load the first stage of `language`."""
    stage = load_first_stage(language)
    return Hearing(Vocabulary(stage.numbers, load_lexicon(language), stage.levels))


def clause_words(reading: Reading) -> list[list[str]]:
    """Return the words and marks of each clause."""
    words = reading.words
    return [words[clause.first : clause.last] for clause in reading.clauses]
