"""`simulator case`: replies that were judged wrongly, to keep, to list, and to hand to whoever trains the judge."""

import argparse
import json

from simulator.commands.composition import compose_practice, load_judge
from simulator.commands.score import context_of
from simulator.errors import UsageError
from simulator.guidance.labels import label
from simulator.guidance.language import Bilingual, Language
from simulator.guidance.moves import Move
from simulator.guidance.scales import Courtesy, Pushing, Why
from simulator.literal import harmless
from simulator.locale.wording import Wording
from simulator.paths import data_directory
from simulator.reports.belongings import case_file
from simulator.reports.case_file import add_case, corpus_lines, read_cases
from simulator.reports.target import write_report
from simulator.scoring.cases import CaseError, ContestedCase, Opinion, make_case, to_line


def run(arguments: argparse.Namespace, language: Language) -> int:
    """Carry out."""
    match arguments.action:
        case "add":
            return _add(arguments, language)
        case "export":
            write_report(corpus_lines(_cases(arguments)), arguments.output)
            return 0
        case _:
            return _list(arguments, language)


def _cases(arguments: argparse.Namespace) -> tuple[ContestedCase, ...]:
    """Return the verdicts contested in attempts, and the cases added by hand."""
    return (*compose_practice(arguments.dialogues).store.cases(), *read_cases(case_file(data_directory())))


def _add(arguments: argparse.Namespace, language: Language) -> int:
    if (arguments.text is None) == (arguments.attempt is None):
        raise _wrong("Geef een antwoord, of --attempt met --turn.", "Give a reply, or --attempt with --turn.")
    if arguments.attempt:
        _contest(arguments)
    else:
        add_case(case_file(data_directory()), _case_of_text(arguments))
    print(Wording(language)("command.case_kept"))
    return 0


def _contest(arguments: argparse.Namespace) -> None:
    """Contest the verdict on a turn of an attempt; the case is kept with it."""
    if arguments.moves is not None:
        raise _wrong("--moves gaat alleen bij een los antwoord.", "--moves goes with a reply of its own only.")
    attempt = compose_practice(arguments.dialogues).resume(arguments.attempt)
    if arguments.turn not in attempt.turns:
        raise _wrong(f"Er is geen beurt {arguments.turn}.", f"There is no turn {arguments.turn}.")
    opinion = _opinion(arguments)
    if opinion.is_empty:
        raise _no_opinion()
    attempt.contest(arguments.turn, opinion.courtesy, opinion.why, opinion.pushing, arguments.note)


def _case_of_text(arguments: argparse.Namespace) -> ContestedCase:
    judge, context = load_judge(), context_of(arguments)
    verdict = judge.score(arguments.text, context)
    try:
        return make_case(arguments.text, context, verdict, _opinion(arguments), judge.version, arguments.note)
    except CaseError as error:
        if str(error) == "expected":
            raise _no_opinion() from error
        raise _wrong(f"Het veld '{error}' klopt niet.", f"The field '{error}' is not right.") from error


def _opinion(arguments: argparse.Namespace) -> Opinion:
    return Opinion(
        courtesy=None if arguments.courtesy is None else Courtesy(arguments.courtesy),
        why=None if arguments.why is None else Why(arguments.why),
        pushing=None if arguments.pushing is None else Pushing(arguments.pushing),
        moves=None if arguments.moves is None else frozenset(map(_move, arguments.moves.replace(",", " ").split())),
    )


def _move(word: str) -> Move:
    try:
        return Move(word)
    except ValueError:
        known = ", ".join(move.value for move in Move)
        raise _wrong(f"'{word}' is onbekend; kies uit {known}", f"'{word}' is not known; choose from {known}") from None


def _list(arguments: argparse.Namespace, language: Language) -> int:
    cases = _cases(arguments)
    if arguments.json:
        print(json.dumps([json.loads(to_line(case)) for case in cases], indent=2))
        return 0
    for case in cases:
        print(harmless(" ".join(case.text.split())))
        print(harmless(f"  {_difference(case, language)}" + (f" ({case.note})" if case.note else "")))
    print(Wording(language).count("command.cases", len(cases)))
    return 0


def _difference(case: ContestedCase, language: Language) -> str:
    """Return what was judged and what it should have been, for each scale that was contested."""
    words, given, expected = Wording(language), case.given, case.expected
    parts: list[str] = []
    for name in ("courtesy", "why", "pushing"):
        before, after = getattr(given, name), getattr(expected, name)
        if after is not None:
            names = [
                words("criterion.not_rated") if rating is None else label(rating).name.in_language(language).lower()
                for rating in (before, after)
            ]
            parts.append(f"{words(f'criterion.{name}')}: {names[0]} > {names[1]}")
    if expected.moves is not None:
        parts.append(", ".join(sorted(expected.moves)) or "-")
    return "; ".join(parts)


def _no_opinion() -> UsageError:
    return _wrong(
        "Zeg wat het moet zijn: --courtesy 0..3, --why, --pushing 0..2 of --moves.",
        "Say what it should be: --courtesy 0..3, --why, --pushing 0..2 or --moves.",
    )


def _wrong(nl: str, en: str) -> UsageError:
    return UsageError(Bilingual(nl=nl, en=en))
