"""YAML text -> plain values and where each stands. A strict subset: YAML 1.2 scalars, no tags, aliases, duplicates."""

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from simulator.dialogue.diagnostic import Diagnostic, DialogueError, Position
from simulator.guidance.language import Bilingual

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the C parser is ten times faster

MAX_BYTES = 512 * 1024
MAX_DEPTH = 30

Place = tuple[str | int, ...]

_INTEGER = re.compile(r"[-+]?[0-9]+")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_WORDS: dict[str, Any] = {"true": True, "True": True, "false": False, "False": False, "null": None, "~": None, "": None}
_NESTING = re.compile(r"^[ \t]*(?:[-?:][ \t]+){12,}", re.MULTILINE)
_PLAIN_TYPES = ("str", "int", "float", "bool", "null", "timestamp", "merge", "value", "map", "seq")
_PLAIN_TAGS = {f"tag:yaml.org,2002:{name}" for name in _PLAIN_TYPES}


@dataclass(frozen=True, slots=True)
class Source:
    """The values of a file, and for each path of keys and indexes where the key and the value stand."""

    path: Path
    values: Any
    keys: dict[Place, Position] = field(default_factory=dict)
    positions: dict[Place, Position] = field(default_factory=dict)

    def position_of(self, place: Place) -> Position:
        """Return where the value at `place` stands, or the nearest thing around it."""
        while place and place not in self.positions:
            place = place[:-1]
        return self.positions.get(place, Position(1, 1))

    def key_position_of(self, place: Place) -> Position:
        """Return where the key that ends `place` stands."""
        return self.keys.get(place) or self.position_of(place)


def read_source(path: Path) -> Source:
    """Read a file. Raises DialogueError for what is not readable, not YAML, or not the harmless subset."""
    try:
        raw = path.read_bytes()
    except OSError as error:
        reason = error.strerror or str(error)
        raise _error(
            path, "D101", Position(1, 1), f"kan het bestand niet lezen: {reason}", f"cannot read the file: {reason}"
        ) from error
    return read_text(decode(raw, path), path)


def decode(raw: bytes, path: Path) -> str:
    """Return the text of UTF-8 bytes, a byte order mark removed. Raises DialogueError with the place of a bad byte."""
    if len(raw) > MAX_BYTES:
        size = len(raw) // 1024
        raise _error(
            path,
            "D102",
            Position(1, 1),
            f"het bestand is te groot ({size} kB; hoogstens {MAX_BYTES // 1024} kB)",
            f"the file is too large ({size} kB; at most {MAX_BYTES // 1024} kB)",
        )
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = raw[: error.start]
        column = len(before) - (before.rfind(b"\n") + 1) + 1
        raise _error(
            path,
            "D103",
            Position(before.count(b"\n") + 1, column),
            "dit is geen UTF-8; bewaar het bestand als UTF-8",
            "this is not UTF-8; save the file as UTF-8",
        ) from error


def read_text(text: str, path: Path) -> Source:
    """Read the text of a file. Raises DialogueError."""
    _refuse_deep_nesting(text, path)
    try:
        node = yaml.compose(text, Loader=_LOADER)
    except (yaml.YAMLError, RecursionError) as error:
        raise _syntax_error(error, text, path) from error
    reader = _Reader(path)
    values = reader.value_of(node, ()) if node else None
    return Source(path, values, reader.keys, reader.positions)


def _refuse_deep_nesting(text: str, path: Path) -> None:
    """Refuse nesting before the parser, which recurses, sees it."""
    depth = deepest = 0
    for character in re.findall(r"[\[\]{}]", text):
        depth += 1 if character in "[{" else -1
        deepest = max(deepest, depth)
    dashes = _NESTING.search(text)
    indent = max((len(line) - len(line.lstrip(" ")) for line in text.splitlines() if line.strip()), default=0)
    if deepest > MAX_DEPTH or dashes or indent > 400:
        raise _error(path, "D105", Position(1, 1), "het bestand is te diep genest", "the file is nested too deeply")


def _syntax_error(error: Exception, text: str, path: Path) -> DialogueError:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    position = Position(mark.line + 1, mark.column + 1) if mark else Position(1, 1)
    problem = getattr(error, "problem", None) or getattr(error, "reason", None) or "not YAML"
    line = text.splitlines()[position.line - 1] if position.line <= len(text.splitlines()) else ""
    nl, en = _syntax_advice(line)
    return _error(path, "D104", position, f"geen geldige YAML ({problem}){nl}", f"not valid YAML ({problem}){en}")


def _syntax_advice(line: str) -> tuple[str, str]:
    """Return a next step for the mistakes people make most."""
    if "\t" in line:
        return "; gebruik spaties in plaats van tabs", "; use spaces instead of tabs"
    if re.search("[“”„‘’]", line):
        return "; gebruik rechte aanhalingstekens", "; use straight quotation marks"
    if line.count(": ") > 1 or re.search(r"\{.*:.*\}", line):
        return (
            "; zet tekst met een komma of dubbele punt tussen aanhalingstekens",
            "; put text with a comma or colon in quotation marks",
        )
    return "; kijk naar inspringing, dubbele punt en aanhalingstekens", "; check indentation, colon and quotation marks"


def _error(path: Path, code: str, position: Position, nl: str, en: str) -> DialogueError:
    return DialogueError((Diagnostic(code, path, position, Bilingual(nl=nl, en=en)),))


class _Reader:
    """Walks the nodes of one file."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.keys: dict[Place, Position] = {}
        self.positions: dict[Place, Position] = {}
        self._seen: set[int] = set()

    def value_of(self, node: yaml.Node, place: Place) -> Any:
        position = Position(node.start_mark.line + 1, node.start_mark.column + 1)
        self.positions[place] = position
        if id(node) in self._seen:
            raise _error(
                self.path,
                "D106",
                position,
                "verwijzingen (& en *) mogen niet; schrijf het uit",
                "aliases (& and *) are not allowed; write it out",
            )
        self._seen.add(id(node))
        if node.tag not in _PLAIN_TAGS and node.tag != "!":
            raise _error(self.path, "D107", position, f"label {node.tag} mag niet", f"tag {node.tag} is not allowed")
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, place)
        if isinstance(node, yaml.SequenceNode):
            return [self.value_of(child, (*place, index)) for index, child in enumerate(node.value)]
        assert isinstance(node, yaml.ScalarNode)
        return scalar_value(node.value, is_plain=not node.style)

    def _mapping(self, node: yaml.MappingNode, place: Place) -> dict[str, Any]:
        values: dict[str, Any] = {}
        for key_node, value_node in node.value:
            position = Position(key_node.start_mark.line + 1, key_node.start_mark.column + 1)
            if not isinstance(key_node, yaml.ScalarNode):
                raise _error(self.path, "D108", position, "een sleutel moet een woord zijn", "a key must be a word")
            key = key_node.value
            if key in values:
                raise _error(
                    self.path, "D109", position, f"sleutel '{key}' staat er twee keer", f"key '{key}' stands twice"
                )
            self.keys[(*place, key)] = position
            values[key] = self.value_of(value_node, (*place, key))
        return values


def scalar_value(text: str, *, is_plain: bool) -> str | int | float | bool | None:
    """Return the value of a scalar by the YAML 1.2 core schema: `yes` and `12:30` stay text."""
    if not is_plain:
        return text
    if text in _WORDS:
        value: bool | None = _WORDS[text]
        return value
    if _INTEGER.fullmatch(text) and len(text) < 20:
        return int(text)
    if _FLOAT.fullmatch(text):
        return float(text)
    return text
