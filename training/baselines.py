"""What one would otherwise take: a sentiment lexicon, keywords, plain n-gram regression. Each on the same replies."""

import re
from typing import Any

import numpy as np
from numpy.typing import NDArray

from simulator.scoring.outputs import MOVES
from training.corpus import Labelled
from training.decoding import decode, measure_thresholds
from training.measure import SCALES, figures

_POLITE = re.compile(
    r"\b(?:thank|thanks|please|sorry|appreciate|dank|bedankt|alstublieft|graag|begrijp|understand)\b", re.I
)
_RUDE = re.compile(
    r"\b(?:idiot|stupid|liar|lies|fuck|shit|damn|ridiculous|idioot|dom|leugen|verdomme|belachelijk)\w*", re.I
)
_OPEN = re.compile(r"\b(?:what|how|which|why|who|wat|hoe|welke|waarom|wie)\b[^.!]*\?", re.I)
_CLOSED = re.compile(r"\?")
_PUSHED = re.compile(
    r"\b(?:today|deadline|discount|last chance|sign|vandaag|korting|laatste kans|teken|anders|otherwise)\b", re.I
)
_MOVE_WORDS = {
    "thank": r"thank|dank|merci",
    "accept": r"understood|fair enough|respect|prima|begrijp|akkoord|no problem|geen probleem",
    "empathise": r"i understand|i can imagine|ik begrijp|ik snap|kan me voorstellen",
    "ask_reason": r"tipped|made the difference|reason|doorslag|reden",
    "discount": r"discount|% off|korting",
    "pressure": r"today|deadline|by friday|vandaag|vóór|uiterlijk",
    "keep_door": r"in touch|contact|door",
    "propose_step": r"shall we|how about|zullen we|voorstel",
    "insist": r"why not|waarom niet|toch",
    "blame": r"your fault|waste|disappointed|teleurgesteld|netjes",
}


def measure_baselines(replies: list[Labelled], targets: NDArray[Any], decided: NDArray[Any]) -> list[list[str]]:
    """Return table rows: the judge, the keywords, the sentiment lexicon (English courtesy) and the n-grams."""
    rows = []
    grams = _by_n_grams(replies, targets)
    keywords = _by_keywords(replies)
    for language in ("nl", "en"):
        own = np.array([reply.language == language for reply in replies])
        for name, answers in (("this judge", decided), ("n-gram regression", grams), ("keywords", keywords)):
            found = figures(targets[own], answers[own])
            rows.append([name, language, *(f"{found[key]:.2f}" for key in (*SCALES, "moves"))])
        if language == "en":
            rows.append(
                ["VADER (compound, best cuts)", "en", f"{_by_sentiment(replies, targets, own):.2f}", "", "", ""]
            )
    return rows


def _by_keywords(replies: list[Labelled]) -> NDArray[np.int64]:
    decided = np.zeros((len(replies), 3 + len(MOVES)), dtype=np.int64)
    for row, reply in enumerate(replies):
        text = reply.text
        decided[row, 0] = 0 if _RUDE.search(text) else min(3, 1 + len(_POLITE.findall(text)))
        decided[row, 1] = 2 if _OPEN.search(text) else 1 if _CLOSED.search(text) else 0
        decided[row, 2] = min(2, len(_PUSHED.findall(text)))
        for place, move in enumerate(MOVES):
            if move in _MOVE_WORDS and re.search(_MOVE_WORDS[move], text, re.IGNORECASE):
                decided[row, 3 + place] = 1
    return decided


def _by_sentiment(replies: list[Labelled], targets: NDArray[Any], own: NDArray[np.bool_]) -> float:
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

    from training.agreement import kappa

    analyser = SentimentIntensityAnalyzer()
    values = np.array([analyser.polarity_scores(reply.text)["compound"] for reply in replies])[own]
    truth = targets[own, :4].argmax(axis=1)
    cuts = np.quantile(values, np.cumsum(np.bincount(truth, minlength=4)[:3]) / len(truth))
    return kappa(truth, np.searchsorted(cuts, values), 4, quadratic=True)


def _by_n_grams(replies: list[Labelled], targets: NDArray[Any]) -> NDArray[np.int64]:
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import Ridge
    from sklearn.pipeline import make_union

    names = np.array([reply.writer.replace("_nl_", "_").replace("_en_", "_") for reply in replies])
    texts = [f"{reply.context.situation} {reply.context.channel} {reply.text}" for reply in replies]
    vectors = make_union(
        TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), min_df=3, sublinear_tf=True),
        TfidfVectorizer(ngram_range=(1, 2), min_df=2, sublinear_tf=True),
    ).fit_transform(texts)
    answers = np.zeros_like(targets)
    for name in np.unique(names):
        own = names == name
        model = Ridge(alpha=1.0, solver="sparse_cg", tol=1e-3).fit(vectors[~own], targets[~own])
        answers[own] = np.clip(model.predict(vectors[own]), 1e-3, 1.0)
    decided = np.zeros((len(replies), 3 + len(MOVES)), dtype=np.int64)
    for name in np.unique(names):
        own = names == name
        decided[own] = np.column_stack(decode(answers[own], measure_thresholds(answers[~own], targets[~own])))
    return decided
