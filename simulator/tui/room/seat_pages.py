"""The pages of the trainee's screen as text: waiting, briefing, the client's line, the result, the end."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from textual.content import Content

from simulator.errors import UsageError
from simulator.guidance.labels import label
from simulator.literal import harmless
from simulator.locale.wording import Wording
from simulator.room.events import Target
from simulator.room.room import Member, Room, Round
from simulator.room.scene import scene_of
from simulator.room.seat import shown_answers
from simulator.tui.readings import reading
from simulator.tui.review.evidence import marked_reply
from simulator.tui.room.replies import client_line, remark_lines, verdict_lines

if TYPE_CHECKING:
    from simulator.dialogue.catalogue import Catalogue

SHOWN_BEFORE = 2000  # characters of what went before


def waiting_page(room: Room, words: Wording) -> Content:
    """Return what to read while there is nothing to do."""
    if not room.size:
        return Content("…")  # the language of the room is not known yet
    told = words("seat.waiting")
    return Content.assemble((told, "bold"), "\n\n", (words("seat.waiting_foot"), "$muted"))


def dialogue_page(me: Member | None, catalogue: "Catalogue | None", words: Wording) -> Content:
    """Return the briefing of the dialogue assigned."""
    if not (me and me.assignment and catalogue):
        return Content(words("loading"))
    try:
        dialogue = catalogue.find(me.assignment.dialogue)
    except UsageError as error:
        return Content(harmless(error.in_language(words.language)))
    language = words.language
    briefing, about = dialogue.briefing.in_language(language), dialogue.client.about.in_language(language)
    return Content.assemble(
        (harmless(dialogue.title.in_language(language)), "bold $primary"),
        f"\n\n{harmless(briefing)}\n\n",
        (harmless(dialogue.client.name), "bold"),
        f"  {harmless(about)}\n\n",
        (words("seat.begin"), "$primary"),
    )


def scene_page(room: Room, member: str, words: Wording) -> Content:
    """Return the client's line; with the trainer as client all that was said before it."""
    now = room.round
    assert now is not None
    rounds = scene_of(room) if now.member else (now,)
    parts = [part for one in rounds for part in _exchange(one, room, member, words)]
    if now.member and now.member != member:
        parts.append(Content.styled(words("seat.watching", name=harmless(_name(room, now.member))), "$muted"))
    return Content("\n\n").join(parts)


def _exchange(one: Round, room: Room, member: str, words: Wording) -> Iterator[Content]:
    if not one.member:
        channel = label(one.channel).name.in_language(words.language).lower()
        situation = label(one.situation).name.in_language(words.language)
        yield Content.styled(f"{situation} · {channel}", "$muted")
        if one.before:
            yield Content.styled(harmless(one.before[:SHOWN_BEFORE]), "$muted")
    yield client_line(one, words)
    if one.member and one.member in one.answers:
        name = words("conversation.you") if one.member == member else _name(room, one.member)
        given = one.answers[one.member]
        said = marked_reply(given.text, given.verdict)[0] if one.is_revealed else Content(harmless(given.text[:4000]))
        yield Content.assemble((f"{harmless(name)}  ", "bold $accent"), said)
        if one.is_revealed:
            yield reading(given.verdict, words)
        yield from remark_lines(Target(number=one.number, member=one.member), room, words)


def result_page(room: Room, member: str, words: Wording) -> Content:
    """Return all replies with votes and verdicts, the trainee's own first."""
    now = room.round
    assert now is not None
    answers = shown_answers(room, member)
    ordered = sorted(answers, key=lambda answer: (not answer.is_mine, -(answer.votes or 0), answer.place))
    parts = [client_line(now, words), *(verdict_lines(answer, room, words) for answer in ordered)]
    return Content("\n\n").join(parts)


def closed_page(room: Room, member: str, words: Wording) -> Content:
    """Return the trainee's own page once the room is closed: their replies, verdicts and the trainer's words."""
    parts = [Content.styled(words("seat.closed"), "bold")]
    if member in room.members and room.members[member].attempts:
        parts.append(Content.styled(words("seat.closed_enter"), "$primary"))
    for one in room.rounds:
        if member in one.answers:
            parts.append(Content("\n").join(list(_own_round(one, room, member, words))))
    if len(parts) == 1:
        parts.append(Content.styled(words("seat.closed_empty"), "$muted"))
    return Content("\n\n").join(parts)


def _own_round(one: Round, room: Room, member: str, words: Wording) -> Iterator[Content]:
    yield Content.styled(words("seat.round", n=one.number), "bold $accent")
    yield client_line(one, words)
    given = one.answers[member]
    yield Content.assemble((f"{words('conversation.you')}  ", "bold"), marked_reply(given.text, given.verdict)[0])
    yield reading(given.verdict, words)
    if one.order and not one.member:
        yield Content.styled(words.count("seat.votes", one.votes_for(member)), "$accent")
    yield from remark_lines(Target(number=one.number, member=member), room, words)


def _name(room: Room, member: str) -> str:
    return room.members[member].name if member in room.members else "?"
