"""`simulator score`: judge one reply, or a JSONL file of them."""

import argparse
import json
import sys
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import IO, TypeVar

from simulator.commands.composition import load_judge
from simulator.errors import UsageError
from simulator.guidance.labels import label
from simulator.guidance.language import Bilingual, Language
from simulator.guidance.scales import Scale
from simulator.guidance.situations import Channel, Situation
from simulator.guidance.verdict import Verdict
from simulator.guidance.verdict_record import verdict_record
from simulator.literal import harmless
from simulator.locale.wording import Wording
from simulator.scoring.batch import BadLine, score_lines
from simulator.scoring.context import Context

FINDINGS = 1

Term = TypeVar("Term", Situation, Channel)


def run(arguments: argparse.Namespace, language: Language) -> int:
    """Judge; with --batch exit code 1 when a line was bad, after all others were judged."""
    if arguments.batch:
        return _run_batch(arguments, language)
    if arguments.text is None:
        raise UsageError(
            Bilingual(nl="Welk antwoord? Zie: simulator score --help", en="Which reply? See: simulator score --help")
        )
    text = sys.stdin.read() if arguments.text == "-" else arguments.text
    verdict = load_judge().score(text, context_of(arguments))
    if arguments.json:
        print(json.dumps(verdict_record(verdict), ensure_ascii=False, indent=2))
    else:
        for line in _lines(verdict, language):
            print(harmless(line))
    return 0


def context_of(arguments: argparse.Namespace) -> Context:
    """Return what the arguments say about the place of a reply."""
    return Context(
        language=Language(arguments.lang) if arguments.lang else None,
        situation=_choice(Situation, arguments.situation),
        channel=_choice(Channel, arguments.channel),
        client=arguments.client,
        before=arguments.before,
    )


def _choice(kind: type[Term], word: str | None) -> Term | None:
    try:
        return kind(word) if word else None
    except ValueError:
        known = ", ".join(term.value for term in kind)
        raise UsageError(
            Bilingual(nl=f"'{word}' is onbekend; kies uit {known}", en=f"'{word}' is not known; choose from {known}")
        ) from None


def _lines(verdict: Verdict, language: Language) -> Iterator[str]:
    words = Wording(language)
    for scale in Scale:
        rating, score = verdict.rating_on(scale), getattr(verdict.scores, scale)
        shown = words("criterion.not_rated") if rating is None else label(rating).name.in_language(language).lower()
        yield f"{words(f'criterion.{scale}')}: {shown}" + ("" if score is None else f" ({score:.2f})")
    moves = ", ".join(label(move).name.in_language(language).lower() for move in sorted(verdict.moves))
    yield words("plain.heard", moves=moves or "-")
    for item in verdict.evidence:
        yield f'  "{item.text}": {label(item.speaks_for).name.in_language(language).lower()}'


def _run_batch(arguments: argparse.Namespace, language: Language) -> int:
    has_findings = False
    with ExitStack() as stack:
        source = _source(arguments.batch, stack)
        target = _target(arguments.output, stack)
        for result in score_lines(source, load_judge()):
            if isinstance(result, BadLine):
                has_findings = True
                print(result.in_language(language), file=sys.stderr)
            else:
                target.write(json.dumps(result, ensure_ascii=False) + "\n")
    return FINDINGS if has_findings else 0


def _source(name: str, stack: ExitStack) -> Iterable[bytes]:
    if name == "-":
        return sys.stdin.buffer
    try:
        return stack.enter_context(Path(name).open("rb"))
    except OSError as error:
        raise _file_error("lezen", "read", name, error) from error


def _target(name: str | None, stack: ExitStack) -> IO[str]:
    if name is None:
        return sys.stdout
    try:
        return stack.enter_context(Path(name).open("w", encoding="utf-8"))
    except OSError as error:
        raise _file_error("schrijven", "write", name, error) from error


def _file_error(nl: str, en: str, name: str, error: OSError) -> UsageError:
    return UsageError(
        Bilingual(nl=f"Kan {name} niet {nl}: {error.strerror}", en=f"Cannot {en} {name}: {error.strerror}")
    )
