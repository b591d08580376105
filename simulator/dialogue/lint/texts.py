"""Every text of a dialogue with its place, and who speaks it."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from simulator.dialogue.model import Dialogue, Reaction, State
from simulator.dialogue.yaml_reader import Place
from simulator.guidance.language import Bilingual


class Voice(StrEnum):
    """Who speaks a text."""

    CLIENT = "client"
    AUTHOR = "author"


@dataclass(frozen=True, slots=True)
class Text:
    """A text in both languages; `alternatives` are the others it may be drawn instead of."""

    voice: Voice
    place: Place
    text: Bilingual


def texts_of(dialogue: Dialogue) -> Iterator[Text]:
    """Yield every text, in the order of the file."""
    yield Text(Voice.AUTHOR, ("title",), dialogue.title)
    yield Text(Voice.AUTHOR, ("briefing",), dialogue.briefing)
    yield Text(Voice.AUTHOR, ("client", "about"), dialogue.client.about)
    yield from _lines(Voice.CLIENT, ("client", "unclear"), dialogue.client.unclear)
    for index, secret in enumerate(dialogue.secrets):
        place: Place = ("secrets", index)
        yield Text(Voice.CLIENT, (*place, "told"), secret.told)
        for key in ("fact", "lesson", "reflect"):
            yield Text(Voice.AUTHOR, (*place, key), getattr(secret, key))
    for name, state in dialogue.states.items():
        yield from _state_texts(("states", name), state)


def _state_texts(place: Place, state: State) -> Iterator[Text]:
    yield from _lines(Voice.AUTHOR, (*place, "narrates"), state.narrates)
    yield from _lines(Voice.CLIENT, (*place, "says"), state.says)
    if state.hint:
        yield Text(Voice.AUTHOR, (*place, "hint"), state.hint)
    if state.models:
        yield Text(Voice.AUTHOR, (*place, "models", "weak"), state.models.weak)
        yield Text(Voice.AUTHOR, (*place, "models", "good"), state.models.good)
    for index, reaction in enumerate(state.replies):
        yield from _reaction_texts((*place, "replies", index), reaction)


def _reaction_texts(place: Place, reaction: Reaction) -> Iterator[Text]:
    yield from _lines(Voice.AUTHOR, (*place, "narrates"), reaction.narrates)
    yield from _lines(Voice.CLIENT, (*place, "says"), reaction.says)
    if reaction.thinks:
        yield Text(Voice.AUTHOR, (*place, "thinks"), reaction.thinks)


def _lines(voice: Voice, place: Place, lines: tuple[Bilingual, ...]) -> Iterator[Text]:
    """Yield the alternatives; a single one may stand without a dash, then its place is that of the list."""
    for index, line in enumerate(lines):
        yield Text(voice, (*place, index), line)
