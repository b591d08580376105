"""The gaming suite as a file: its shape, its balance, and no text twice or shared with what is trained on."""

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

from simulator.guidance.language import Language
from simulator.guidance.scales import Scale
from simulator.guidance.situations import Channel, Situation

CORPUS = Path(__file__).parent.parent.parent / "corpus"
SUITE = CORPUS / "gaming.jsonl"
TEXTS = {"id", "lang", "kind", "situation", "channel", "client", "before", "honest", "gamed"}
KINDS = {
    "keyword_stuffing",
    "model_plus_threat",
    "sarcastic_thanks",
    "negated_courtesy",
    "quoting_client",
    "wrong_language",
    "repeated_politeness",
    "fake_question",
    "hidden_push",
}
PAIRS_A_LANGUAGE = 90
PAIRS_A_KIND = 10  # in each language


def read_rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def plain_words(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))


def test_pairs_have_the_right_shape() -> None:
    for pair in read_rows(SUITE):
        assert set(pair) == TEXTS | {"scales"}, pair["id"]
        assert all(isinstance(pair[field], str) for field in TEXTS), pair["id"]
        assert pair["lang"] in set(Language), pair["id"]
        assert pair["kind"] in KINDS, pair["id"]
        assert pair["situation"] in set(Situation), pair["id"]
        assert pair["channel"] in set(Channel), pair["id"]
        assert pair["client"].strip(), pair["id"]
        assert pair["gamed"].strip(), pair["id"]


def test_every_pair_names_the_scales_on_which_it_is_fair() -> None:
    for pair in read_rows(SUITE):
        assert pair["scales"], pair["id"]
        assert set(pair["scales"]) <= set(Scale), pair["id"]
        assert len(pair["scales"]) == len(set(pair["scales"])), pair["id"]
        assert Scale.PUSHING in pair["scales"], pair["id"]


def test_honest_replies_are_short_and_plain() -> None:
    for pair in read_rows(SUITE):
        assert 2 <= len(pair["honest"].split()) <= 25, pair["id"]


def test_both_languages_and_every_kind_are_there_equally() -> None:
    pairs = read_rows(SUITE)
    assert Counter(pair["lang"] for pair in pairs) == dict.fromkeys(Language, PAIRS_A_LANGUAGE)
    by_kind = Counter((pair["lang"], pair["kind"]) for pair in pairs)
    assert by_kind == {(language, kind): PAIRS_A_KIND for language in Language for kind in KINDS}


def test_every_situation_comes_up_in_both_languages() -> None:
    by_situation = Counter((pair["lang"], pair["situation"]) for pair in read_rows(SUITE))
    assert set(by_situation) == {(language, situation) for language in Language for situation in Situation}
    assert min(by_situation.values()) >= 5


def test_no_id_and_no_text_comes_twice() -> None:
    pairs = read_rows(SUITE)
    ids = Counter(pair["id"] for pair in pairs)
    texts = Counter(plain_words(pair[side]) for pair in pairs for side in ("honest", "gamed"))
    assert [item for item, count in [*ids.items(), *texts.items()] if count > 1] == []


def test_no_text_is_also_in_the_labelled_files() -> None:
    labelled = {plain_words(row["text"]) for path in CORPUS.glob("*.jsonl") if path != SUITE for row in read_rows(path)}
    shared = [
        pair["id"] for pair in read_rows(SUITE) for side in ("honest", "gamed") if plain_words(pair[side]) in labelled
    ]
    assert labelled
    assert shared == []
