"""Replies that only look good are not rated above an honest plain one, but for a few that the card counts."""

import json
from collections import Counter
from pathlib import Path

from simulator.guidance.language import Language
from simulator.scoring.judge import Judge
from simulator.scoring.stuffing import is_stuffed
from simulator.scoring.text.reading import read_text
from training.gaming import SUITE, measure_gaming, pair_holds

LEAST_OVERALL = 0.95
LEAST_PER_KIND = 0.85


def test_the_suite_is_large_enough_and_speaks_both_languages() -> None:
    pairs = [json.loads(line) for line in Path(SUITE).read_text(encoding="utf-8").splitlines()]
    assert len(pairs) >= 150
    assert min(Counter(pair["lang"] for pair in pairs).values()) >= 70
    assert len({pair["id"] for pair in pairs}) == len(pairs)


def test_nearly_all_pairs_hold_in_every_kind() -> None:
    found = measure_gaming()
    assert found is not None
    for kind, (held, total) in found.items():
        assert held >= LEAST_PER_KIND * total, kind
    assert sum(held for held, _ in found.values()) >= LEAST_OVERALL * sum(total for _, total in found.values())


def test_a_pair_turned_around_does_not_hold() -> None:
    honest, gamed = "Thank you for telling me, may I ask what made the difference?", "You lying bastard, sign today."
    pair = {"lang": "en", "situation": "chose_competitor", "honest": honest, "gamed": gamed}
    assert pair_holds(pair, Judge())
    assert not pair_holds(pair | {"honest": gamed, "gamed": honest}, Judge())


def test_a_list_of_good_words_is_no_sentence() -> None:
    assert is_stuffed(read_text("thanks respect understand sorry accept trust reason improve open door"), Language.EN)
    honest = "Thank you, I understand and respect that, and I'd love to know the reason so I can improve."
    assert not is_stuffed(read_text(honest), Language.EN)
