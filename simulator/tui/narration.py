"""Tells an attempt into a chat log: opening, replies, silences, days that pass. The client keeps to their language."""

from itertools import groupby
from typing import TYPE_CHECKING

from simulator.dialogue.answer import Answer, Speaker
from simulator.guidance.labels import label
from simulator.guidance.situations import Channel
from simulator.locale.wording import Wording
from simulator.practice.events import Replied, Stopped, Waited
from simulator.practice.turn import Turn
from simulator.tui.review.turn import Scene
from simulator.tui.widgets.chat_log import ChatLog, left_out

if TYPE_CHECKING:
    from simulator.practice.attempt import Attempt


def tell_attempt(log: ChatLog, attempt: "Attempt", words: Wording) -> None:
    """Tell everything on the path that is being played."""
    log.empty()
    tell_answer(log, attempt, attempt.opening, words)
    for turn in attempt.path:
        tell_action(log, attempt, turn, words)
        tell_answer(log, attempt, turn.answer, words)


def tell_action(log: ChatLog, attempt: "Attempt", turn: Turn, words: Wording) -> None:
    """Tell what the learner did."""
    match turn.action:
        case Replied(text=text):
            is_silent = attempt.dialogue.states[turn.state].silence
            tell_reply(log, text, turn.channel if is_silent else None, words)
        case Waited():
            log.add_event(words.count("later", days_passed(attempt, turn)))
        case Stopped():
            log.add_event(words("debrief.stopped"))


def tell_reply(log: ChatLog, text: str, channel: Channel | None, words: Wording) -> None:
    """Tell what the learner said; `channel` is named where it was a choice."""
    name = words("conversation.you")
    if channel:
        name = f"{name} · {label(channel).name.in_language(words.language).lower()}"
    rest = left_out(text)
    log.add_learner(name, text, words.count("more_characters", rest) if rest else "")


def tell_answer(log: ChatLog, attempt: "Attempt", answer: Answer, words: Wording) -> None:
    """Tell what the client said, what happened, or that nothing came back."""
    for speaker, lines in groupby(answer.lines, key=lambda line: line.speaker):
        text = "\n".join(line.text.in_language(attempt.language) for line in lines)
        match speaker:
            case Speaker.CLIENT:
                log.add_client(first_name(attempt), text)
            case Speaker.NARRATOR:
                log.add_event(text)
    if answer.is_silent and not answer.lines:
        log.add_event(words("conversation.no_answer"))


def first_name(attempt: "Attempt") -> str:
    """Return the client's name as it stands before a line: the first word, or all of it after a title such as Mr."""
    name = attempt.dialogue.client.name
    first = name.split(" ")[0]
    return name if first.endswith(".") or first.casefold() in {"mevrouw", "meneer", "mr", "mrs", "ms", "dr"} else first


def scene_of(attempt: "Attempt") -> Scene:
    """Return what all turns of an attempt share."""
    passed = {turn.id: days_passed(attempt, turn) for turn in attempt.turns.values()}
    return Scene(first_name(attempt), attempt.language, attempt.dialogue.teaches, passed)


def days_passed(attempt: "Attempt", turn: Turn) -> int:
    """Return how many days a turn took; fewer than the learner meant to wait when something happened meanwhile."""
    before = attempt.turns[turn.parent].answer if turn.parent else attempt.opening
    return turn.answer.day - before.day
