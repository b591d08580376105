"""Sum up a reply for the second stage: what its clauses and whole show, its sentence forms, its context."""

from collections.abc import Sequence
from math import log1p

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


def aggregate_clauses(clauses: Sequence[Floats]) -> Floats:
    """Return per reply the highest, summed, last, first and second highest value of each signal over its clauses."""
    width = clauses[0].shape[1]
    summed = np.zeros((len(clauses), width * 5), dtype=np.float32)
    by_count: dict[int, list[int]] = {}
    for place, heard in enumerate(clauses):
        by_count.setdefault(len(heard), []).append(place)
    for count, places in by_count.items():
        if count:
            stacked = np.stack([clauses[place] for place in places])
            ranked = np.sort(stacked, axis=1)
            total = stacked.sum(axis=1) / np.float32(np.sqrt(count))
            second = ranked[:, -2] if count > 1 else ranked[:, -1]
            summed[places] = np.concatenate([ranked[:, -1], total, stacked[:, -1], stacked[:, 0], second], axis=1)
    return summed


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
        log1p(words),
        log1p(len(reading.clauses)),
        log1p(len(forms)),
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
    return sum(map(str.isalpha, said)), sum(map(str.isupper, said))


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
    if not readings:
        return np.zeros((0, 0), dtype=np.float32)
    described = [
        describe_form(reading) + describe_context(context) for reading, context in zip(readings, contexts, strict=True)
    ]
    return np.concatenate([aggregate_clauses(clauses), whole, np.array(described, dtype=np.float32)], axis=1)
