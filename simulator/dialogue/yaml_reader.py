"""YAML text -> plain values and where each stands. A strict subset: YAML 1.2 scalars, no tags, aliases, duplicates."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from simulator.dialogue.diagnostic import Diagnostic, DialogueError, Position
from simulator.guidance.language import Bilingual

MAX_BYTES = 512 * 1024
MAX_DEPTH = 30

Place = tuple[str | int, ...]

_INTEGER = re.compile(r"[-+]?[0-9]+")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_WORDS: dict[str, Any] = {"true": True, "True": True, "false": False, "False": False, "null": None, "~": None, "": None}
_BRACKETS = re.compile(r"[\[\]{}]")
_INDENT = re.compile(r"^ {400}", re.MULTILINE)
_NESTING = re.compile(r"^[ \t]*(?:[-?:][ \t]+){12,}", re.MULTILINE)
_UNPRINTABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
_PLAIN_TAGS = {f"tag:yaml.org,2002:{name}" for name in ("str", "map", "seq")}


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """The C parser where there is one (ten times faster), without YAML 1.1's guesses: `scalar_value` decides."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012


@dataclass(frozen=True, slots=True)
class Source:
    """The values of a file, and the nodes they came from: places are looked up only when something is wrong."""

    path: Path
    values: Any
    root: yaml.Node | None

    def position_of(self, place: Place) -> Position:
        """Return where the value at `place` (keys and indexes from the top) stands, or the nearest thing around it."""
        node = self.root
        for part in place:
            entry = _entry(node, part)
            if entry is None:
                break
            node = entry[1]
        return _position(node)

    def key_position_of(self, place: Place) -> Position:
        """Return where the key that ends `place` stands."""
        node = self.root
        for part in place[:-1]:
            entry = _entry(node, part)
            node = entry[1] if entry else None
        entry = _entry(node, place[-1])
        return _position(entry[0]) if entry else self.position_of(place)


def _entry(node: yaml.Node | None, part: str | int) -> tuple[yaml.Node, yaml.Node] | None:
    """Return the key (or the item itself) and the value of one part of a mapping or sequence.

    What may be a list may be written as its only item, without a dash: then the item 0 is the node itself.
    """
    if node is not None and part == 0 and not isinstance(node, yaml.SequenceNode):
        return node, node
    if isinstance(node, yaml.MappingNode):
        return next(((key, value) for key, value in node.value if key.value == part), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
        return node.value[part], node.value[part]
    return None


def _position(node: yaml.Node | None) -> Position:
    return Position(node.start_mark.line + 1, node.start_mark.column + 1) if node else Position(1, 1)


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
        node = yaml.compose(text, Loader=_Loader)
    except (yaml.YAMLError, RecursionError) as error:
        raise _syntax_error(error, text, path) from error
    return Source(path, _Reader(path).value_of(node) if node else None, node)


def _refuse_deep_nesting(text: str, path: Path) -> None:
    """Refuse nesting before the parser, which recurses, sees it."""
    depth = deepest = 0
    for bracket in _BRACKETS.findall(text):
        depth += 1 if bracket in "[{" else -1
        deepest = max(deepest, depth)
    if deepest > MAX_DEPTH or _NESTING.search(text) or _INDENT.search(text):
        raise _error(path, "D105", Position(1, 1), "het bestand is te diep genest", "the file is nested too deeply")


def _syntax_error(error: Exception, text: str, path: Path) -> DialogueError:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    position = Position(mark.line + 1, mark.column + 1) if mark else _unprintable_position(text)
    problem = getattr(error, "problem", None) or getattr(error, "reason", None) or "not YAML"
    line = text.splitlines()[position.line - 1] if position.line <= len(text.splitlines()) else ""
    nl, en = _syntax_advice(line)
    return _error(path, "D104", position, f"geen geldige YAML ({problem}){nl}", f"not valid YAML ({problem}){en}")


def _unprintable_position(text: str) -> Position:
    """Return where the first character stands that YAML refuses; the parser does not say."""
    refused = _UNPRINTABLE.search(text)
    before = text[: refused.start()] if refused else ""
    return Position(before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1)


def _syntax_advice(line: str) -> tuple[str, str]:
    """Return a next step for the mistakes people make most."""
    if "\t" in line:
        return "; gebruik spaties in plaats van tabs", "; use spaces instead of tabs"
    if _UNPRINTABLE.search(line):
        return "; er staat een onzichtbaar teken in de tekst", "; there is an invisible character in the text"
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
    """Turns the nodes of one file into plain values."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._seen: set[int] = set()

    def value_of(self, node: yaml.Node) -> Any:
        if id(node) in self._seen:
            raise self._refusal(
                "D106",
                node,
                "verwijzingen (& en *) mogen niet; schrijf het uit",
                "aliases (& and *) are not allowed; write it out",
            )
        self._seen.add(id(node))
        if node.tag not in _PLAIN_TAGS and node.tag != "!":
            raise self._refusal("D107", node, f"label {node.tag} mag niet", f"tag {node.tag} is not allowed")
        if isinstance(node, yaml.ScalarNode):
            return scalar_value(node.value, is_plain=not node.style)
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node)
        return [self.value_of(child) for child in node.value]

    def _mapping(self, node: yaml.MappingNode) -> dict[str, Any]:
        values: dict[str, Any] = {}
        for key_node, value_node in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                raise self._refusal("D108", key_node, "een sleutel moet een woord zijn", "a key must be a word")
            key = key_node.value
            if key in values:
                raise self._refusal(
                    "D109", key_node, f"sleutel '{key}' staat er twee keer", f"key '{key}' stands twice"
                )
            values[key] = self.value_of(value_node)
        return values

    def _refusal(self, code: str, node: yaml.Node, nl: str, en: str) -> DialogueError:
        return _error(self.path, code, _position(node), nl, en)


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
