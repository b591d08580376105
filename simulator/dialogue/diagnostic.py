"""A finding about a dialogue file, with its place and a numbered code."""

from dataclasses import dataclass
from pathlib import Path

from simulator.errors import SimulatorError
from simulator.guidance.language import Bilingual, Language


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """A place in a file; line and column count from 1."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding. Codes D1xx: not readable; D2xx: does not fit the format; D3xx: would not teach."""

    code: str
    path: Path
    position: Position
    message: Bilingual

    def in_language(self, language: Language) -> str:
        """Return `file:line:col code message`."""
        place = f"{self.path}:{self.position.line}:{self.position.column}"
        return f"{place} {self.code} {self.message.in_language(language)}"


class DialogueError(SimulatorError):
    """A dialogue that cannot be loaded; `diagnostics` say why, in the order of the file."""

    def __init__(self, diagnostics: tuple[Diagnostic, ...]) -> None:
        self.diagnostics = diagnostics
        super().__init__(
            Bilingual(
                nl="\n".join(finding.in_language(Language.NL) for finding in diagnostics),
                en="\n".join(finding.in_language(Language.EN) for finding in diagnostics),
            )
        )
