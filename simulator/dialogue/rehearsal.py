"""Rehearse a real client: what is asked about them, and the private dialogue that the answers make. Reads no input."""

import re
import unicodedata
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from simulator.dialogue.loader import parse_dialogue
from simulator.dialogue.template import clean_words, fill_template, template_text
from simulator.guidance.language import Bilingual

LONGEST_NAME = 50
LONGEST_ANSWER = 240


class Question(StrEnum):
    """What is asked, in this order."""

    WHO = "who"
    ABOUT = "about"
    ADDRESS = "address"
    HAPPENED = "happened"
    DIRECTNESS = "directness"
    FEAR = "fear"
    HIDDEN = "hidden"
    END = "end"


CHOICES: Mapping[Question, tuple[str, ...]] = {
    Question.ADDRESS: ("u", "je"),
    Question.HAPPENED: ("chose-other", "postponed", "silent", "cancelled", "price", "own-no"),
    Question.DIRECTNESS: ("direct", "indirect"),
}

_UNSAID: dict[Question, Bilingual] = {
    Question.WHO: Bilingual(nl="de klant", en="the client"),
    Question.ABOUT: Bilingual(nl="iemand met wie je al vaker sprak", en="someone you have talked with before"),
    Question.FEAR: Bilingual(
        nl="Eerlijk gezegd viel het ons tegen.", en="To be honest, it was less than we had hoped for."
    ),
    Question.HIDDEN: Bilingual(
        nl="Ik krijg het er intern gewoon niet door.", en="I simply can't get it past the others here."
    ),
    Question.END: Bilingual(nl="dat we elkaar blijven spreken", en="that we stay in touch"),
}


@dataclass(frozen=True, slots=True)
class Prepared:
    """A private dialogue: its id and the text of its file."""

    id: str
    text: str


def read_answer(question: Question, line: str) -> str | None:
    """Return what a typed line answers: one of the choices by number or name, or cleaned words ("" is no answer).

    Returns None when it is none of the choices; an empty line takes the first.
    """
    words = clean_words(line, LONGEST_NAME if question is Question.WHO else LONGEST_ANSWER)
    choices = CHOICES.get(question)
    if choices is None:
        return words
    if words in ("", *choices):
        return words or choices[0]
    is_number = words.isascii() and words.isdigit() and 1 <= int(words) <= len(choices)
    return choices[int(words) - 1] if is_number else None


def prepare_dialogue(answers: Mapping[Question, str], taken: Collection[str], *, schema: str) -> Prepared:
    """Return the dialogue that the answers make; its id is none of the `taken` ones.

    `schema` is where editors find the JSON Schema. Raises DialogueError only when a template is wrong.
    """
    name = _free_id(answers[Question.WHO], taken)
    values = {"id": name, "address": answers[Question.ADDRESS], "directness": answers[Question.DIRECTNESS]}
    for question, unsaid in _UNSAID.items():
        said = answers[question]
        values |= {f"{question}.nl": said or unsaid.nl, f"{question}.en": said or unsaid.en}
    template = template_text(answers[Question.HAPPENED])
    body = fill_template(template, values, formal=answers[Question.ADDRESS] == "u")
    text = f"# yaml-language-server: $schema={schema}\n{body}"
    parse_dialogue(text, Path(f"{name}.yaml"))
    return Prepared(name, text)


def _free_id(who: str, taken: Collection[str]) -> str:
    plain = unicodedata.normalize("NFKD", who).encode("ascii", "ignore").decode().lower()
    stem = "-".join(["own", *re.findall(r"[a-z0-9]+", plain)])[:40].rstrip("-")
    stem = stem if stem != "own" else "own-client"
    return next(
        name for name in (stem, *(f"{stem}-{number}" for number in range(2, len(taken) + 3))) if name not in taken
    )
