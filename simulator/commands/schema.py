"""`simulator schema`: the format of a dialogue file for editors."""

import argparse
import sys

from simulator.dialogue.json_schema import schema_text
from simulator.guidance.language import Language


def run(arguments: argparse.Namespace, language: Language) -> int:
    """Print the JSON Schema."""
    sys.stdout.write(schema_text())
    return 0
