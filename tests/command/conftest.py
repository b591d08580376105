"""Commands leave their database to the end of the program; tests, which go on, close it."""

from collections.abc import Iterator
from typing import Any

import pytest

from simulator.storage.connection import Database


@pytest.fixture(autouse=True)
def _closed_databases(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    opened: list[Database] = []
    begin = Database.__init__

    def remember(database: Database, *arguments: Any, **options: Any) -> None:
        begin(database, *arguments, **options)
        opened.append(database)

    monkeypatch.setattr(Database, "__init__", remember)
    yield
    for database in opened:
        database.close()
