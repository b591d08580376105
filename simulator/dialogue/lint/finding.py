"""What a rule reports: a code, a place in the file and a sentence. `linter` adds the file and the line."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from simulator.dialogue.lint.outlook import Outlook
from simulator.dialogue.yaml_reader import Place
from simulator.guidance.language import Bilingual


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing a rule found; `place` are the keys and indexes that lead to it."""

    code: str
    place: Place
    message: Bilingual


def finding(code: str, place: Place, nl: str, en: str) -> Finding:
    """Return a finding with its sentence in both languages."""
    return Finding(code, place, Bilingual(nl=nl, en=en))


Rule: TypeAlias = Callable[[Outlook], Iterator[Finding]]
