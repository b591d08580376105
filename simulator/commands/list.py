"""`simulator list`: the dialogues there are."""

import argparse
import json
import sys

from simulator.commands.composition import read_catalogue
from simulator.dialogue.model import Dialogue
from simulator.guidance.labels import label
from simulator.guidance.language import Language
from simulator.locale.wording import Wording


def run(arguments: argparse.Namespace, language: Language) -> int:
    """Print the dialogues; findings about broken files go to the error stream in one line."""
    catalogue = read_catalogue(arguments.dialogues)
    if arguments.json:
        print(json.dumps([_record(dialogue) for dialogue in catalogue.dialogues], ensure_ascii=False, indent=2))
    else:
        for dialogue in catalogue.dialogues:
            print(_line(dialogue, language))
    if catalogue.diagnostics:
        message = Wording(language)("command.broken_dialogues", n=len(catalogue.diagnostics))
        print(f"simulator: {message}", file=sys.stderr)
    return 0


def _line(dialogue: Dialogue, language: Language) -> str:
    situation = label(dialogue.situation).name.in_language(language)
    return f"{dialogue.id:26} {dialogue.level}  {dialogue.title.in_language(language)} ({situation})"


def _record(dialogue: Dialogue) -> dict[str, object]:
    return {
        "id": dialogue.id,
        "situation": dialogue.situation,
        "level": dialogue.level,
        "title": {"nl": dialogue.title.nl, "en": dialogue.title.en},
        "teaches": list(dialogue.teaches),
        "channel": dialogue.channel,
        "client": dialogue.client.name,
        "endings": sorted({state.ending.value for state in dialogue.endings if state.ending}),
    }
