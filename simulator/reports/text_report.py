"""The same report in Markdown, for mail, notes and version control."""

from collections.abc import Iterator, Sequence

from simulator.dialogue.answer import Answer, Speaker
from simulator.guidance.labels import label
from simulator.guidance.points import Point
from simulator.practice.debrief import TurnReview
from simulator.practice.events import Replied
from simulator.reports.account import Account, Setting, deed, ending_of, heard, turns_apart
from simulator.reports.plain_markup import literal, quoted, row


def markdown_report(accounts: Sequence[Account], setting: Setting) -> str:
    """Return the report of these attempts."""
    words = setting.words
    if len(accounts) == 1:
        return "\n".join([*_attempt(accounts[0], setting, "#"), ""])
    found = [f"# {words('report.period')}", ""]
    found += [f"{words('report.learner')} {literal(setting.learner)}", ""] if setting.learner else []
    found += list(_overview(accounts, setting)) if accounts else [words("report.empty")]
    for account in accounts:
        found += ["", *_attempt(account, setting, "##")]
    return "\n".join([*found, ""])


def _overview(accounts: Sequence[Account], setting: Setting) -> Iterator[str]:
    words = setting.words
    scales = [words(f"criterion.{name}") for name in ("courtesy", "why", "pushing")]
    yield row(words("report.date"), words("report.client"), *scales, words("report.left"))
    yield row(*["---"] * 6)
    for account in accounts:
        title = literal(setting.text(account.attempt.dialogue.title))
        findings = [setting.text(criterion.finding) for criterion in account.debrief.criteria]
        yield row(setting.moment(account.started), title, *findings, ending_of(account.debrief, setting))


def _attempt(account: Account, setting: Setting, heading: str) -> Iterator[str]:
    words, dialogue, debrief = setting.words, account.attempt.dialogue, account.debrief
    yield f"{heading} {literal(setting.text(dialogue.title))}"
    yield ""
    situation, level = setting.text(label(dialogue.situation).name), words(f"level.{dialogue.level}")
    yield f"{setting.moment(account.started)} · {situation} · {level} · {literal(dialogue.client.name)}"
    yield ""
    yield f"**{words('report.left')}: {ending_of(debrief, setting)}.**"
    yield ""
    yield from _criteria(account, setting)
    yield from _points(words("report.points_honoured"), debrief.honoured, setting)
    yield from _points(words("report.points_broken"), debrief.broken, setting)
    yield from _secrets(account, setting)
    if debrief.reflection.strip():
        yield from ("", f"**{words('report.reflection')}**", "", *quoted(debrief.reflection))
    yield from ("", f"{heading}# {words('report.conversation')}", "")
    yield from _answer(account.attempt.opening, account, setting)
    for review in debrief.turns:
        yield from ("", *_turn(review, account, setting, f"{heading}##"))
    yield from _others(account, setting, f"{heading}#")
    started = account.attempt.started
    yield ""
    yield words("report.made", scorer=literal(started.scorer), seed=started.seed, attempt=literal(account.attempt.id))


def _criteria(account: Account, setting: Setting) -> Iterator[str]:
    words = setting.words
    yield row(words("report.criterion"), words("report.finding"), words("report.words"))
    yield row("---", "---", "---")
    for criterion in account.debrief.criteria:
        place = words("report.in_turn", turn=account.place(criterion.turn)) if criterion.turn else "–"
        quote = f"“{literal(criterion.quote)}” ({place})" if criterion.quote else place
        yield row(words(f"criterion.{criterion.scale}"), setting.text(criterion.finding), quote)


def _points(name: str, points: Sequence[Point], setting: Setting) -> Iterator[str]:
    if points:
        yield from ("", f"**{name}**", "")
        yield from (f"- {point.id} {literal(setting.text(point.title))}" for point in points)


def _secrets(account: Account, setting: Setting) -> Iterator[str]:
    words = setting.words
    if account.debrief.secrets:
        yield from ("", f"**{words('report.knew')}**", "")
    for review in (*account.debrief.won, *account.debrief.missed):
        fact = literal(setting.text(review.secret.fact))
        if review.told:
            yield f"- {words('report.told', turn=account.place(review.told))}: {fact}"
            continue
        chance = ""
        if review.chance and review.needed:
            needed = literal(setting.text(review.needed))
            chance = f" {words('report.chance', turn=account.place(review.chance), needed=needed)}"
        yield f"- {words('report.kept')}: {fact}{chance} *{literal(setting.text(review.secret.reflect))}*"


def _turn(review: TurnReview, account: Account, setting: Setting, heading: str) -> Iterator[str]:
    words = setting.words
    yield f"{heading} {words('report.turn_number', turn=account.place(review.turn.id))}"
    yield ""
    yield from _deed(review, setting)
    yield from ("", *_answer(review.turn.answer, account, setting), "")
    yield from (f"- {note}" for note in _notes(review, account, setting))


def _deed(review: TurnReview, setting: Setting) -> Iterator[str]:
    words = setting.words
    if not isinstance(review.turn.action, Replied):
        yield f"*{words('report.you')}: {deed(review.turn, setting)}*"
        return
    channel = setting.text(label(review.turn.channel).name).lower()
    yield f"**{words('report.you')}, {words('report.by', channel=channel)}:**"
    yield ""
    yield from quoted(review.turn.action.text)


def _answer(answer: Answer, account: Account, setting: Setting) -> Iterator[str]:
    spoken, client = account.attempt.language, literal(account.attempt.dialogue.client.name)
    day = f" ({setting.words('report.day', day=answer.day)})" if answer.day else ""
    for line in answer.lines:
        text = literal(line.text.in_language(spoken))
        yield f"**{client}**{day}: {text}" if line.speaker is Speaker.CLIENT else f"*{text}*{day}"
        yield ""
    if answer.is_silent and not answer.lines:
        yield f"*{setting.words('report.silent')}*{day}"


def _notes(review: TurnReview, account: Account, setting: Setting) -> Iterator[str]:
    words = setting.words
    if isinstance(review.turn.action, Replied):
        moves = [f"{'+' if is_good else '−'} {literal(name)}" for name, is_good in heard(review, setting)]
        yield f"{words('report.heard')}: {', '.join(moves) or words('report.nothing_heard')}"
    if review.thought:
        name = words("report.thought", name=literal(account.attempt.dialogue.client.name))
        yield f"{name}: *{literal(setting.text(review.thought))}*"
    for change in review.turn.answer.changes:
        yield f"{words(f'report.{change.meter}')} {change.before} → {change.after}: {setting.text(change.cause.text)}"
    for edit in review.edits:
        before, after = (setting.text(label(rating).name).lower() for rating in (edit.before, edit.after))
        scale = setting.text(label(edit.scale).name).lower()
        yield words("report.edit_text", text=literal(edit.text), scale=scale, before=before, after=after)
    if review.models and isinstance(review.turn.action, Replied):
        yield f"{words('report.weak')}: “{literal(setting.text(review.models.weak))}”"
        yield f"{words('report.model')}: “{literal(setting.text(review.models.good))}”"
    if review.contested:
        yield f"{words('report.contested')}: {literal(review.contested.note) or '–'}"


def _others(account: Account, setting: Setting, heading: str) -> Iterator[str]:
    words = setting.words
    if account.others:
        yield from ("", f"{heading} {words('report.others')}", "")
    for number, other in enumerate(account.others, start=1):
        findings = ", ".join(setting.text(criterion.finding) for criterion in other.criteria)
        yield f"**{words('report.other', number=number)}**: {ending_of(other, setting)} ({findings})"
        yield ""
        for review in turns_apart(account.debrief, other):
            yield from ("", *_deed(review, setting), "", *_answer(review.turn.answer, account, setting))
