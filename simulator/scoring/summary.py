"""Sum up a reply for the second stage: what its clauses and whole show, its sentence forms, its context."""

import re
from collections.abc import Sequence
from functools import lru_cache
from math import log1p

import numpy as np

from simulator.guidance.language import Language
from simulator.guidance.situations import Channel, Situation
from simulator.scoring.context import Context
from simulator.scoring.text.forms import Form
from simulator.scoring.text.reading import Reading
from simulator.scoring.weights import Floats

_FORMS = tuple(Form)
_PLACES = {form: place for place, form in enumerate(_FORMS)}
_SITUATIONS = tuple(Situation)
_CHANNELS = tuple(Channel)
_PLAIN = re.compile(r"[\x00-\x7f]+")
_NO_LETTERS = bytes(code for code in range(128) if not chr(code).isalpha())
_NO_CAPITALS = bytes(code for code in range(128) if not chr(code).isupper())


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
    counts, last = [0.0] * len(_FORMS), [0.0] * len(_FORMS)
    for form in forms:
        counts[_PLACES[form]] = min(3.0, counts[_PLACES[form]] + 1.0)
    if forms:
        last[_PLACES[forms[-1]]] = 1.0
    letters, capitals = _count_letters(reading)
    marks = [token.text for token in reading.tokens if not token.is_word]
    words = len(reading.tokens) - len(marks)
    return [
        *counts,
        *last,
        log1p(words),
        log1p(len(reading.clauses)),
        log1p(len(forms)),
        min(3.0, float(sum(["!" in mark for mark in marks]))),
        min(3.0, float(sum(["?" in mark for mark in marks]))),
        float(any(mark[:2] == ".." for mark in marks)),
        float(any(len(mark) > 1 and mark[0] in "?!" for mark in marks)),
        capitals / letters if letters else 0.0,
        float(reading.language is Language.NL),
    ]


def _count_letters(reading: Reading) -> tuple[int, int]:
    if not reading.tokens:
        return 0, 0
    start = reading.tokens[0].start
    said = reading.text[start : min(reading.tokens[-1].end, start + 2000)]
    plain = said.encode("ascii", "ignore")
    other = "" if len(plain) == len(said) else _PLAIN.sub("", said)
    letters = len(plain.translate(None, _NO_LETTERS)) + sum(map(str.isalpha, other))
    return letters, len(plain.translate(None, _NO_CAPITALS)) + sum(map(str.isupper, other))


def describe_context(context: Context) -> list[float]:
    """Return situation and channel; all zero when unknown."""
    return list(_describe(context.situation, context.channel))


@lru_cache(maxsize=512)
def _describe(situation: Situation | None, channel: Channel | None) -> tuple[float, ...]:
    return (
        *(float(situation is one) for one in _SITUATIONS),
        *(float(channel is one) for one in _CHANNELS),
        float(situation is not None),
    )


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
