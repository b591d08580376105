"""A small dialogue with a talk, a silence and three endings."""

from pathlib import Path

from simulator.dialogue.loader import load_dialogue
from simulator.dialogue.model import Dialogue

SMALL = Path(__file__).with_suffix(".yaml")


def small_dialogue() -> Dialogue:
    """Return the small dialogue."""
    return load_dialogue(SMALL)
