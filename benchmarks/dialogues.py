"""Loading and checking dialogues, and how fast kinds of learners explore them."""

from collections.abc import Iterator
from statistics import mean

from benchmarks.row import Row, median_of, seconds
from simulator.dialogue.catalogue import dialogue_files, load_catalogue
from simulator.dialogue.lint.linter import check_files
from simulator.dialogue.loader import load_dialogue
from simulator.paths import shipped_dialogues
from simulator.practice.exploration import explore


def run() -> Iterator[Row]:
    """Measure after a first load, which imports."""
    files = dialogue_files(shipped_dialogues())
    load_catalogue(shipped_dialogues())
    each = [1000 * median_of(lambda path=path: seconds(lambda: load_dialogue(path)), 5) for path in files]
    yield Row("loading a dialogue, mean", mean(each), "ms", 5)
    yield Row("loading a dialogue, slowest", max(each), "ms")
    check_files(files)
    yield Row("checking all dialogues", 1000 * median_of(lambda: seconds(lambda: check_files(files)), 5), "ms", 1000)
    dialogue = load_dialogue(files[0])
    explore(dialogue, seed=1, runs=60)
    took = seconds(lambda: explore(dialogue, seed=2, runs=2000))
    turns = explore(dialogue, seed=2, runs=2000).turns
    yield Row("exploring, one core", turns / took, "turns/s", 2000, lower_is_better=False)
