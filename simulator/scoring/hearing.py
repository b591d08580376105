"""First stage: what each clause and the whole reply show (moves, tone, question, pressure), by weighed features."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from simulator.guidance.language import Language
from simulator.scoring.concepts import Lexicon, load_lexicon
from simulator.scoring.context import Context
from simulator.scoring.features import concept_groups, letter_groups, word_groups
from simulator.scoring.outputs import SIGNALS
from simulator.scoring.text.reading import Reading
from simulator.scoring.weights import Block, Floats, Level, load_levels

_REMEMBERED_WORDS = 20_000


@dataclass
class WordMemory:
    """What the letters of each word add, remembered, since the same words return in every reply."""

    block: Block
    places: dict[str, int] = field(default_factory=dict)
    sums: Floats = field(default_factory=lambda: np.zeros((256, len(SIGNALS)), dtype=np.float32))
    squares: Floats = field(default_factory=lambda: np.zeros(256, dtype=np.float32))

    def find(self, words: Sequence[str]) -> list[int]:
        """Return the remembered rows of `words`, reading new ones."""
        if len(self.places) > _REMEMBERED_WORDS:
            self.places.clear()
        return [self._place(word) for word in words]

    def _place(self, word: str) -> int:
        place = self.places.get(word)
        if place is None:
            place = self.places[word] = len(self.places)
            if place >= len(self.sums):
                self.sums = np.vstack([self.sums, np.zeros_like(self.sums)])
                self.squares = np.concatenate([self.squares, np.zeros_like(self.squares)])
            rows = self.block.find(letter_groups(word))
            self.sums[place] = self.block.rows[rows].sum(axis=0, dtype=np.int32) * self.block.scale
            self.squares[place] = self.block.squares[rows].sum()
        return place


@dataclass
class Hearing:
    """The first stage of one language."""

    lexicon: Lexicon
    levels: dict[str, Level]
    memories: dict[str, WordMemory]

    def hear(self, level: str, runs: Sequence[Sequence[str]], contexts: Sequence[Context]) -> Floats:
        """Return for every run of words (a clause or a reply) what it shows: one row per run, one column per signal."""
        weighed = self.levels[level]
        words = weighed.blocks["words"]
        concepts = weighed.blocks["concepts"]
        total = np.repeat(weighed.offset[None, :], len(runs), axis=0)
        total += _weigh(words, [words.find(word_groups(run)) for run in runs])
        total += _weigh(concepts, [concepts.find(concept_groups(run, self.lexicon)) for run in runs])
        total += self._weigh_letters(level, runs)
        total += self._weigh_context(weighed.blocks["context"], runs, contexts)
        return total

    def _weigh_letters(self, level: str, runs: Sequence[Sequence[str]]) -> Floats:
        memory = self.memories[level]
        places = [memory.find(run) for run in runs]
        return _sum_runs(places, memory.sums, memory.squares)

    def _weigh_context(self, block: Block, runs: Sequence[Sequence[str]], contexts: Sequence[Context]) -> Floats:
        places = [
            block.find(context_groups(run, context)) if context.situation else []
            for run, context in zip(runs, contexts, strict=True)
        ]
        return _weigh(block, places)


def context_groups(words: Sequence[str], context: Context) -> list[str]:
    """Return the situation and channel, and each word in this situation."""
    situation = context.situation
    return [f"@{situation}", f"@{context.channel}", *(f"{situation}&{word}" for word in words)]


def _weigh(block: Block, places: Sequence[Sequence[int]]) -> Floats:
    return _sum_runs(places, block.rows, block.squares) * block.scale


def _sum_runs(places: Sequence[Sequence[int]], rows: np.ndarray, squares: Floats) -> Floats:
    """Sum `rows` over each run of places and divide by the root of the summed squares."""
    sums = np.zeros((len(places), rows.shape[1]), dtype=np.float32)
    filled = [index for index, run in enumerate(places) if run]
    if not filled:
        return sums
    flat = np.fromiter((place for index in filled for place in places[index]), dtype=np.intp)
    lengths = np.fromiter((len(places[index]) for index in filled), dtype=np.intp, count=len(filled))
    starts = np.concatenate(([0], np.cumsum(lengths)[:-1]))
    norms = np.sqrt(np.add.reduceat(squares[flat], starts))
    added = np.add.reduceat(rows[flat], starts, axis=0, dtype=np.float32)
    sums[filled] = added / np.maximum(norms, 1e-6)[:, None]
    return sums


def load_hearing(language: Language) -> Hearing:
    """Load the first stage of `language`."""
    levels = load_levels(language)
    memories = {level: WordMemory(weighed.blocks["letters"]) for level, weighed in levels.items()}
    return Hearing(load_lexicon(language), levels, memories)


def clause_words(reading: Reading) -> list[list[str]]:
    """Return the words and marks of each clause."""
    words = reading.words
    return [words[clause.first : clause.last] for clause in reading.clauses]
