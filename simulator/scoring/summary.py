"""Sum up a reply for the second stage: what its clauses and whole show, its sentence forms, its context."""

from collections.abc import Sequence

import numpy as np

from simulator.guidance.language import Language
from simulator.guidance.situations import Channel, Situation
from simulator.scoring.context import Context
from simulator.scoring.text.forms import Form
from simulator.scoring.text.reading import Reading
from simulator.scoring.weights import Floats

_FORMS = tuple(Form)
_SITUATIONS = tuple(Situation)
_CHANNELS = tuple(Channel)


def aggregate_clauses(heard: Floats) -> Floats:
    """Return the highest, summed, last, first and second highest value of each signal over the clauses of one reply."""
    if not len(heard):
        return np.zeros(heard.shape[1] * 5, dtype=np.float32)
    ranked = np.sort(heard, axis=0)
    second = ranked[-2] if len(ranked) > 1 else ranked[-1]
    return np.concatenate([ranked[-1], heard.sum(axis=0) / np.sqrt(len(heard)), heard[-1], heard[0], second])


def describe_form(reading: Reading) -> list[float]:
    """Return counts of sentence forms and marks that need no weights."""
    forms = reading.forms
    counts = [min(3.0, float(forms.count(form))) for form in _FORMS]
    last = [float(bool(forms) and forms[-1] is form) for form in _FORMS]
    letters, capitals = _count_letters(reading)
    marks = [token.text for token in reading.tokens if not token.is_word]
    words = len(reading.tokens) - len(marks)
    return [
        *counts,
        *last,
        float(np.log1p(words)),
        float(np.log1p(len(reading.clauses))),
        float(np.log1p(len(forms))),
        min(3.0, float(sum("!" in mark for mark in marks))),
        min(3.0, float(sum("?" in mark for mark in marks))),
        float(any(mark.startswith("..") for mark in marks)),
        float(any(len(mark) > 1 and mark[0] in "?!" for mark in marks)),
        capitals / letters if letters else 0.0,
        float(reading.language is Language.NL),
    ]


def _count_letters(reading: Reading) -> tuple[int, int]:
    if not reading.tokens:
        return 0, 0
    start = reading.tokens[0].start
    said = reading.text[start : min(reading.tokens[-1].end, start + 2000)]
    return sum(char.isalpha() for char in said), sum(char.isupper() for char in said)


def describe_context(context: Context) -> list[float]:
    """Return situation and channel; all zero when unknown."""
    return [
        *(float(context.situation is situation) for situation in _SITUATIONS),
        *(float(context.channel is channel) for channel in _CHANNELS),
        float(context.situation is not None),
    ]


def summarise(
    readings: Sequence[Reading], contexts: Sequence[Context], clauses: Sequence[Floats], whole: Floats
) -> Floats:
    """Return one row per reply: aggregated clauses, the whole, forms, context."""
    rows = [
        np.concatenate([aggregate_clauses(heard), reply, describe_form(reading), describe_context(context)])
        for reading, context, heard, reply in zip(readings, contexts, clauses, whole, strict=True)
    ]
    return np.asarray(rows, dtype=np.float32)
