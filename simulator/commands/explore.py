"""`simulator explore`: kinds of learners play a dialogue thousands of times."""

import argparse
import dataclasses
import json

from simulator.commands.composition import read_catalogue
from simulator.guidance.language import Language
from simulator.locale.wording import Wording
from simulator.practice.exploration import Exploration, explore

FINDINGS = 1


def run(arguments: argparse.Namespace, language: Language) -> int:
    """Explore; exit code 1 when something is never reached or a conversation does not end."""
    dialogue = read_catalogue(arguments.dialogues).find(arguments.id)
    found = explore(dialogue, seed=arguments.seed, runs=arguments.runs)
    if arguments.json:
        print(json.dumps(dataclasses.asdict(found), ensure_ascii=False, indent=2))
    else:
        _print(found, Wording(language))
    return FINDINGS if found.unvisited or found.unreached or found.loops else 0


def _print(found: Exploration, words: Wording) -> None:
    print(words("command.explored", dialogue=found.dialogue, runs=found.runs, turns=found.turns))
    print(words("command.explore_header"))
    for report in found.kinds:
        endings = ", ".join(f"{name} {count}" for name, count in report.endings[:4])
        print(
            f"  {words(f'command.kind_{report.kind}'):16} {report.mean_rank:5.2f} {report.mean_rapport:7.1f}"
            f" {report.told:7.0%} {report.mean_turns:6.1f}  {endings}"
        )
    for key, names in (("unvisited", found.unvisited), ("unreached", found.unreached), ("loops", found.loops)):
        print(words(f"command.{key}", names=", ".join(names) or "-"))
