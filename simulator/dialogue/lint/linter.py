"""Runs every rule over a dialogue, and everything there is to check over files. Reads files; prints nothing."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from simulator.dialogue.catalogue import dialogue_files
from simulator.dialogue.diagnostic import Diagnostic, DialogueError, Position
from simulator.dialogue.lint.address import find_mixed_address
from simulator.dialogue.lint.alternatives import find_repeated_alternatives
from simulator.dialogue.lint.dead_end import find_dead_ends
from simulator.dialogue.lint.example_coverage import find_missing_examples
from simulator.dialogue.lint.finding import Rule
from simulator.dialogue.lint.impossible import find_impossible_conditions
from simulator.dialogue.lint.loops import find_free_loops
from simulator.dialogue.lint.missing import find_missing_help
from simulator.dialogue.lint.outlook import Outlook
from simulator.dialogue.lint.pointless import find_pointless_tests
from simulator.dialogue.lint.recovery import find_lost_causes
from simulator.dialogue.lint.secrets import find_untold_secrets
from simulator.dialogue.lint.shadowed import find_shadowed_replies
from simulator.dialogue.lint.teaching import find_idle_points
from simulator.dialogue.lint.translation import find_untranslated_texts
from simulator.dialogue.lint.unreachable import find_unreachable_states
from simulator.dialogue.loader import dialogue_of
from simulator.dialogue.model import Dialogue
from simulator.dialogue.yaml_reader import Source, read_source
from simulator.errors import UsageError
from simulator.guidance.language import Bilingual

RULES: tuple[Rule, ...] = (
    find_unreachable_states,
    find_dead_ends,
    find_free_loops,
    find_shadowed_replies,
    find_impossible_conditions,
    find_pointless_tests,
    find_mixed_address,
    find_missing_help,
    find_idle_points,
    find_lost_causes,
    find_untold_secrets,
    find_missing_examples,
    find_repeated_alternatives,
    find_untranslated_texts,
)


@dataclass(frozen=True, slots=True)
class Checked:
    """The files that were looked at and everything found in them, by file and place."""

    files: tuple[Path, ...]
    diagnostics: tuple[Diagnostic, ...]


def check_files(paths: Iterable[Path]) -> Checked:
    """Check files, and the dialogue files of folders. Raises UsageError for a path that does not exist."""
    files = tuple(dict.fromkeys(file for path in paths for file in _files_of(path)))
    diagnostics: list[Diagnostic] = []
    first_with: dict[str, Path] = {}
    for path in files:
        try:
            source = read_source(path)
            dialogue = dialogue_of(source)
        except DialogueError as error:
            diagnostics.extend(error.diagnostics)
            continue
        first = first_with.setdefault(dialogue.id, path)
        if first != path:
            diagnostics.append(_double(dialogue.id, source, first))
        diagnostics.extend(lint(dialogue, source))
    return Checked(files, tuple(diagnostics))


def lint(dialogue: Dialogue, source: Source) -> tuple[Diagnostic, ...]:
    """Return what the rules find in a dialogue that loaded, in the order of its file."""
    outlook = Outlook(dialogue)
    found = [
        Diagnostic(one.code, source.path, source.position_of(one.place), one.message)
        for rule in RULES
        for one in rule(outlook)
    ]
    return tuple(sorted(found, key=lambda diagnostic: (diagnostic.position, diagnostic.code)))


def _files_of(path: Path) -> list[Path]:
    if path.is_dir():
        return dialogue_files(path)
    if not path.exists():
        raise UsageError(Bilingual(nl=f"{path} bestaat niet", en=f"{path} does not exist"))
    return [path]


def _double(name: str, source: Source, first: Path) -> Diagnostic:
    position: Position = source.position_of(("id",))
    return Diagnostic(
        "D216",
        source.path,
        position,
        Bilingual(nl=f"id '{name}' is al gebruikt door {first.name}", en=f"id '{name}' is taken by {first.name}"),
    )
