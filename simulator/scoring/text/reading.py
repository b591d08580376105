"""A reply, read: folded text, tokens, clauses, sentences with their form, language."""

from dataclasses import dataclass
from functools import cached_property

from simulator.guidance.language import Language
from simulator.scoring.text.clauses import Clause, split_clauses
from simulator.scoring.text.forms import Form, form_of
from simulator.scoring.text.language import detect_language
from simulator.scoring.text.normalise import fold
from simulator.scoring.text.tokens import Token, read_tokens


@dataclass(frozen=True)
class Reading:
    """What the scorer sees of one text. Offsets of tokens are offsets in the original."""

    text: str
    folded: str
    tokens: tuple[Token, ...]
    clauses: tuple[Clause, ...]

    @cached_property
    def words(self) -> list[str]:
        """Folded words and marks in order."""
        return [token.text for token in self.tokens]

    @cached_property
    def said(self) -> tuple[tuple[str, ...], ...]:
        """The words of each clause, without marks."""
        return tuple(
            tuple([token.text for token in self.tokens[clause.first : clause.last] if token.is_word])
            for clause in self.clauses
        )

    @cached_property
    def spoken(self) -> list[str]:
        """Folded words in order, without marks."""
        return [word for words in self.said for word in words]

    @cached_property
    def language(self) -> Language | None:
        """The language of the words, or None."""
        return detect_language(self.words)

    @cached_property
    def sentences(self) -> tuple[Clause, ...]:
        """Clauses joined into sentences."""
        joined: list[Clause] = []
        for clause in self.clauses:
            if joined and joined[-1].sentence == clause.sentence:
                joined[-1] = Clause(joined[-1].first, clause.last, clause.sentence, clause.mark)
            else:
                joined.append(clause)
        return tuple(joined)

    @cached_property
    def forms(self) -> tuple[Form, ...]:
        """The form of each sentence."""
        return tuple(
            form_of(
                [token.text for token in self.tokens[part.first : part.last] if token.is_word], part.mark in ("?", "!?")
            )
            for part in self.sentences
        )

    def span(self, clause: Clause) -> tuple[int, int]:
        """Return the character offsets of `clause` in the text."""
        return self.tokens[clause.first].start, self.tokens[clause.last - 1].end


def read_text(text: str) -> Reading:
    """Read `text`; any string will do."""
    folded = fold(text)
    tokens = read_tokens(folded)
    return Reading(text, folded, tuple(tokens), tuple(split_clauses(tokens, folded)))
