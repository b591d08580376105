"""Give every clause its labels. Where a reply has spans they say it; elsewhere the clause that sounds most like it."""

import numpy as np
import scipy.linalg

from simulator.guidance.language import Language
from simulator.scoring.concepts import load_lexicon
from simulator.scoring.features import concept_groups, letter_groups, word_groups
from simulator.scoring.hearing import clause_words
from simulator.scoring.text.reading import Reading
from simulator.scoring.weights import Floats
from training.bank import load_bank, usual_company
from training.corpus import Labelled
from training.matrices import count_features
from training.targets import clause_signals, reply_signals

_NEAR_BEST = 0.75


def spread_labels(replies: list[Labelled], readings: list[Reading], language: Language) -> Floats:
    """Return a first-stage target for every clause of every reply."""
    targets = [clause_signals(reply, reading) for reply, reading in zip(replies, readings, strict=True)]
    bare = [row for row, reply in enumerate(replies) if not reply.spans]
    if bare:
        heard = _hear_without_spans(replies, readings, targets, language)
        for row in bare:
            targets[row] = _share_out(reply_signals(replies[row]), heard[row])
    return np.vstack(targets)


def _share_out(labels: Floats, heard: Floats) -> Floats:
    target = np.zeros_like(heard)
    if len(heard):
        best = heard.max(axis=0)
        near = (heard >= best) | ((heard >= _NEAR_BEST * best) & (heard > 0.3))
        target[:, labels > 0] = near[:, labels > 0]
    return target


def _hear_without_spans(
    replies: list[Labelled], readings: list[Reading], targets: list[Floats], language: Language
) -> list[Floats]:
    """Return what each clause of the replies without spans sounds like, by a fit on the replies with spans."""
    lexicon = load_lexicon(language)
    spanned = [row for row, reply in enumerate(replies) if reply.spans]
    known = np.vstack([targets[row] for row in spanned])
    extra = load_bank(language, usual_company(known))
    runs = [run for row in spanned for run in clause_words(readings[row])] + [item.words for item in extra]
    bare = [row for row, reply in enumerate(replies) if not reply.spans]
    asked = [clause_words(readings[row]) for row in bare]
    everything = runs + [run for parts in asked for run in parts]
    kernel = np.zeros((len(everything), len(everything)), dtype=np.float32)
    for features in (
        [word_groups(run) for run in everything],
        [[group for word in run for group in letter_groups(word)] for run in everything],
        [concept_groups(run, lexicon) for run in everything],
    ):
        matrix = count_features(features, 2).matrix
        kernel += (matrix @ matrix.T).toarray()
    values = np.vstack([known, *(item.target[None, :] for item in extra)])
    count = len(runs)
    offset = values.mean(axis=0)
    regular = kernel[:count, :count] + 1.5 * np.eye(count, dtype=np.float32)
    duals = scipy.linalg.solve(regular, values - offset, assume_a="pos", overwrite_a=True)
    answers = kernel[count:, :count] @ duals + offset
    cuts = np.cumsum([len(parts) for parts in asked])[:-1]
    return_rows: list[Floats] = [np.zeros((0, values.shape[1]), dtype=np.float32)] * len(replies)
    for row, heard in zip(bare, np.split(answers.astype(np.float32), cuts), strict=True):
        return_rows[row] = heard
    return return_rows
