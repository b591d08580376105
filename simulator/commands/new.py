"""`simulator new`: a dialogue to fill in."""

import argparse

from simulator.commands.composition import read_catalogue
from simulator.dialogue.own_folder import schema_reference, write_dialogue
from simulator.dialogue.scaffold import scaffold_text
from simulator.errors import UsageError
from simulator.guidance.language import Bilingual, Language
from simulator.guidance.situations import Situation
from simulator.locale.wording import Wording
from simulator.paths import data_directory


def run(arguments: argparse.Namespace, language: Language) -> int:
    """Write the file and say how to go on."""
    folder = arguments.to or data_directory() / "dialogues"
    text = scaffold_text(arguments.id, Situation(arguments.situation), language, schema=schema_reference(folder))
    if any(dialogue.id == arguments.id for dialogue in read_catalogue(arguments.dialogues).dialogues):
        raise UsageError(
            Bilingual(nl=f"Er is al een dialoog '{arguments.id}'", en=f"There is a dialogue '{arguments.id}' already")
        )
    path = write_dialogue(folder, arguments.id, text)
    elsewhere = f' --dialogues "{arguments.to}"' if arguments.to else ""
    print(Wording(language)("command.made_new", path=path, id=arguments.id, elsewhere=elsewhere))
    return 0
