"""A CSV file with the place of every cell, so that one can be changed and all else stays as it was, to the byte."""

import codecs
from collections.abc import Sequence
from dataclasses import dataclass

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


@dataclass(frozen=True, slots=True)
class Encoded:
    """The text of a file with the mark and encoding it had."""

    text: str
    mark: bytes
    encoding: str

    def bytes_of(self, text: str) -> bytes:
        """Return another text as it would be in this file."""
        return self.mark + text.encode(self.encoding)


def decode(raw: bytes) -> Encoded:
    """Return the text of a file: by its mark, else UTF-8, else the Western encoding of Windows; never an error."""
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return Encoded(raw[len(mark) :].decode(encoding), mark, encoding)
    for encoding in ("utf-8", "cp1252"):
        try:
            return Encoded(raw.decode(encoding), b"", encoding)
        except UnicodeDecodeError:
            continue
    return Encoded(raw.decode("latin-1"), b"", "latin-1")


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: where it stands in the text, quotes included, and what it says."""

    start: int
    end: int
    value: str
    is_quoted: bool


class OpenQuoteError(ValueError):
    """A quoted cell that never ends; `line` counts from 1."""

    def __init__(self, line: int) -> None:
        super().__init__(f"line {line}")
        self.line = line


def read_rows(text: str, delimiter: str) -> list[list[Cell]]:
    """Return the cells of every row. Raises OpenQuoteError."""
    rows: list[list[Cell]] = []
    position = 0
    while position < len(text):
        row, position = _read_row(text, position, delimiter)
        rows.append(row)
    return rows


def _read_row(text: str, position: int, delimiter: str) -> tuple[list[Cell], int]:
    row: list[Cell] = []
    while True:
        cell = _read_cell(text, position, delimiter)
        row.append(cell)
        position = cell.end
        if text[position : position + 1] != delimiter:
            return row, position + (2 if text.startswith("\r\n", position) else 1)
        position += 1


def _read_cell(text: str, start: int, delimiter: str) -> Cell:
    is_quoted = text.startswith('"', start)
    begin = _closing_quote(text, start) + 1 if is_quoted else start
    end = begin
    while end < len(text) and text[end] not in (delimiter, "\r", "\n"):
        end += 1
    value = text[start + 1 : begin - 1].replace('""', '"') + text[begin:end] if is_quoted else text[start:end]
    return Cell(start, end, value, is_quoted)


def _closing_quote(text: str, start: int) -> int:
    position = text.find('"', start + 1)
    while text.startswith('""', position) and position >= 0:
        position = text.find('"', position + 2)
    if position < 0:
        raise OpenQuoteError(text.count("\n", 0, start) + 1)
    return position


def replaced(text: str, cell: Cell, value: str, delimiter: str) -> str:
    """Return the text with another value in a cell, quoted as it was, or where it must be."""
    must_quote = cell.is_quoted or any(mark in value for mark in (delimiter, '"', "\r", "\n"))
    written = '"' + value.replace('"', '""') + '"' if must_quote else value
    return text[: cell.start] + written + text[cell.end :]


def values(row: Sequence[Cell]) -> list[str]:
    """Return what the cells of a row say, without space around it."""
    return [cell.value.strip() for cell in row]
