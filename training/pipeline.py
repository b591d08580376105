"""From corpus to answers: the first stage, summaries for left-out writers, the second stage."""

import sys
import time
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from simulator.guidance.language import Language
from simulator.scoring.context import Context
from simulator.scoring.hearing import clause_words
from simulator.scoring.summary import summarise
from simulator.scoring.text.reading import Reading
from simulator.scoring.weights import Floats, Network
from training.bank import load_bank, usual_company
from training.corpus import Labelled, read_all, weight_of
from training.first_stage import Fitted, fit_level
from training.network import Recipe, fit_network
from training.spreading import spread_labels
from training.targets import final_targets, reply_signals

PHRASE_WEIGHT = 0.7
CLAUSE_STRENGTH = 1.5
REPLY_STRENGTH = 1.0


def say(message: str) -> None:
    """Report progress on the error stream."""
    print(f"[{time.strftime('%H:%M:%S')}] {message}", file=sys.stderr, flush=True)


@dataclass
class LanguageFit:
    """The first stage of one language with its replies. `owners` tells which reply a clause belongs to, `first` where its replies start."""

    replies: list[Labelled]
    readings: list[Reading]
    writers: NDArray[np.int64]
    owners: NDArray[np.int64]
    clause: Fitted
    reply: Fitted = field(init=False)
    first: int = 0

    def summaries(self, rows: NDArray[np.int64], without: set[int], in_context: bool) -> Floats:
        """Return second-stage inputs of the replies `rows`, heard by a first stage that never saw `without`."""
        clause_rows = np.flatnonzero(np.isin(self.owners, rows))
        heard = self.clause.answer(clause_rows, without, in_context)
        whole = self.reply.answer(rows + self.first, without, in_context)
        owners = self.owners[clause_rows]
        clauses = [heard[owners == row] for row in rows]
        contexts = [self.replies[row].context if in_context else Context() for row in rows]
        return summarise([self.readings[row] for row in rows], contexts, clauses, whole)


def fit_language(replies: list[Labelled], writers: list[str], language: Language) -> LanguageFit:
    """Fit both levels of the first stage on the replies of `language`, the clauses also on the phrase bank."""
    mine = [reply for reply in replies if reply.language is language]
    readings = read_all(mine)
    numbers = np.array([writers.index(reply.writer) for reply in mine])
    weights = np.array([weight_of(reply) for reply in mine])
    runs = [clause_words(reading) for reading in readings]
    owners = np.array([row for row, parts in enumerate(runs) for _ in parts])
    targets = spread_labels(mine, readings, language)
    extra = load_bank(language, usual_company(targets))
    say(f"{language}: {len(mine)} replies, {len(owners)} clauses, {len(extra)} phrases")
    runs_and_phrases = [run for parts in runs for run in parts] + [item.words for item in extra]
    clause = fit_level(
        runs_and_phrases,
        [mine[row].context for row in owners] + [Context()] * len(extra),
        [language] * len(runs_and_phrases),
        np.vstack([targets, *(item.target[None, :] for item in extra)]),
        np.concatenate([numbers[owners], np.full(len(extra), -1)]),
        np.concatenate([weights[owners], np.full(len(extra), PHRASE_WEIGHT)]),
        CLAUSE_STRENGTH,
    )
    say(f"{language}: clauses fitted")
    return LanguageFit(mine, readings, numbers, owners, clause)


def fit_corpus(replies: list[Labelled], writers: list[str]) -> dict[Language, LanguageFit]:
    """Fit the first stage: clauses per language, whole replies of both languages together."""
    fits = {language: fit_language(replies, writers, language) for language in Language}
    ordered = [reply for fit in fits.values() for reply in fit.replies]
    whole = fit_level(
        [reading.words for fit in fits.values() for reading in fit.readings],
        [reply.context for reply in ordered],
        [reply.language for reply in ordered],
        np.vstack([reply_signals(reply) for reply in ordered]),
        np.concatenate([fit.writers for fit in fits.values()]),
        np.array([weight_of(reply) for reply in ordered]),
        REPLY_STRENGTH,
    )
    first = 0
    for fit in fits.values():
        fit.reply = whole
        fit.first = first
        first += len(fit.replies)
    say("whole replies fitted")
    return fits


@dataclass
class Examples:
    """Second-stage inputs and targets. `index` points into the replies in the order of the two languages."""

    summaries: Floats
    targets: Floats
    weights: Floats
    index: NDArray[np.int64]


def gather(fits: dict[Language, LanguageFit], fold: set[int], in_context: bool, inside: bool) -> Examples:
    """Return examples inside `fold` or outside it; each is heard by a first stage that saw neither it nor the fold."""
    parts: list[tuple[Floats, Floats, Floats, NDArray[np.int64]]] = []
    offset = 0
    for fit in fits.values():
        for writer in np.unique(fit.writers):
            if (int(writer) in fold) is not inside:
                continue
            rows = np.flatnonzero(fit.writers == writer)
            summaries = fit.summaries(rows, fold | {int(writer)}, in_context)
            chosen = [fit.replies[row] for row in rows]
            weights = [weight_of(reply) for reply in chosen]
            parts.append((summaries, final_targets(chosen), np.array(weights, dtype=np.float32), rows + offset))
        offset += len(fit.replies)
    return Examples(*(np.concatenate([part[place] for part in parts]) for place in range(4)))  # type: ignore[arg-type]


def join(first: Examples, second: Examples) -> Examples:
    """Return both sets of examples together."""
    return Examples(
        np.vstack([first.summaries, second.summaries]),
        np.vstack([first.targets, second.targets]),
        np.concatenate([first.weights, second.weights]),
        np.concatenate([first.index, second.index]),
    )


def fit_second(fits: dict[Language, LanguageFit], fold: set[int], recipe: Recipe) -> Network:
    """Fit the second stage outside `fold`, each reply once with and once without its context."""
    known = join(gather(fits, fold, True, False), gather(fits, fold, False, False))
    return fit_network(known.summaries, known.targets, known.weights, recipe)


def make_folds(writers: list[str]) -> list[set[int]]:
    """Pair the writers of both languages, so that every fold leaves out both."""
    names: dict[str, set[int]] = {}
    for number, writer in enumerate(writers):
        names.setdefault(writer.replace("_nl_", "_").replace("_en_", "_"), set()).add(number)
    return list(names.values())


def answers_left_out(fits: dict[Language, LanguageFit], writers: list[str], recipe: Recipe) -> tuple[Floats, Floats]:
    """Return the answers for every reply by fits that never saw its writer: in context, and by the words alone."""
    count = sum(len(fit.replies) for fit in fits.values())
    width = final_targets(next(iter(fits.values())).replies[:1]).shape[1]
    heard = [np.zeros((count, width), dtype=np.float32) for _ in range(2)]
    for fold in make_folds(writers):
        network = fit_second(fits, fold, recipe)
        for answers, in_context in zip(heard, (True, False), strict=True):
            held = gather(fits, fold, in_context, True)
            answers[held.index] = network.answer(held.summaries)
        say(f"left out {sorted(writers[number] for number in fold)}")
    return heard[0], heard[1]
