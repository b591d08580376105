"""A room afterwards in HTML: one page for the group, without names, and one for each trainee."""

from collections.abc import Iterator, Sequence

from simulator.dialogue.model import Dialogue
from simulator.guidance.labels import label
from simulator.guidance.scales import Scale
from simulator.literal import harmless
from simulator.reports.account import Account, Setting
from simulator.reports.attempt_section import attempt_section
from simulator.reports.markup import Child, Html, element, joined, lines, table
from simulator.reports.page import whole_page
from simulator.room.events import Target
from simulator.room.outcome import GroupReply, Miss, Outcome, Rating
from simulator.room.room import Member, Room, Round


def room_page(room: Room, outcome: Outcome, following: Sequence[Dialogue], setting: Setting) -> str:
    """Return the page of the group; nobody is named on it."""
    words = setting.words
    content = joined(
        element("p", words("group.title"), class_="kind"),
        element("h1", room.name),
        element("p", setting.moment(room.opened), class_="meta") if room.opened else None,
        element("p", words("group.counts", replies=outcome.replies, members=outcome.members)),
        *(_spread(scale, outcome, setting) for scale in Scale),
        _points("group.misses", "bad", outcome.misses, setting),
        _points("group.strengths", "good", outcome.strengths, setting),
        _best(outcome, setting),
        *(_round(one, room, setting) for one in room.rounds if one.member is None and one.is_revealed),
        _next(following, setting),
    )
    return whole_page(room.name, setting, content)


def _spread(scale: Scale, outcome: Outcome, setting: Setting) -> Html:
    rows: list[list[Child]] = [
        [_rating(rating, setting), str(number), "■" * number] for rating, number in outcome.spread[scale].items()
    ]
    name = setting.words(f"criterion.{scale}")
    return joined(element("h2", name), table(name, ["", setting.words("group.replies"), ""], rows))


def _rating(rating: Rating | None, setting: Setting) -> str:
    return setting.words("criterion.not_rated") if rating is None else setting.text(label(rating).name)


def _points(title: str, kind: str, points: Sequence[Miss], setting: Setting) -> Html | None:
    if not points:
        return None
    items = [
        element(
            "li",
            element("span", one.point.id, class_="id"),
            f" {setting.text(one.point.title)} ({setting.words.count('group.by', one.members)})",
        )
        for one in points
    ]
    return joined(element("h2", setting.words(title)), element("ul", *items, class_=f"points {kind}"))


def _best(outcome: Outcome, setting: Setting) -> Html | None:
    if not outcome.best:
        return None
    return joined(element("h2", setting.words("group.best")), *(_reply(reply, setting) for reply in outcome.best))


def _reply(reply: GroupReply, setting: Setting) -> Html:
    votes = setting.words.count("seat.votes", reply.votes) if reply.votes else None
    return joined(
        element("p", reply.client, class_="happened"),
        element("blockquote", lines(reply.text), class_="you"),
        element("p", votes, class_="meta") if votes else None,
    )


def _next(following: Sequence[Dialogue], setting: Setting) -> Html | None:
    if not following:
        return None
    items = [element("li", setting.text(dialogue.title)) for dialogue in following]
    words = setting.words
    return joined(element("h2", words("group.next")), element("ul", *items), element("p", words("group.next_how")))


def _round(one: Round, room: Room, setting: Setting) -> Html:
    """Return a round in the order in which its replies were shown."""
    parts = [
        joined(
            element("blockquote", lines(one.answers[member].text), class_="you"),
            element("p", " · ".join(_verdict(one, member, setting)), class_="meta"),
            *_remarks(Target(number=one.number, member=member), room, setting),
        )
        for member in one.order
    ]
    return joined(
        element("h2", setting.words("seat.round", n=one.number)), element("blockquote", lines(one.client)), *parts
    )


def _verdict(one: Round, member: str, setting: Setting) -> Iterator[str]:
    verdict = one.answers[member].verdict
    for rating in (verdict.courtesy, verdict.why, verdict.pushing):
        yield _rating(rating, setting)
    if one.member is None and one.order:
        yield setting.words.count("seat.votes", one.votes_for(member))


def _remarks(target: Target, room: Room, setting: Setting) -> Iterator[Html]:
    words, override = setting.words, room.override_of(target)
    if override:
        ratings = (override.courtesy, override.why, override.pushing)
        named = [_rating(rating, setting) for rating in ratings if rating is not None]
        yield element(
            "p", words("seat.overridden", what=" · ".join([*named, harmless(override.reason)])), class_="note"
        )
    for comment in room.comments:
        if comment.target == target:
            yield element("p", element("strong", f"{words('seat.trainer')}: "), lines(comment.text), class_="note")
    if target in room.examples:
        yield element("p", words("seat.example"), class_="note")


def member_page(member: Member, name: str, room: Room, accounts: Sequence[Account], setting: Setting) -> str:
    """Return the page of one trainee, called `name` on it: only their own replies."""
    words = setting.words
    rounds = [
        joined(
            element("h2", words("seat.round", n=one.number)),
            element("blockquote", lines(one.client)),
            element("blockquote", lines(one.answers[member.id].text), class_="you"),
            element("p", " · ".join(_verdict(one, member.id, setting)), class_="meta"),
            *_remarks(Target(number=one.number, member=member.id), room, setting),
        )
        for one in room.rounds
        if member.id in one.answers
    ]
    sections = [
        joined(attempt_section(account, setting, 2), *_turn_remarks(account, room, setting)) for account in accounts
    ]
    if not rounds and not sections:
        sections = [element("p", words("seat.closed_empty"))]
    content = joined(element("p", room.name, class_="kind"), element("h1", name), *rounds, *sections)
    return whole_page(f"{name} – {room.name}", setting, content, accounts)


def _turn_remarks(account: Account, room: Room, setting: Setting) -> Iterator[Html]:
    for number, review in enumerate(account.debrief.turns, start=1):
        target = Target(attempt=account.attempt.id, turn=review.turn.id)
        remarks = list(_remarks(target, room, setting))
        if remarks:
            yield element("h3", setting.words("debrief.turn", n=number))
            yield from remarks
