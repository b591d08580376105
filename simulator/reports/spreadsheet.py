"""Turns as CSV that is safe to open in a spreadsheet: no cell can be taken for a formula."""

import csv
import io
from collections.abc import Iterable, Iterator

from simulator.guidance.labels import label
from simulator.literal import harmless
from simulator.practice.attempt import Attempt
from simulator.practice.events import Replied
from simulator.practice.turn import Turn
from simulator.reports.account import Setting, deed

DELIMITER = ";"
BYTE_ORDER_MARK = "\ufeff"
FORMULA = frozenset("=+-@\uff1d\uff0b\uff0d\uff20")
CONTROL = frozenset("\t\r\n\x00")
# fmt: off
COLUMNS = (
    "attempt", "date", "dialogue", "situation", "level", "language", "turn", "parent", "channel", "action", "reply",
    "courtesy", "why", "pushing", "moves", "client", "day", "rapport", "patience", "ending", "scorer",
)
# fmt: on


def csv_text(attempts: Iterable[Attempt], setting: Setting) -> str:
    """Return one row for each turn of each attempt, all ways that were tried, under one row of headings."""
    written = io.StringIO()
    writer = csv.writer(written, delimiter=DELIMITER, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow([setting.words(f"report.column.{name}") for name in COLUMNS])
    for attempt in attempts:
        for turn in attempt.turns.values():
            writer.writerow([safe_cell(cell) for cell in _cells(attempt, turn, setting)])
    return BYTE_ORDER_MARK + written.getvalue()


def safe_cell(text: str) -> str:
    """Return text that no spreadsheet takes for a formula: such a cell gets an apostrophe in front.

    Cells that begin with = + - @ (also full width), with or without space before it, or with a tab or line break.
    """
    begin = text.lstrip()[:1]
    is_risky = begin in FORMULA or text[:1] in CONTROL
    return harmless(f"'{text}" if text and is_risky else text)


def _cells(attempt: Attempt, turn: Turn, setting: Setting) -> Iterator[str]:
    dialogue, started = attempt.dialogue, attempt.started
    yield attempt.id
    yield setting.moment(turn.action.at)
    yield dialogue.id
    yield setting.text(label(dialogue.situation).name)
    yield str(dialogue.level)
    yield started.language.value
    yield str(turn.id)
    yield str(turn.parent or "")
    yield from _action_cells(turn, setting)
    yield "\n".join(line.text.in_language(attempt.language) for line in turn.answer.lines)
    yield str(turn.answer.day)
    yield str(turn.answer.rapport)
    yield str(turn.answer.patience)
    yield setting.words(f"ending.{turn.answer.ending}") if turn.answer.ending else ""
    yield started.scorer


def _action_cells(turn: Turn, setting: Setting) -> Iterator[str]:
    action = turn.action
    if not isinstance(action, Replied):
        yield from ("", deed(turn, setting), *[""] * 5)
        return
    verdict = action.verdict
    yield setting.text(label(action.channel).name)
    yield setting.words("report.reply").lower()
    yield action.text
    for rating in (verdict.courtesy, verdict.why, verdict.pushing):
        yield setting.words("criterion.not_rated") if rating is None else setting.text(label(rating).name)
    yield ", ".join(setting.text(label(move).name) for move in sorted(verdict.moves))
