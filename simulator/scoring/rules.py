"""What is certain by the codebook whatever the weights say, such as asking again where it is unwelcome."""

import re
from dataclasses import dataclass, replace

from simulator.guidance.language import Language
from simulator.guidance.moves import ASKING_MOVES, Move
from simulator.guidance.scales import Courtesy, Pushing, Scale, Why
from simulator.guidance.situations import Asking, Situation
from simulator.scoring.context import Context
from simulator.scoring.stuffing import is_stuffed
from simulator.scoring.text.reading import Reading
from simulator.scoring.text.word_lists import word_list

_ASKED = re.compile(r"\b(?:asked|vroeg|gevraagd|vraagt)\b")
_DECLINED = re.compile(
    r"\b(?:declined|refused|no reason|would not|wouldn't|could not|couldn't)\b"
    r"|\b(?:wilde|niet geven|afgehouden|weigerde|hield|kon)\b"
)


@dataclass(frozen=True, slots=True)
class Heard:
    """A verdict in the making. `certain` are the scales a rule settled, whatever the weights say."""

    courtesy: Courtesy
    why: Why
    pushing: Pushing
    moves: frozenset[Move]
    certain: frozenset[Scale] = frozenset()


def apply_rules(heard: Heard, reading: Reading, context: Context) -> Heard:
    """Return `heard` after the rules of the codebook."""
    heard = _press_when_unwelcome(heard, context)
    if calls_names(reading):
        certain = heard.certain | {Scale.COURTESY}
        heard = replace(heard, courtesy=Courtesy.RUDE, moves=heard.moves | {Move.BLAME}, certain=certain)
    if heard.courtesy >= Courtesy.POLITE and denies_courtesy(reading):
        heard = replace(heard, courtesy=Courtesy.COLD, certain=heard.certain | {Scale.COURTESY})
    if is_stuffed(reading, reading.language or context.language or Language.EN):
        return Heard(Courtesy.COLD, Why.NONE, Pushing.NONE, frozenset({Move.OFF_TASK}), frozenset(Scale))
    return _cap_other_language(heard, reading, context)


def _press_when_unwelcome(heard: Heard, context: Context) -> Heard:
    """Asking for the reason again after the other declined is pressing (S1.9)."""
    if not _is_unwelcome(context) or heard.why not in (Why.OPEN, Why.CLOSED):
        return heard
    if not heard.moves & (ASKING_MOVES - {Move.BUILD_TRUST, Move.ASK_NEXT}):
        return heard
    return replace(heard, why=Why.PRESS, certain=heard.certain | {Scale.WHY})


def _is_unwelcome(context: Context) -> bool:
    if context.asking is not None or context.situation is not Situation.CANNOT_EXPLAIN:
        return context.asking is Asking.UNWELCOME
    before = context.before.lower()
    return bool(_ASKED.search(before) and _DECLINED.search(before))


def _cap_other_language(heard: Heard, reading: Reading, context: Context) -> Heard:
    """A reply in the other language of the product may be polite, but is never the warm reply of this conversation."""
    expected: Language | None = context.language
    if expected is None or reading.language in (None, expected) or heard.courtesy is not Courtesy.WARM:
        return heard
    return replace(heard, courtesy=Courtesy.POLITE, certain=heard.certain | {Scale.COURTESY})


def calls_names(reading: Reading) -> bool:
    """Whether the other is called a name ("you lying bastard"): no thanks around it make up for that."""
    insults, addressed = word_list("insults"), word_list("addressed")
    words = reading.words
    if insults.isdisjoint(words):
        return False
    denials = word_list("denials")
    return any(
        word in insults
        and not addressed.isdisjoint(words[max(0, place - _REACH) : place])
        and denials.isdisjoint(words[max(0, place - _REACH) : place])
        for place, word in enumerate(words)
    )


def denies_courtesy(reading: Reading) -> bool:
    """Whether the speaker says outright not to thank, respect or be sorry ("I'm not sorry")."""
    courtesies, denials = word_list("courtesies"), word_list("denials")
    if courtesies.isdisjoint(reading.words):
        return False
    for words in reading.said:
        if word_list("first_person").isdisjoint(words) or not word_list("softeners").isdisjoint(words):
            continue
        for place, word in enumerate(words):
            if word not in courtesies:
                continue
            before = words[max(0, place - _REACH - 1) : place]
            after = words[place + 1 : place + 2 + _REACH] if reading.language is Language.NL else ()
            spoken_by_me = not word_list("first_person").isdisjoint(words[: place + 2])
            if spoken_by_me and (not denials.isdisjoint(before) or "niet" in after):
                return True
    return False


_REACH = 3
