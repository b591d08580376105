"""`simulator test`: run the examples of dialogues through the judge, or bless a played session as a new example."""

import argparse
from collections.abc import Iterator

from simulator.commands.composition import compose_practice
from simulator.dialogue.model import Dialogue
from simulator.guidance.labels import label
from simulator.guidance.language import Language
from simulator.guidance.scales import Scale
from simulator.literal import harmless
from simulator.locale.wording import Wording
from simulator.practice.events import Replied
from simulator.practice.examples import ExampleRun, parting_turn, run_example
from simulator.practice.practice import Practice
from simulator.practice.turn import Turn

FINDINGS = 1


def run(arguments: argparse.Namespace, language: Language) -> int:
    """Run the examples of the dialogues named, or of all; exit code 1 when one does not end where it should."""
    practice = compose_practice(arguments.dialogues)
    if arguments.bless:
        return _bless(practice, arguments.bless, language)
    words, failures, count = Wording(language), 0, 0
    for dialogue in _chosen(practice, arguments.ids):
        runs = [run_example(dialogue, example, practice.scorer) for example in dialogue.examples]
        count += len(runs)
        for failed in (found for found in runs if not found.has_passed):
            failures += 1
            for line in _failure_lines(dialogue, failed, language):
                print(harmless(line))
    print(words("command.tested", n=count, failed=failures))
    return FINDINGS if failures else 0


def _chosen(practice: Practice, ids: list[str]) -> tuple[Dialogue, ...]:
    return tuple(practice.catalogue.find(name) for name in ids) if ids else practice.catalogue.dialogues


def _failure_lines(dialogue: Dialogue, run: ExampleRun, language: Language) -> Iterator[str]:
    words = Wording(language)
    yield words(
        "command.failed",
        dialogue=dialogue.id,
        line=run.example.line,
        lang=run.example.language,
        ends=run.state,
        meant=run.example.ends,
    )
    if run.refusal:
        yield f"  {run.refusal.in_language(language)}"
    parting = parting_turn(dialogue, run)
    for turn in run.turns:
        yield from _turn_lines(turn, words, is_parting=turn is parting)


def _turn_lines(turn: Turn, words: Wording, *, is_parting: bool) -> Iterator[str]:
    mark = ">" if is_parting else " "
    if not isinstance(turn.action, Replied):
        yield f" {mark} {turn.state} -> {turn.answer.state}"
        return
    verdict = turn.action.verdict
    yield f" {mark} {turn.state} -> {turn.answer.state}: {turn.action.text}"
    ratings = ", ".join(
        label(rating).name.in_language(words.language).lower() if rating is not None else words("criterion.not_rated")
        for rating in map(verdict.rating_on, Scale)
    )
    moves = ", ".join(sorted(verdict.moves)) or "-"
    yield f"     {ratings}; {moves}"
    if is_parting:
        for item in verdict.evidence:
            yield f'       "{item.text}": {label(item.speaks_for).name.in_language(words.language).lower()}'


def _bless(practice: Practice, attempt_id: str, language: Language) -> int:
    from simulator.dialogue.authoring import append_example

    attempt = practice.resume(attempt_id)
    path = practice.catalogue.path_of(attempt.dialogue.id)
    append_example(path, attempt.language, attempt.started.seed, attempt.typed_lines(), attempt.state.id)
    print(Wording(language)("command.blessed", path=path, ends=attempt.state.id))
    return 0
