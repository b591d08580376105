"""`simulator coverage`: which dialogue exercises which guidance point and move."""

import argparse
import sys

from simulator.dialogue.catalogue import load_catalogue
from simulator.dialogue.coverage import coverage_of, render_coverage
from simulator.guidance.language import Language
from simulator.paths import shipped_dialogues

FINDINGS = 1


def run(arguments: argparse.Namespace, language: Language) -> int:
    """Print the page about the shipped dialogues and those of --dialogues; exit code 1 when something is missing."""
    catalogue = load_catalogue(shipped_dialogues(), *arguments.dialogues)
    coverage = coverage_of(catalogue.dialogues)
    sys.stdout.write(render_coverage(coverage))
    return FINDINGS if coverage.missing else 0
