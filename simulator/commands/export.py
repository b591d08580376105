"""`simulator export`: attempts as a report, a table, lines or statements; to a file, a record store or a gradebook."""

import argparse
import os
import secrets
import sys
import time
from collections.abc import Callable, Sequence

from simulator.commands.composition import compose_practice, load_judge, now, read_catalogue
from simulator.errors import UsageError
from simulator.guidance.language import Bilingual, Language
from simulator.literal import harmless
from simulator.locale.wording import Wording
from simulator.paths import data_directory
from simulator.practice.practice import Practice, Suppliers
from simulator.practice.store import MemoryStore
from simulator.reports.selection import Rebuilt, Selection, rebuild_attempts, select_attempts
from simulator.reports.target import read_file, write_report

FINDINGS = 1
PASSWORD = "SIMULATOR_XAPI_PASSWORD"
PSEUDONYM = "pseudonym"
MOST_SUGGESTIONS = 3


def run(arguments: argparse.Namespace, language: Language) -> int:
    """Export; exit code 1 when an attempt was left out, or something is left to be sent."""
    _check(arguments)
    practice = _practice(arguments)
    ids = select_attempts(practice.store, Selection(arguments.attempt, arguments.first, arguments.last))
    if arguments.moodle:
        return _fill_gradebook(practice, ids, arguments, language)
    if arguments.format == "jsonl" and not arguments.xapi_endpoint:
        return _write_lines(practice, ids, arguments)
    rebuilt = rebuild_attempts(practice, ids)
    code = _report_lost(rebuilt, language)
    if arguments.xapi_endpoint:
        return max(code, _send(practice, rebuilt, arguments, language))
    write_report(_WRITERS[arguments.format](practice, rebuilt, arguments, language).encode(), arguments.output)
    return code


def _check(arguments: argparse.Namespace) -> None:
    if arguments.attempt and (arguments.first or arguments.last):
        raise _wrong("Kies --attempt of een periode, niet allebei.", "Choose --attempt or a period, not both.")
    if arguments.first and arguments.last and arguments.first > arguments.last:
        raise _wrong("--from ligt na --to.", "--from is after --to.")
    if arguments.moodle and not (arguments.item and arguments.learner):
        raise _wrong("--moodle vraagt ook om --item en --learner.", "--moodle also needs --item and --learner.")
    if arguments.moodle and arguments.out_of <= 0:
        raise _wrong("--out-of moet groter zijn dan nul.", "--out-of must be more than zero.")


def _practice(arguments: argparse.Namespace) -> Practice:
    """Return the practice of this computer, or one that knows only the attempts in a file."""
    if not arguments.input:
        return compose_practice(arguments.dialogues)
    from simulator.reports.session_lines import read_sessions

    store = MemoryStore()
    suppliers = Suppliers(
        catalogue=lambda: read_catalogue(arguments.dialogues),
        scorer=load_judge,
        store=lambda: store,
        clock=now,
        new_id=lambda: secrets.token_hex(6),
        new_seed=lambda: 0,
    )
    practice = Practice(suppliers)
    sessions = read_sessions(read_file(arguments.input).split(b"\n"))
    practice.adopt({session.attempt: session.events for session in sessions})
    return practice


def _report_lost(rebuilt: Rebuilt, language: Language) -> int:
    """Name the attempts that are left out; in JSONL they would be complete."""
    if not rebuilt.lost:
        return 0
    words = Wording(language)
    _tell(words.count("command.left_out", len(rebuilt.lost), ids=", ".join(rebuilt.lost)))
    return FINDINGS


def _write_lines(practice: Practice, ids: Sequence[str], arguments: argparse.Namespace) -> int:
    from simulator.reports.session_lines import session_lines

    lines: list[bytes] = []
    for id in ids:
        found = rebuild_attempts(practice, [id]).attempts
        lines += session_lines(id, practice.store.events(id), found[0].turns if found else None)
    write_report(b"".join(lines), arguments.output)
    return 0


def _html(practice: Practice, rebuilt: Rebuilt, arguments: argparse.Namespace, language: Language) -> str:
    from simulator.reports.account import Setting, give_account
    from simulator.reports.overview import Suggested
    from simulator.reports.page import attempt_page, period_page

    setting = Setting(language, learner=arguments.learner or "")
    accounts = [give_account(attempt, practice.scorer) for attempt in rebuilt.attempts]
    if arguments.attempt and accounts:
        return attempt_page(accounts[0], setting)
    suggested = [
        Suggested(practice.catalogue.find(suggestion.dialogue).title, suggestion.reason)
        for suggestion in practice.suggestions()[:MOST_SUGGESTIONS]
    ]
    return period_page(accounts, setting, arguments.first, arguments.last, suggested)


def _markdown(practice: Practice, rebuilt: Rebuilt, arguments: argparse.Namespace, language: Language) -> str:
    from simulator.reports.account import Setting, give_account
    from simulator.reports.text_report import markdown_report

    accounts = [give_account(attempt, practice.scorer) for attempt in rebuilt.attempts]
    return markdown_report(accounts, Setting(language, learner=arguments.learner or ""))


def _csv(practice: Practice, rebuilt: Rebuilt, arguments: argparse.Namespace, language: Language) -> str:
    from simulator.reports.account import Setting
    from simulator.reports.spreadsheet import csv_text

    return csv_text(rebuilt.attempts, Setting(language))


def _xapi(practice: Practice, rebuilt: Rebuilt, arguments: argparse.Namespace, language: Language) -> str:
    import json

    return json.dumps(_statements(practice, rebuilt, arguments), ensure_ascii=False, indent=1) + "\n"


_WRITERS: dict[str, Callable[[Practice, Rebuilt, argparse.Namespace, Language], str]] = {
    "html": _html,
    "markdown": _markdown,
    "csv": _csv,
    "xapi": _xapi,
}


def _statements(practice: Practice, rebuilt: Rebuilt, arguments: argparse.Namespace) -> list[dict[str, object]]:
    from simulator.reports.statements import HOME, Actor, statements_of

    actor = Actor(arguments.xapi_account or _pseudonym(practice, arguments), arguments.xapi_home or HOME)
    return [statement for attempt in rebuilt.attempts for statement in statements_of(attempt, actor)]


def _pseudonym(practice: Practice, arguments: argparse.Namespace) -> str:
    """Return the name without meaning that this database has, drawn once."""
    if arguments.input:
        raise _wrong("Van wie is dit? Geef --xapi-account.", "Whose is this? Give --xapi-account.")
    known = practice.store.note(PSEUDONYM)
    if known is None:
        known = secrets.token_hex(8)
        practice.store.keep_note(PSEUDONYM, known)
    return known


def _send(practice: Practice, rebuilt: Rebuilt, arguments: argparse.Namespace, language: Language) -> int:
    from simulator.reports.belongings import outbox_file
    from simulator.reports.delivery import deliver
    from simulator.reports.outbox import Outbox
    from simulator.reports.record_store import record_store

    receiver = record_store(arguments.xapi_endpoint, arguments.xapi_user, os.environ.get(PASSWORD))
    outbox = Outbox(outbox_file(data_directory()))
    outbox.put(receiver.endpoint, _statements(practice, rebuilt, arguments))
    delivery = deliver(outbox, receiver, time.sleep)
    for id, reason in delivery.refused:
        _tell(f"{id}: {reason.in_language(language)}")
    if delivery.problem:
        _tell(delivery.problem.in_language(language))
    words = Wording(language)
    print(words("command.sent", sent=delivery.sent, there=delivery.already_there, waiting=delivery.waiting))
    return 0 if delivery.is_complete else FINDINGS


def _fill_gradebook(practice: Practice, ids: Sequence[str], arguments: argparse.Namespace, language: Language) -> int:
    from simulator.practice.history import HistoryQuery
    from simulator.reports.gradebook import fill_grade
    from simulator.reports.measure import Measure, share_of

    chosen = frozenset(ids)
    paths = practice.history(HistoryQuery(limit=sys.maxsize)).page
    share = share_of((path for path in paths if path.attempt in chosen), Measure(arguments.measure))
    raw, words = read_file(arguments.moodle), Wording(language)
    if share is None:
        _tell(words("command.nothing_to_grade", learner=arguments.learner))
        return FINDINGS
    filled = fill_grade(raw, arguments.item, arguments.learner, share, arguments.out_of)
    write_report(filled.content, arguments.output)
    key = "command.grade_filled" if filled.is_changed else "command.grade_kept"
    _tell(words(key, learner=filled.learner, before=filled.before or "-", after=filled.after))
    return 0


def _tell(sentence: str) -> None:
    print(f"simulator: {harmless(sentence)}", file=sys.stderr)


def _wrong(nl: str, en: str) -> UsageError:
    return UsageError(Bilingual(nl=nl, en=en))
