"""The two languages of the product and text that exists in both."""

from dataclasses import dataclass
from enum import StrEnum


class Language(StrEnum):
    """A language of the product; both are complete everywhere."""

    NL = "nl"
    EN = "en"


@dataclass(frozen=True, slots=True)
class Bilingual:
    """One text in both languages."""

    nl: str
    en: str

    def in_language(self, language: Language) -> str:
        """Return the wording in `language`."""
        return self.nl if language is Language.NL else self.en
