"""What the learner chose about the interface, and the file that remembers it. A damaged file means the defaults."""

import json
import os
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar

from simulator.errors import StorageError
from simulator.guidance.language import Bilingual, Language


class Appearance(StrEnum):
    """The two themes."""

    DARK = "dark"
    LIGHT = "light"


class Feedback(StrEnum):
    """When the learner hears how a reply was read."""

    NEVER = "never"  # the conversation ends without a debrief
    DEBRIEF = "debrief"  # only afterwards
    ON_REQUEST = "on_request"  # during the conversation when asked for, and afterwards
    EACH_TURN = "each_turn"  # after each turn, and afterwards


class Pace(StrEnum):
    """How long the client seems to think before answering."""

    NONE = "none"
    SHORT = "short"
    NATURAL = "natural"

    def seconds_for(self, words: int) -> float:
        """Return how long the client thinks about an answer of so many words."""
        match self:
            case Pace.NONE:
                return 0.0
            case Pace.SHORT:
                return 0.6
            case Pace.NATURAL:
                return min(4.0, 0.8 + 0.12 * words)


@dataclass(frozen=True, slots=True)
class Settings:
    """The choices. `is_welcomed` tells whether the welcome was seen."""

    language: Language = Language.NL
    appearance: Appearance = Appearance.DARK
    feedback: Feedback = Feedback.DEBRIEF
    pace: Pace = Pace.SHORT
    is_welcomed: bool = False


Word = TypeVar("Word", bound=StrEnum)


class SettingsFile:
    """Reads and writes the choices at `path`; None keeps them nowhere. `default` is for choices never made."""

    def __init__(self, path: Path | None, default: Settings | None = None) -> None:
        self.path = path
        self.default = default or Settings()

    def read(self) -> Settings:
        """Return what was kept; the default for each choice that is missing, damaged or unknown."""
        try:
            kept = json.loads(self.path.read_text(encoding="utf-8")) if self.path else {}
        except (OSError, ValueError):
            return self.default
        return _settings_in(kept, self.default) if isinstance(kept, dict) else self.default

    def write(self, settings: Settings) -> None:
        """Keep the choices, whole or not at all. Raises StorageError when the folder cannot be written."""
        if self.path is None:
            return
        try:
            import tempfile

            self.path.parent.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=self.path.parent, prefix=".settings-")
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                json.dump(asdict(settings), file, indent=2)
            Path(name).replace(self.path)
        except OSError as error:
            raise StorageError(
                Bilingual(
                    nl=f"De instellingen zijn niet bewaard ({error.strerror}).",
                    en=f"The settings were not kept ({error.strerror}).",
                )
            ) from error


def _settings_in(kept: dict[str, Any], default: Settings) -> Settings:
    return replace(
        default,
        language=_choice(kept.get("language"), default.language),
        appearance=_choice(kept.get("appearance"), default.appearance),
        feedback=_choice(kept.get("feedback"), default.feedback),
        pace=_choice(kept.get("pace"), default.pace),
        is_welcomed=kept.get("is_welcomed", default.is_welcomed) is True,
    )


def _choice(value: Any, default: Word) -> Word:
    try:
        return type(default)(value)
    except ValueError:
        return default
