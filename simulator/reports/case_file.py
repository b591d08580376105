"""Contested cases that belong to no attempt, in a file of their own; and any case in the shape of the corpus."""

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from simulator.errors import StorageError, UsageError
from simulator.guidance.language import Bilingual
from simulator.scoring.cases import CaseError, ContestedCase, from_line, to_line


def add_case(path: Path, case: ContestedCase) -> None:
    """Add a case to the file. Raises StorageError when it cannot be written."""
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        has_whole_lines = not path.exists() or path.read_bytes()[-1:] in (b"", b"\n")
        with path.open("ab") as file:
            file.write((b"" if has_whole_lines else b"\n") + _encoded(to_line(case)))
    except OSError as error:
        raise StorageError(
            Bilingual(
                nl=f"De casus is niet bewaard in {path}: {error.strerror}",
                en=f"The case was not kept in {path}: {error.strerror}",
            )
        ) from error


def read_cases(path: Path) -> tuple[ContestedCase, ...]:
    """Return the cases in the file, oldest first; none when there is no file. Raises UsageError naming a bad line."""
    try:
        lines = path.read_bytes().split(b"\n") if path.exists() else []
    except OSError as error:
        raise UsageError(
            Bilingual(nl=f"Kan {path} niet lezen: {error.strerror}", en=f"Cannot read {path}: {error.strerror}")
        ) from error
    return tuple(_read(path, number, line) for number, line in enumerate(lines, start=1) if line.strip())


def corpus_lines(cases: Iterable[ContestedCase]) -> bytes:
    """Return cases as lines of the corpus, the same case once. What was not contested is as it was judged."""
    rows = {row["id"]: row for row in map(corpus_row, cases)}
    return b"".join(_encoded(json.dumps(row, ensure_ascii=False)) for row in rows.values())


def corpus_row(case: ContestedCase) -> dict[str, Any]:
    """Return a case with the fields of the corpus; a scale on which nobody had an opinion is null."""
    context, given, expected = case.context, case.given, case.expected
    moves = given.moves if expected.moves is None else expected.moves
    row = {
        "lang": context.language or "",
        "situation": context.situation or "",
        "channel": context.channel or "",
        "client": context.client,
        "before": context.before,
        "text": case.text,
        "courtesy": given.courtesy if expected.courtesy is None else expected.courtesy,
        "why": given.why if expected.why is None else expected.why,
        "pushing": given.pushing if expected.pushing is None else expected.pushing,
        "moves": sorted(moves or ()),
    }
    digest = hashlib.sha256(json.dumps(row).encode("ascii")).hexdigest()
    return {"id": f"case-{digest[:12]}", **row}


def _read(path: Path, number: int, line: bytes) -> ContestedCase:
    try:
        return from_line(line.decode("utf-8"))
    except (CaseError, UnicodeDecodeError, RecursionError) as error:
        field = f": {error}" if isinstance(error, CaseError) else ""
        raise UsageError(
            Bilingual(nl=f"{path}, regel {number} is geen casus{field}", en=f"{path}, line {number} is no case{field}")
        ) from error


def _encoded(line: str) -> bytes:
    return line.encode("utf-8", "backslashreplace") + b"\n"
