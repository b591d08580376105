"""Every shipped dialogue: no findings, examples that end where they say, nothing unreachable, and manners that pay."""

import json
from pathlib import Path

import jsonschema
import pytest

from simulator.dialogue.catalogue import dialogue_files
from simulator.dialogue.json_schema import schema_text
from simulator.dialogue.lint.linter import check_files
from simulator.dialogue.loader import load_dialogue
from simulator.dialogue.yaml_reader import read_source
from simulator.guidance.language import Language
from simulator.paths import shipped_dialogues
from simulator.practice.examples import ExampleRun, run_example
from simulator.practice.exploration import Exploration, explore
from simulator.practice.learners import Kind
from simulator.scoring.judge import load_scorer

FILES = dialogue_files(shipped_dialogues())
each_dialogue = pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)

_explored: dict[Path, Exploration] = {}
_examples: dict[Path, list[ExampleRun]] = {}


def explored(path: Path) -> Exploration:
    """Return an exploration of the dialogue, made once."""
    if path not in _explored:
        _explored[path] = explore(load_dialogue(path), seed=1, runs=600)
    return _explored[path]


def examples_of(path: Path) -> list[ExampleRun]:
    """Return how the examples of the dialogue went with the judge of the program, run once."""
    if path not in _examples:
        dialogue, scorer = load_dialogue(path), load_scorer()
        _examples[path] = [run_example(dialogue, example, scorer) for example in dialogue.examples]
    return _examples[path]


def test_no_dialogue_has_findings() -> None:
    assert [found.in_language(Language.EN) for found in check_files(FILES).diagnostics] == []


@each_dialogue
def test_the_file_is_named_after_its_dialogue_and_points_to_the_schema(path: Path) -> None:
    assert load_dialogue(path).id == path.stem
    first = path.read_text(encoding="utf-8").split("\n", 1)[0]
    assert first == "# yaml-language-server: $schema=../docs/dialogue.schema.json"


@each_dialogue
def test_the_schema_for_editors_accepts_it(path: Path) -> None:
    jsonschema.Draft202012Validator(json.loads(schema_text())).validate(read_source(path).values)


@each_dialogue
def test_its_examples_end_where_they_say(path: Path) -> None:
    failed = [
        f"line {run.example.line}: {run.state}, not {run.example.ends}"
        for run in examples_of(path)
        if not run.has_passed
    ]
    assert failed == []


@each_dialogue
def test_every_state_is_visited_and_every_conversation_ends(path: Path) -> None:
    visited = {turn.answer.state for run in examples_of(path) for turn in run.turns}
    assert set(explored(path).unvisited) - visited == set()
    assert explored(path).loops == ()


@each_dialogue
def test_courtesy_ends_better_than_pushing(path: Path) -> None:
    assert explored(path).of(Kind.COURTEOUS).mean_rank > explored(path).of(Kind.PUSHING).mean_rank
