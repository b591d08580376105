"""The form of each sentence: what kind of question, invitation or demand it is, by word order and opening words."""

from collections.abc import Sequence
from enum import StrEnum

from simulator.scoring.text.word_lists import word_list


class Form(StrEnum):
    """How a sentence asks, if it does."""

    OPEN = "open"  # what, how, which, who, when, where, tell me
    INVITE = "invite"  # I'd love to hear what ...
    WHY = "why"  # why ...?
    WHY_NOT = "why_not"  # why don't we, why not: a proposal or a reproach
    EITHER = "either"  # A or B?
    YES_NO = "yes_no"  # is it, do you, would you
    TAG = "tag"  # isn't it?, right?, toch?
    PERMIT = "permit"  # may I ask ..., could you tell me ...
    BARE = "bare"  # a question mark and nothing else to go by
    OTHER = "other"  # no question


_OPEN = word_list("asks_open")
_WHY = word_list("asks_why")
_AUXILIARY = word_list("auxiliaries")
_SUBJECT = word_list("subjects")
_TELL = word_list("tells")
_WISH = word_list("wishes")
_TAGS = word_list("tags")
_OR = word_list("or")
_FILLER = word_list("openers")
_NOT = word_list("denials")
_SEEKS = _TELL | _OPEN | _WHY


def form_of(words: Sequence[str], ends_asking: bool) -> Form:
    """Return the form of a sentence given its folded `words` (no marks) and whether it closes with a question mark."""
    start = next((place for place, word in enumerate(words[:6]) if word not in _FILLER), 0)
    body = words[start:]
    if not body:
        return Form.BARE if ends_asking else Form.OTHER
    if _wishes_to_hear(body):
        return Form.INVITE
    if body[0] in _WHY or (ends_asking and not _WHY.isdisjoint(body)):
        place = next(index for index, word in enumerate(body) if word in _WHY)
        return Form.WHY_NOT if not _NOT.isdisjoint(body[place + 1 : place + 4]) else Form.WHY
    if ends_asking:
        return _form_of_question(body)
    if body[0] in _OPEN and len(body) > 1 and body[1] in _AUXILIARY:
        return Form.OPEN
    return Form.INVITE if body[0] in {"tell", "vertel", "explain", "describe", "beschrijf"} else Form.OTHER


def _wishes_to_hear(body: Sequence[str]) -> bool:
    if _WISH.isdisjoint(body):
        return False
    wish = next(index for index, word in enumerate(body) if word in _WISH)
    return not _SEEKS.isdisjoint(body[wish : wish + 12])


def _form_of_question(body: Sequence[str]) -> Form:
    if body[0] in _AUXILIARY and len(body) > 1:
        if not _TELL.isdisjoint(body[1:8]) and not _OPEN.isdisjoint(body[2:]):
            return Form.PERMIT
        return Form.YES_NO if _OR.isdisjoint(body[2:]) else Form.EITHER
    opening = next((index for index, word in enumerate(body) if word in _OPEN), None)
    if opening is not None and (opening <= 3 or len(body) - opening > 3):
        return Form.OPEN
    if body[-1] in _TAGS or (len(body) > 3 and body[-1] in _SUBJECT and body[-2] in _AUXILIARY):
        return Form.TAG
    return Form.BARE if _OR.isdisjoint(body[1:]) else Form.EITHER
