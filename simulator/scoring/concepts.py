"""Find the concepts (word classes) a run of words is about. The lists are in `lexicon/`; no weights here."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from simulator.guidance.language import Language


class Sighting(NamedTuple):
    """A concept seen at words `first` to `last` (exclusive)."""

    concept: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The word classes of one language. `names` are the concepts, the same in both languages."""

    names: tuple[str, ...]
    words: dict[str, tuple[int, ...]]
    phrases: dict[str, tuple[tuple[tuple[str, ...], int], ...]]
    tags: dict[str, int] = field(default_factory=dict)

    def find(self, words: Sequence[str]) -> list[Sighting]:
        """Return every concept seen in `words`, single words and phrases."""
        sightings: list[Sighting] = []
        for index, word in enumerate(words):
            for concept in self.words.get(word, ()):
                sightings.append(Sighting(concept, index, index + 1))
            following = words[index + 1] if index + 1 < len(words) else None
            for rest, concept in self.phrases.get(word, ()):
                if rest[0] == following and tuple(words[index + 1 : (end := index + 1 + len(rest))]) == rest:
                    sightings.append(Sighting(concept, index, end))
        return sightings


@cache
def load_lexicon(language: Language) -> Lexicon:
    """Read the word classes of `language`."""
    text = (files("simulator.scoring.lexicon") / f"{language}.txt").read_text(encoding="utf-8")
    names: list[str] = []
    words: dict[str, list[int]] = {}
    phrases: dict[str, list[tuple[tuple[str, ...], int]]] = {}
    for line in text.splitlines():
        if not line or line.startswith("#"):
            continue
        name, _, entries = line.partition(": ")
        concept = len(names)
        names.append(name)
        for entry in dict.fromkeys(part.strip() for part in entries.split(", ")):
            head, *rest = entry.split()
            if rest:
                phrases.setdefault(head, []).append((tuple(rest), concept))
            elif concept not in words.setdefault(head, []):
                words[head].append(concept)
    return Lexicon(
        tuple(names),
        {word: tuple(concepts) for word, concepts in words.items()},
        {head: tuple(entries) for head, entries in phrases.items()},
        {word: concepts[0] for word, concepts in words.items()},
    )
