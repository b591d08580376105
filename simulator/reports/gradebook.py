"""Fills one cell of a gradebook that was exported from Moodle: one column, one learner, and never a lower number."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from simulator.dialogue.nearest import nearest, suggestion
from simulator.errors import UsageError
from simulator.guidance.language import Bilingual
from simulator.reports.cells import Cell, Encoded, OpenQuoteError, decode, read_rows, replaced, values

DELIMITERS = (",", ";", "\t", ":", "|")
EMPTY = frozenset({"", "-", "–"})
_GRADE = re.compile(r"(\d+)(?:([.,])(\d+))?(\s*%)?")
_FIRST = frozenset({"first name", "firstname", "voornaam"})
_LAST = frozenset({"last name", "lastname", "surname", "achternaam"})
_FULL = frozenset({"full name", "fullname", "name", "volledige naam", "naam"})


@dataclass(frozen=True, slots=True)
class Filled:
    """The file as it is now, and the cell before and after; they are the same when it held as much already."""

    content: bytes
    learner: str
    before: str
    after: str

    @property
    def is_changed(self) -> bool:
        """Whether the cell was filled or raised."""
        return self.before != self.after


def fill_grade(raw: bytes, item: str, learner: str, share: float, out_of: float) -> Filled:
    """Put `share` (0..1) of `out_of` in the column `item` of `learner` (an e-mail address, id or full name).

    A column of percentages gets a percentage. Raises UsageError for a column or learner that is not there or not the
    only one, and for a cell that holds something else than a number.
    """
    file = decode(raw)
    delimiter, rows = _read(file, item)
    column = _find_column(values(rows[0]), item)
    row = _find_learner(rows, learner)
    if column >= len(row):
        raise _wrong(
            f"De rij van {learner} is korter dan de kopregel.", f"The row of {learner} is shorter than the head."
        )
    cell = row[column]
    after = _graded(cell, [values(other)[column] for other in rows[1:] if column < len(other)], item, share, out_of)
    if after is None:
        return Filled(raw, learner, cell.value, cell.value)
    text = replaced(file.text, cell, after, delimiter)
    return Filled(file.bytes_of(text), learner, cell.value, after)


def _read(file: Encoded, item: str) -> tuple[str, list[list[Cell]]]:
    """Return the delimiter and the rows: the delimiter that makes the column appear, or else the most columns."""
    try:
        ways = {delimiter: read_rows(file.text, delimiter) for delimiter in DELIMITERS}
    except OpenQuoteError as error:
        raise _wrong(
            f"Het cijferbestand heeft op regel {error.line} een aanhalingsteken dat nergens sluit.",
            f"The gradebook has a quotation mark on line {error.line} that never closes.",
        ) from error
    heads = {delimiter: values(rows[0]) if rows else [] for delimiter, rows in ways.items()}
    best = max(DELIMITERS, key=lambda mark: (bool(_columns(heads[mark], item)), len(heads[mark])))
    if len(heads[best]) < 2:
        raise _wrong("Dit is geen CSV-bestand met kolommen.", "This is not a CSV file with columns.")
    return best, ways[best]


def _columns(head: Sequence[str], item: str) -> list[int]:
    """Return the columns of that name; without an exact match those that have it before `(Real)` or after a kind."""
    wanted = item.strip().casefold()
    exact = [place for place, name in enumerate(head) if name.casefold() == wanted]
    return exact or [place for place, name in enumerate(head) if wanted in _short_names(name)]


def _short_names(name: str) -> set[str]:
    """Return a heading such as `Quiz: Saying no (Real)` without the part in brackets, without the kind, or neither."""
    whole = name.casefold()
    bare = re.sub(r"\s*\([^()]*\)$", "", whole)
    return {bare, *(text.partition(":")[2].strip() for text in (whole, bare))} - {""}


def _find_column(head: Sequence[str], item: str) -> int:
    places = _columns(head, item)
    if len(places) == 1:
        return places[0]
    if places:
        named = ", ".join(f"'{head[place]}'" for place in places)
        raise _wrong(
            f"De kolom '{item}' is niet de enige: {named}", f"The column '{item}' is not the only one: {named}"
        )
    short = {name: heading for heading in head for name in (heading.casefold(), *_short_names(heading))}
    guess = nearest(item, list(short))
    nl, en = suggestion(short[guess] if guess else None)
    raise _wrong(f"Er is geen kolom '{item}'{nl}", f"There is no column '{item}'{en}")


def _find_learner(rows: Sequence[Sequence[Cell]], learner: str) -> Sequence[Cell]:
    head = [name.casefold() for name in values(rows[0])]
    people = [(_names(head, values(row)), row) for row in rows[1:]]
    wanted = _plain(learner)
    matching = [row for names, row in people if wanted in map(_plain, names)]
    if len(matching) == 1:
        return matching[0]
    if matching:
        raise _wrong(
            f"'{learner}' komt {len(matching)} keer voor; noem het e-mailadres.",
            f"'{learner}' occurs {len(matching)} times; give the e-mail address.",
        )
    known = [name for names, _ in people for name in names if name]
    nl, en = suggestion(_original(nearest(learner, [name.lower() for name in known]), known))
    raise _wrong(f"'{learner}' staat niet in het cijferbestand{nl}", f"'{learner}' is not in the gradebook{en}")


def _names(head: Sequence[str], row: Sequence[str]) -> list[str]:
    """Return how a learner may be named: full name either way round, address, id number."""
    cells = dict(zip(head, row, strict=False))
    first = next((cells[name] for name in head if name in _FIRST and name in cells), "")
    last = next((cells[name] for name in head if name in _LAST and name in cells), "")
    names = [cells[name] for name in head if name in _FULL and name in cells]
    names += [f"{first} {last}", f"{last}, {first}", f"{last} {first}"] if first or last else []
    return names + [value for value in row if "@" in value] + [cells[name] for name in head if _is_id(name, cells)]


def _is_id(name: str, cells: dict[str, str]) -> bool:
    return name in ("id number", "id-nummer", "idnumber", "username", "gebruikersnaam") and bool(cells.get(name))


def _plain(name: str) -> str:
    return " ".join(name.casefold().split())


def _original(guess: str | None, names: Sequence[str]) -> str | None:
    return next((name for name in names if guess is not None and name.lower() == guess), None)


def _graded(cell: Cell, column: Sequence[str], item: str, share: float, out_of: float) -> str | None:
    """Return what the cell should say, or None when it holds as much or more already."""
    current = _GRADE.fullmatch(cell.value.strip())
    if not current and cell.value.strip() not in EMPTY:
        raise _wrong(
            f"In '{item}' staat '{cell.value}', en dat is geen getal; er is niets veranderd.",
            f"'{item}' holds '{cell.value}', which is not a number; nothing was changed.",
        )
    samples = [found for value in column if (found := _GRADE.fullmatch(value))]
    percent = next((found[4] for found in samples if found[4]), "")
    number = share * (100 if percent else out_of)
    if current and number <= float(f"{current[1]}.{current[3] or 0}"):
        return None
    mark = next((found[2] for found in samples if found[2]), ".")
    decimals = max((len(found[3] or "") for found in samples), default=2)
    return f"{number:.{decimals}f}".replace(".", mark) + percent


def _wrong(nl: str, en: str) -> UsageError:
    return UsageError(Bilingual(nl=nl, en=en))
