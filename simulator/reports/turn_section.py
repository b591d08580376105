"""One turn in HTML: what was said, and in the margin what was heard in it and what would have been better."""

from collections.abc import Iterator

from simulator.dialogue.answer import Answer, Speaker
from simulator.guidance.labels import label
from simulator.guidance.language import Language
from simulator.guidance.moves import Move
from simulator.guidance.scales import Scale
from simulator.guidance.verdict import Evidence
from simulator.practice.debrief import TurnReview
from simulator.practice.events import Replied
from simulator.reports.account import Account, Setting, deed, heard
from simulator.reports.markup import Child, Html, element, joined, lines
from simulator.scoring.explain import SmallestEdit

MOST_POINTS = 3  # named for one turn; all of them stand on the first page


def turn_section(review: TurnReview, account: Account, setting: Setting, level: int) -> Html:
    """Return the section of one turn; its heading is of `level`."""
    turn, attempt = review.turn, account.attempt
    said = joined(
        element("p", _by(review, setting), class_="who"),
        element("blockquote", _reply(review, setting), class_="you", lang=attempt.language),
        answer_lines(turn.answer, attempt.dialogue.client.name, attempt.language, setting),
    )
    return element(
        "section",
        element(f"h{level}", setting.words("report.turn_number", turn=account.place(turn.id))),
        element("div", said, class_="said"),
        element("dl", *_notes(review, account, setting), class_="notes"),
        class_="turn",
    )


def _by(review: TurnReview, setting: Setting) -> str:
    if not isinstance(review.turn.action, Replied):
        return setting.words("report.you")
    channel = setting.text(label(review.turn.channel).name).lower()
    return f"{setting.words('report.you')}, {setting.words('report.by', channel=channel)}"


def _reply(review: TurnReview, setting: Setting) -> Html:
    action = review.turn.action
    if not isinstance(action, Replied):
        return element("em", deed(review.turn, setting))
    return marked(action.text, action.verdict.evidence)


def marked(text: str, evidence: tuple[Evidence, ...]) -> Html:
    """Return a reply with the words that spoke for a move underlined; of two that overlap the stronger one counts."""
    spans: list[Evidence] = []
    for item in sorted(evidence, key=lambda item: (-item.strength, item.start)):
        is_free = all(item.end <= other.start or other.end <= item.start for other in spans)
        if item.start < item.end and is_free and isinstance(item.speaks_for, Move):
            spans.append(item)
    parts: list[Child] = []
    position = 0
    for item in sorted(spans, key=lambda item: item.start):
        kind = "good" if isinstance(item.speaks_for, Move) and item.speaks_for.is_good else "bad"
        parts += [lines(text[position : item.start]), element("mark", lines(text[item.start : item.end]), class_=kind)]
        position = item.end
    return joined(*parts, lines(text[position:]))


def answer_lines(answer: Answer, client: str, spoken: Language, setting: Setting) -> Html:
    """Return what the client said and what happened, or that they are silent."""
    said = [line.text.in_language(spoken) for line in answer.lines if line.speaker is Speaker.CLIENT]
    happened = [line.text.in_language(spoken) for line in answer.lines if line.speaker is Speaker.NARRATOR]
    if answer.is_silent and not happened:
        happened = [setting.words("report.silent")]
    day = f", {setting.words('report.day', day=answer.day)}" if answer.day else ""
    return joined(
        *(element("p", element("em", text), class_="happened", lang=spoken) for text in happened),
        element("p", f"{client}{day}", class_="who") if said else None,
        *(element("blockquote", lines(text), class_="client-says", lang=spoken) for text in said),
    )


def _notes(review: TurnReview, account: Account, setting: Setting) -> Iterator[Html]:
    words = setting.words
    if isinstance(review.turn.action, Replied):
        yield _note(words("report.heard"), _moves(review, setting))
    if review.thought:
        name = words("report.thought", name=account.attempt.dialogue.client.name)
        yield _note(name, element("em", setting.text(review.thought)))
    for edit in review.edits:
        yield _note(words("report.edit"), _edit(edit, setting))
    for key, points in (("report.honoured", review.honoured), ("report.broken", review.broken)):
        if points:
            named = "; ".join(f"{point.id} {setting.text(point.title)}" for point in points[:MOST_POINTS])
            yield _note(words(key), named)
    if review.models and isinstance(review.turn.action, Replied):
        yield _note(words("report.weak"), element("q", setting.text(review.models.weak)))
        yield _note(words("report.model"), element("q", setting.text(review.models.good)))
    if review.contested:
        yield _note(words("report.contested"), review.contested.note or "–")


def _note(name: str, content: Child) -> Html:
    return element("div", element("dt", name), element("dd", content))


def _moves(review: TurnReview, setting: Setting) -> Child:
    moves = [
        element(
            "li",
            name,
            element("span", f" ({setting.words('report.good' if is_good else 'report.bad')})", class_="aloud"),
            class_="good" if is_good else "bad",
        )
        for name, is_good in heard(review, setting)
    ]
    return element("ul", *moves, class_="moves") if moves else setting.words("report.nothing_heard")


def _edit(edit: SmallestEdit, setting: Setting) -> str:
    return setting.words(
        "report.edit_text",
        text=edit.text,
        scale=_scale(edit.scale, setting),
        before=setting.text(label(edit.before).name).lower(),
        after=setting.text(label(edit.after).name).lower(),
    )


def _scale(scale: Scale, setting: Setting) -> str:
    return setting.text(label(scale).name).lower()
