"""All dialogues at hand: the shipped ones and folders of the user's own. A broken file never hides the others."""

from dataclasses import dataclass
from pathlib import Path

from simulator.dialogue.diagnostic import Diagnostic, DialogueError, Position
from simulator.dialogue.loader import load_dialogue
from simulator.dialogue.model import Dialogue
from simulator.dialogue.nearest import nearest, suggestion
from simulator.errors import UsageError
from simulator.guidance.language import Bilingual


@dataclass(frozen=True, slots=True)
class Entry:
    """A dialogue and the file it came from."""

    dialogue: Dialogue
    path: Path


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The dialogues that loaded, by level then title order of their files, and what is wrong with the rest."""

    entries: tuple[Entry, ...]
    diagnostics: tuple[Diagnostic, ...]

    @property
    def dialogues(self) -> tuple[Dialogue, ...]:
        """The dialogues, easiest first."""
        return tuple(entry.dialogue for entry in self.entries)

    def path_of(self, dialogue_id: str) -> Path:
        """Return the file of a dialogue. Raises UsageError for an unknown one."""
        wanted = self.find(dialogue_id)
        return next(entry.path for entry in self.entries if entry.dialogue is wanted)

    def find(self, dialogue_id: str) -> Dialogue:
        """Return a dialogue by its id. Raises UsageError naming the nearest known one."""
        for dialogue in self.dialogues:
            if dialogue.id == dialogue_id:
                return dialogue
        nl, en = suggestion(nearest(dialogue_id, [dialogue.id for dialogue in self.dialogues]))
        raise UsageError(
            Bilingual(
                nl=f"Onbekende dialoog '{dialogue_id}'{nl or '; zie simulator list'}",
                en=f"Unknown dialogue '{dialogue_id}'{en or '; see simulator list'}",
            )
        )


def load_catalogue(*folders: Path) -> Catalogue:
    """Load every .yaml file of the folders. Of two dialogues with one id the first stays and the second is reported."""
    entries: dict[str, Entry] = {}
    diagnostics: list[Diagnostic] = []
    for path in (path for folder in folders for path in dialogue_files(folder)):
        try:
            dialogue = load_dialogue(path)
        except DialogueError as error:
            diagnostics.extend(error.diagnostics)
            continue
        if dialogue.id in entries:
            diagnostics.append(_duplicate(dialogue, path, entries[dialogue.id].path))
        else:
            entries[dialogue.id] = Entry(dialogue, path)
    ordered = sorted(entries.values(), key=lambda entry: (entry.dialogue.level, entry.dialogue.id))
    return Catalogue(tuple(ordered), tuple(diagnostics))


def dialogue_files(folder: Path) -> list[Path]:
    """Return the dialogue files of a folder, in a fixed order; none when it does not exist."""
    return sorted(path for pattern in ("*.yaml", "*.yml") for path in folder.glob(pattern)) if folder.is_dir() else []


def _duplicate(dialogue: Dialogue, path: Path, first: Path) -> Diagnostic:
    return Diagnostic(
        "D216",
        path,
        Position(1, 1),
        Bilingual(
            nl=f"id '{dialogue.id}' is al gebruikt door {first.name}", en=f"id '{dialogue.id}' is taken by {first.name}"
        ),
    )
