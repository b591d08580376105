"""The guides for authors: their snippets make one dialogue, which is clean and ends where its examples say."""

import json
from pathlib import Path
from typing import Any

import pytest

from simulator.dialogue.lint.linter import lint
from simulator.dialogue.loader import dialogue_of, parse_dialogue
from simulator.dialogue.yaml_reader import read_text
from simulator.practice.examples import run_example
from simulator.practice.exploration import explore
from simulator.practice.learners import Kind
from simulator.scoring.judge import load_scorer
from tests.dialogue.snippets import put_into, snippets_in

DOCS = Path(__file__).parents[2] / "docs"
GUIDES = [DOCS / "writing-dialogues.md", DOCS / "dialogen-schrijven.md"]
each_guide = pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.stem)


def whole_text(guide: Path, variant: str | None = None) -> str:
    """Return the dialogue that the parts of a guide make, with one variant put in if given."""
    whole: dict[str, Any] = {}
    texts = [snippet.text for snippet in snippets_in(guide) if "variant" not in snippet.words]
    for text in [*texts, *([variant] if variant else [])]:
        whole = put_into(whole, read_text(text, guide).values)
    return json.dumps(whole, ensure_ascii=False)


def findings_in(text: str) -> list[str]:
    source = read_text(text, Path("guide.yaml"))
    return [f"{found.code} {found.message.en}" for found in lint(dialogue_of(source), source)]


@each_guide
def test_the_parts_make_a_dialogue_without_findings(guide: Path) -> None:
    assert findings_in(whole_text(guide)) == []


@each_guide
def test_each_variant_leaves_it_without_findings(guide: Path) -> None:
    variants = [snippet.text for snippet in snippets_in(guide) if "variant" in snippet.words]
    assert len(variants) == 2
    assert [findings_in(whole_text(guide, variant)) for variant in variants] == [[], []]


def test_both_guides_show_the_same_dialogue() -> None:
    english, dutch = (snippets_in(guide) for guide in GUIDES)
    assert english == dutch


@pytest.mark.parametrize("number", [None, 0, 1])
def test_its_examples_end_where_they_say(number: int | None) -> None:
    variants = [snippet.text for snippet in snippets_in(GUIDES[0]) if "variant" in snippet.words]
    text = whole_text(GUIDES[0], None if number is None else variants[number])
    dialogue, scorer = parse_dialogue(text, GUIDES[0]), load_scorer()
    failed = [
        (example.replies, run.state)
        for example in dialogue.examples
        if not (run := run_example(dialogue, example, scorer)).has_passed
    ]
    assert failed == []


def test_manners_pay_in_it() -> None:
    found = explore(parse_dialogue(whole_text(GUIDES[0]), GUIDES[0]), seed=1, runs=300)
    assert (found.unvisited, found.loops) == ((), ())
    assert found.of(Kind.COURTEOUS).mean_rank > found.of(Kind.PUSHING).mean_rank
