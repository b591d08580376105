"""From corpus to answers: the first stage, summaries for left-out writers, the second stage."""

import sys
import time
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from simulator.guidance.language import Language
from simulator.guidance.situations import Channel, Situation
from simulator.scoring.context import Context
from simulator.scoring.hearing import clause_words
from simulator.scoring.summary import summarise
from simulator.scoring.text.reading import Reading
from simulator.scoring.weights import Floats, Network
from training.bank import load_bank, usual_company
from training.corpus import Labelled, read_all, weight_of
from training.first_stage import Fitted, Setting, fit_level
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
    """The clauses and replies of one language: `owners` tells whose a clause is, `first` where the replies start."""

    replies: list[Labelled]
    readings: list[Reading]
    writers: NDArray[np.int64]
    owners: NDArray[np.int64]
    clause: Fitted
    reply: Fitted = field(init=False)
    first: int = 0

    def summaries(self, rows: NDArray[np.int64], without: set[int], setting: Setting) -> Floats:
        """Return second-stage inputs of the replies `rows`, heard by a first stage that never saw `without`."""
        clause_rows = np.flatnonzero(np.isin(self.owners, rows))
        heard = self.clause.answer(clause_rows, without, setting)
        whole = self.reply.answer(rows + self.first, without, setting)
        owners = self.owners[clause_rows]
        clauses = [heard[owners == row] for row in rows]
        contexts = [self._context(row, setting) for row in rows]
        return summarise([self.readings[row] for row in rows], contexts, clauses, whole)

    def _context(self, row: int, setting: Setting) -> Context:
        if setting is Setting.OWN:
            return self.replies[row].context
        return lend_context(row) if setting is Setting.LENT else Context()


def lend_context(place: int) -> Context:
    """Return some situation and channel, always the same for the same place."""
    situations, channels = list(Situation), list(Channel)
    return Context(situation=situations[place * 7 % len(situations)], channel=channels[place * 5 % len(channels)])


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
        [lend_context(row) for row in owners.tolist()] + [Context()] * len(extra),
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
        [lend_context(row) for fit in fits.values() for row in range(len(fit.replies))],
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


def gather(fits: dict[Language, LanguageFit], fold: set[int], setting: Setting, inside: bool) -> Examples:
    """Return examples inside `fold` or outside it; each is heard by a first stage that saw neither it nor the fold.

    In the lent setting there are only the replies that have no situation of their own.
    """
    parts: list[tuple[Floats, Floats, Floats, NDArray[np.int64]]] = []
    offset = 0
    for fit in fits.values():
        bare = np.array([reply.context.situation is None for reply in fit.replies])
        for writer in np.unique(fit.writers):
            chosen = (fit.writers == writer) & (bare | (setting is not Setting.LENT))
            rows = np.flatnonzero(chosen)
            if (int(writer) in fold) is not inside or not len(rows):
                continue
            summaries = fit.summaries(rows, fold | {int(writer)}, setting)
            replies = [fit.replies[row] for row in rows]
            weights = np.array([weight_of(reply) for reply in replies], dtype=np.float32)
            parts.append((summaries, final_targets(replies), weights, rows + offset))
        offset += len(fit.replies)
    return Examples(*(np.concatenate([part[place] for part in parts]) for place in range(4)))


def join(*parts: Examples) -> Examples:
    """Return all examples together."""
    return Examples(
        np.vstack([part.summaries for part in parts]),
        np.vstack([part.targets for part in parts]),
        np.concatenate([part.weights for part in parts]),
        np.concatenate([part.index for part in parts]),
    )


def fit_second(fits: dict[Language, LanguageFit], fold: set[int], recipe: Recipe) -> Network:
    """Fit the second stage outside `fold`: each reply in its context, without, and in a lent one if it has none."""
    known = join(*(gather(fits, fold, setting, inside=False) for setting in Setting))
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
        for answers, setting in zip(heard, (Setting.OWN, Setting.NONE), strict=True):
            held = gather(fits, fold, setting, inside=True)
            answers[held.index] = network.answer(held.summaries)
        say(f"left out {sorted(writers[number] for number in fold)}")
    return heard[0], heard[1]
