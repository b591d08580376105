"""The replies of a round as text that a widget can show: without names, with votes, verdict and remarks."""

from collections.abc import Iterator

from textual.content import Content

from simulator.guidance.scales import Scale
from simulator.literal import folded, harmless
from simulator.locale.wording import Wording
from simulator.room.events import Overridden, Target
from simulator.room.room import Room, Round
from simulator.room.seat import ShownAnswer
from simulator.tui.readings import rating_name, reading
from simulator.tui.review.evidence import marked_reply

SHOWN_CHARACTERS = 700  # of one reply in a list
LONGEST_VOTES = 12  # marks drawn


def client_line(now: Round, words: Wording) -> Content:
    """Return what the client says."""
    return Content.assemble((f"{words('seat.client')}  ", "bold $primary"), harmless(now.client))


def reply_line(answer: ShownAnswer, words: Wording) -> Content:
    """Return one reply with its number, as it stands in a list."""
    text, rest = folded(answer.text, SHOWN_CHARACTERS)
    parts: list[Content | tuple[str, str] | str] = [(f"{answer.place:>2}  ", "bold $accent"), text]
    if rest:
        parts.append((f" … {words.count('more_characters', rest)}", "$muted"))
    if answer.is_mine:
        parts.append((f"  ({words('seat.mine')})", "$muted"))
    if answer.votes is not None:
        parts.append((f"  {votes(answer.votes, words)}", "$accent"))
    return Content.assemble(*parts)


def votes(number: int, words: Wording) -> str:
    """Return the votes as marks and a number."""
    return f"{'●' * min(number, LONGEST_VOTES) or '○'} {words.count('seat.votes', number)}"


def verdict_lines(answer: ShownAnswer, room: Room, words: Wording) -> Content:
    """Return a revealed reply: the words that counted, the verdict, and what the trainer makes of it."""
    if answer.verdict is None:
        return reply_line(answer, words)
    shown, rest = marked_reply(answer.text, answer.verdict)
    head: list[Content | tuple[str, str] | str] = [(f"{answer.place:>2}  ", "bold $accent"), shown]
    if rest:
        head.append((f" … {words.count('more_characters', rest)}", "$muted"))
    if answer.is_mine:
        head.append((f"  ({words('seat.mine')})", "$muted"))
    if answer.votes is not None:
        head.append((f"  {votes(answer.votes, words)}", "$accent"))
    lines = [Content.assemble(*head), reading(answer.verdict, words)]
    return Content("\n").join([*lines, *remark_lines(target_of(answer, room), room, words)])


def target_of(answer: ShownAnswer, room: Room) -> Target:
    """Return what a remark about this answer of the latest round is about."""
    now = room.round
    assert now is not None
    return Target(number=now.number, member=now.order[answer.place - 1])


def remark_lines(target: Target, room: Room, words: Wording) -> Iterator[Content]:
    """Yield what the trainer said about a reply: the other reading, comments, the mark of an example."""
    override = room.override_of(target)
    if override:
        yield Content.assemble(("▸ ", "$accent"), (words("seat.overridden", what=_other(override, words)), "$accent"))
    for comment in room.comments:
        if comment.target == target:
            told = harmless(comment.text[:2000])
            yield Content.assemble(("▸ ", "$accent"), (f"{words('seat.trainer')}  ", "bold $accent"), told)
    if target in room.examples:
        yield Content.styled(f"★ {words('seat.example')}", "$accent")


def _other(override: Overridden, words: Wording) -> str:
    ratings = {Scale.COURTESY: override.courtesy, Scale.WHY: override.why, Scale.PUSHING: override.pushing}
    named = [rating_name(rating, words) for rating in ratings.values() if rating is not None]
    return " · ".join([*named, harmless(override.reason[:500])])
