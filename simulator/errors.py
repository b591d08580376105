"""Every error a user can meet, as one tree.

SimulatorError
├── UsageError            a wrong word on the command line or in a request
├── ModelError            the scorer's trained weights are missing or unreadable
└── StorageError          the database cannot be used
"""

from simulator.guidance.language import Bilingual, Language


class SimulatorError(Exception):
    """An error with a sentence for the user in both languages."""

    def __init__(self, message: Bilingual) -> None:
        super().__init__(message.en)
        self.message = message

    def in_language(self, language: Language) -> str:
        """Return the sentence in `language`."""
        return self.message.in_language(language)


class UsageError(SimulatorError):
    """A wrong word on the command line or in a request. Exit code 2."""


class ModelError(SimulatorError):
    """The scorer's trained weights are missing or unreadable."""


class StorageError(SimulatorError):
    """The database cannot be used; the sentence says what to do."""
