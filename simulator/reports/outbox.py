"""Statements that wait to be sent, and which were sent already, in one file that is only added to.

Losing its last line loses nothing: statements are made from the attempts again, and a record store knows each by id.
"""

import json
import os
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from simulator.errors import StorageError
from simulator.guidance.language import Bilingual

Statement = dict[str, Any]
Record = dict[str, Any]


class Outbox:
    """The file at `path`. Every method may raise StorageError when it cannot be read or written."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def put(self, endpoint: str, statements: Iterable[Statement]) -> None:
        """Let statements wait for a record store, those it has not got and that do not wait already."""
        known = {record["id"] for record in self._records() if record["endpoint"] == endpoint}
        self._add(
            {"endpoint": endpoint, "id": one["id"], "statement": one} for one in statements if one["id"] not in known
        )

    def waiting(self, endpoint: str) -> tuple[Statement, ...]:
        """Return the statements that wait for a record store, oldest first."""
        found: dict[str, Statement] = {}
        for record in self._records():
            if record["endpoint"] == endpoint:
                if "statement" in record:
                    found[record["id"]] = record["statement"]
                else:
                    found.pop(record["id"], None)
        return tuple(found.values())

    def take_out(self, endpoint: str, statement: Statement) -> None:
        """Remember that a statement is in the record store."""
        registration = statement.get("context", {}).get("registration")
        self._add([{"endpoint": endpoint, "id": statement["id"], "registration": registration}])

    def tidy(self) -> None:
        """Keep of what was sent only that it was."""
        waiting: dict[tuple[str, str], Record] = {}
        sent: dict[tuple[str, str], Record] = {}
        for record in self._records():
            key = record["endpoint"], record["id"]
            (waiting if "statement" in record else sent)[key] = record
        self._replace([*sent.values(), *(record for key, record in waiting.items() if key not in sent)])

    def forget(self, registration: str) -> None:
        """Drop whatever belongs to one attempt."""
        if self.path.exists():
            self._replace([record for record in self._records() if _registration(record) != registration])

    def _records(self) -> Iterator[Record]:
        """Yield what is in the file; a line that was cut off or is not ours is passed over."""
        try:
            lines = self.path.read_bytes().split(b"\n")
        except FileNotFoundError:
            return
        except OSError as error:
            raise _unusable(self.path, error) from error
        for line in lines:
            try:
                record = json.loads(line)
            except ValueError:
                continue
            if isinstance(record, dict) and isinstance(record.get("id"), str) and "endpoint" in record:
                yield record

    def _add(self, records: Iterable[Record]) -> None:
        text = b"".join(_line(record) for record in records)
        if not text:
            return
        try:
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            with self.path.open("ab") as file:
                file.write(text if self._is_whole() else b"\n" + text)
        except OSError as error:
            raise _unusable(self.path, error) from error

    def _is_whole(self) -> bool:
        """Whether the last line has its line end."""
        with self.path.open("rb") as file:
            if file.seek(0, os.SEEK_END) == 0:
                return True
            file.seek(-1, os.SEEK_END)
            return file.read(1) == b"\n"

    def _replace(self, records: Iterable[Record]) -> None:
        try:
            handle, name = tempfile.mkstemp(dir=self.path.parent, prefix=f".{self.path.name}-")
            with os.fdopen(handle, "wb") as file:
                file.writelines(_line(record) for record in records)
            Path(name).replace(self.path)
        except OSError as error:
            raise _unusable(self.path, error) from error


def _registration(record: Record) -> Any:
    if "statement" in record:
        return record["statement"].get("context", {}).get("registration")
    return record.get("registration")


def _line(record: Record) -> bytes:
    return json.dumps(record, ensure_ascii=True, separators=(",", ":")).encode("ascii") + b"\n"


def _unusable(path: Path, error: OSError) -> StorageError:
    return StorageError(
        Bilingual(
            nl=f"De postbus {path} is niet te gebruiken: {error.strerror}",
            en=f"The outbox {path} cannot be used: {error.strerror}",
        )
    )
