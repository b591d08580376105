"""`simulator prepare`: rehearse a real client. Asks a few questions and makes a private dialogue of the answers."""

import argparse
import sys

from simulator.commands.composition import read_catalogue
from simulator.dialogue.own_folder import schema_reference, write_dialogue
from simulator.dialogue.rehearsal import CHOICES, Question, prepare_dialogue, read_answer
from simulator.errors import UsageError
from simulator.guidance.language import Bilingual, Language
from simulator.locale.wording import Wording
from simulator.paths import data_directory


def run(arguments: argparse.Namespace, language: Language) -> int:
    """Ask, write the dialogue and say how to play it. Nothing is written when the answers stop halfway."""
    folder = arguments.to or data_directory() / "dialogues"
    words = Wording(language)
    print(words("command.prepare.intro"))
    answers = {question: _ask(question, words) for question in Question}
    taken = {dialogue.id for dialogue in read_catalogue([*arguments.dialogues, folder]).dialogues}
    taken |= {path.stem for path in folder.glob("*.yaml")}
    prepared = prepare_dialogue(answers, taken, schema=schema_reference(folder))
    path = write_dialogue(folder, prepared.id, prepared.text)
    elsewhere = f' --dialogues "{arguments.to}"' if arguments.to else ""
    print()
    print(words("command.prepare.made", path=path, id=prepared.id, elsewhere=elsewhere))
    return 0


def _ask(question: Question, words: Wording) -> str:
    """Ask until the answer is one of the choices, where there are any."""
    print()
    print(words(f"command.prepare.{question}"))
    for number, choice in enumerate(CHOICES.get(question, ()), 1):
        print(f"  {number}  {words(f'command.prepare.choice.{choice}')}")
    while True:
        answer = read_answer(question, _line())
        if answer is not None:
            return answer
        print(words("command.prepare.choose", most=len(CHOICES[question])))


def _line() -> str:
    sys.stdout.write("> ")
    sys.stdout.flush()
    raw = sys.stdin.buffer.readline()
    if not raw:
        raise UsageError(
            Bilingual(
                nl="Gestopt voor de laatste vraag; er is niets gemaakt.",
                en="Stopped before the last question; nothing was made.",
            )
        )
    return raw.decode("utf-8", errors="replace")
