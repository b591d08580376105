"""`simulator graph`: a dialogue as a picture, with the path of a played attempt if asked."""

import argparse
import shutil
import sys

from simulator.commands.composition import compose_practice
from simulator.dialogue.graph.mermaid import render_mermaid
from simulator.dialogue.graph.model import graph_of
from simulator.dialogue.graph.svg import render_svg
from simulator.dialogue.graph.text import render_text
from simulator.guidance.language import Language


def run(arguments: argparse.Namespace, language: Language) -> int:
    """Print the picture."""
    practice = compose_practice(arguments.dialogues)
    dialogue, path = practice.catalogue.find(arguments.id), []
    if arguments.attempt:
        attempt = practice.resume(arguments.attempt)
        path = [attempt.opening.state, *(turn.answer.state for turn in attempt.path)]
    graph = graph_of(dialogue, language, path)
    match arguments.format:
        case "mermaid":
            sys.stdout.write(render_mermaid(graph))
        case "svg":
            sys.stdout.write(render_svg(graph))
        case _:
            sys.stdout.write(render_text(graph, shutil.get_terminal_size().columns))
    return 0
