"""One attempt in HTML: a first page with what it came to, then the conversation with notes in the margin."""

from collections.abc import Sequence

from simulator.guidance.labels import label
from simulator.guidance.points import Point
from simulator.literal import harmless
from simulator.practice.criterion import Criterion
from simulator.practice.debrief import SecretReview
from simulator.reports.account import Account, Setting, ending_of, turns_apart
from simulator.reports.curve import Line, draw_curve
from simulator.reports.markup import Child, Html, element, joined, lines, table
from simulator.reports.turn_section import answer_lines, turn_section

MOST_POINTS = 7  # of each kind on the first page, those the dialogue is about first; every turn names its own


def attempt_section(account: Account, setting: Setting, level: int) -> Html:
    """Return the section; its heading is of `level` 1 or 2."""
    inner = f"h{level + 1}"
    return element(
        "article",
        _head(account, setting, level),
        _findings(account, setting, inner),
        _curve(account, setting, inner),
        _points(account, setting, inner),
        _knew(account, setting, inner),
        _reflection(account.debrief.reflection, setting, inner),
        _conversation(account, setting, level + 1),
        _others(account, setting, inner),
        _origin(account, setting),
        class_="attempt",
        id=f"attempt-{account.attempt.id}",
    )


def _head(account: Account, setting: Setting, level: int) -> Html:
    words, dialogue = setting.words, account.attempt.dialogue
    facts = [
        (words("report.date"), setting.moment(account.started)),
        (words("report.situation"), setting.text(label(dialogue.situation).name)),
        (words("report.level"), words(f"level.{dialogue.level}")),
        (words("report.language"), words(f"report.{account.attempt.language}")),
    ]
    pairs = [element("div", element("dt", name), element("dd", value)) for name, value in facts]
    client = element("strong", dialogue.client.name)
    return joined(
        element("p", words("report.kind"), class_="kind"),
        element(f"h{level}", setting.text(dialogue.title)),
        element("dl", *pairs, class_="facts"),
        element("p", client, ". ", setting.text(dialogue.client.about), class_="client"),
        element(
            "p",
            element("span", words("report.left"), class_="kind"),
            element("strong", _sentence(ending_of(account.debrief, setting))),
            class_=f"ending rank-{account.debrief.ending.rank if account.debrief.ending else 'none'}",
        ),
    )


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"


def _findings(account: Account, setting: Setting, heading: str) -> Html:
    words = setting.words
    headings = [words("report.criterion"), words("report.finding"), words("report.words")]
    rows: list[list[Child]] = [
        [
            words(f"criterion.{criterion.scale}"),
            joined(_bar(criterion.share), element("span", setting.text(criterion.finding), class_="finding")),
            _quote(criterion, account, setting),
        ]
        for criterion in account.debrief.criteria
    ]
    return element(
        "section",
        element(heading, words("report.findings")),
        table(words("report.findings"), headings, rows, class_="findings"),
        element("p", words("report.findings_note"), class_="note"),
    )


def _bar(share: float | None) -> Html:
    """Return a bar for the eye; the finding beside it says the same in words."""
    fill = None if share is None else element("rect", width=round(60 * share, 1), height=8, rx=2, class_="fill")
    back = element("rect", width=60, height=8, rx=2, class_="back" if fill else "back empty")
    return element("svg", back, fill, viewBox="0 0 60 8", class_="bar", aria_hidden="true")


def _quote(criterion: Criterion, account: Account, setting: Setting) -> Child:
    if criterion.turn is None:
        return "–"
    where = setting.words("report.in_turn", turn=account.place(criterion.turn))
    return joined(element("q", criterion.quote), f" ({where})") if criterion.quote else where


def _curve(account: Account, setting: Setting, heading: str) -> Html | None:
    words, opening = setting.words, account.attempt.opening
    answers = [opening, *(review.turn.answer for review in account.debrief.turns)]
    if len(answers) == 1:
        return None
    rapport, patience = [answer.rapport for answer in answers], [answer.patience for answer in answers]
    told = words(
        "report.curve_from",
        rapport_from=rapport[0],
        rapport_to=rapport[-1],
        patience_from=patience[0],
        patience_to=patience[-1],
    )
    drawn = [Line(words("report.rapport"), "rapport", rapport), Line(words("report.patience"), "patience", patience)]
    return element(
        "section",
        element(heading, words("report.curve")),
        element("figure", draw_curve(told, drawn, words("report.turn").lower()), element("figcaption", told)),
        _changes(account, setting),
        class_="keep",
    )


def _changes(account: Account, setting: Setting) -> Html:
    words = setting.words
    rows: list[list[Child]] = []
    for place, review in enumerate(account.debrief.turns, start=1):
        for change in review.turn.answer.changes:
            cells = (words(f"report.{change.meter}"), f"{change.before} → {change.after}")
            rows.append([str(place), *cells, setting.text(change.cause.text)])
    if not rows:
        return element("p", words("report.nothing_moved"), class_="note")
    headings = [words("report.turn"), "", "", words("report.cause")]
    return table(words("report.curve_table"), headings, rows, class_="changes")


def _points(account: Account, setting: Setting, heading: str) -> Html:
    columns = [
        _point_list(setting.words("report.points_honoured"), "good", account.debrief.honoured, setting),
        _point_list(setting.words("report.points_broken"), "bad", account.debrief.broken, setting),
    ]
    return element(
        "section", element(heading, setting.words("report.points")), element("div", *columns, class_="columns")
    )


def _point_list(heading: str, kind: str, points: Sequence[Point], setting: Setting) -> Html:
    items = [
        element("li", element("span", point.id, class_="id"), f" {setting.text(point.title)}")
        for point in points[:MOST_POINTS]
    ]
    content = element("ul", *items, class_=f"points {kind}") if items else element("p", setting.words("report.none"))
    return element("div", element("p", heading, class_="kind"), content)


def _knew(account: Account, setting: Setting, heading: str) -> Html | None:
    secrets = account.debrief.secrets
    if not secrets:
        return None
    items = [_secret(review, account, setting) for review in sorted(secrets, key=lambda review: review.told is None)]
    title = element(heading, setting.words("report.knew"))
    return element("section", title, element("dl", *items, class_="secrets"), class_="keep")


def _secret(review: SecretReview, account: Account, setting: Setting) -> Html:
    words, secret = setting.words, review.secret
    fact = element("dd", setting.text(secret.fact))
    if review.told:
        return element("div", element("dt", words("report.told", turn=account.place(review.told)), class_="good"), fact)
    chance = None
    if review.chance and review.needed:
        chance = words("report.chance", turn=account.place(review.chance), needed=setting.text(review.needed))
    return element(
        "div",
        element("dt", words("report.kept"), class_="bad"),
        fact,
        element("dd", chance) if chance else None,
        element("dd", setting.text(secret.reflect), class_="reflect"),
    )


def _reflection(text: str, setting: Setting, heading: str) -> Html | None:
    if not text.strip():
        return None
    title = element(heading, setting.words("report.reflection"))
    return element("section", title, element("blockquote", lines(text)), class_="keep")


def _conversation(account: Account, setting: Setting, level: int) -> Html:
    client, spoken = account.attempt.dialogue.client.name, account.attempt.language
    opening = answer_lines(account.attempt.opening, client, spoken, setting)
    turns = [turn_section(review, account, setting, level + 1) for review in account.debrief.turns]
    heading = element(f"h{level}", setting.words("report.conversation"))
    first = element("div", opening, class_="opening")
    return element("section", heading, first, *turns, class_="conversation")


def _others(account: Account, setting: Setting, heading: str) -> Html | None:
    if not account.others:
        return None
    words = setting.words
    headings = [words("report.way"), words("report.from_turn"), words("report.ending")]
    headings += [words(f"criterion.{criterion.scale}") for criterion in account.debrief.criteria]
    rows: list[list[Child]] = []
    for number, other in enumerate(account.others, start=1):
        apart = turns_apart(account.debrief, other)
        said = " / ".join(harmless(review.turn.action.text) for review in apart if hasattr(review.turn.action, "text"))
        place = len(other.turns) - len(apart) + 1
        start = joined(words("report.turn_number", turn=place), ": ", element("q", said)) if said else str(place)
        findings = [setting.text(criterion.finding) for criterion in other.criteria]
        rows.append([words("report.other", number=number), start, ending_of(other, setting), *findings])
    findings = [setting.text(criterion.finding) for criterion in account.debrief.criteria]
    rows.append([_sentence(words("report.main_way")), "–", ending_of(account.debrief, setting), *findings])
    return element(
        "section",
        element(heading, words("report.others")),
        element("p", words("report.others_note"), class_="note"),
        table(words("report.others"), headings, rows, class_="wide"),
        class_="keep",
    )


def _origin(account: Account, setting: Setting) -> Html:
    started = account.attempt.started
    made = setting.words("report.made", scorer=started.scorer, seed=started.seed, attempt=account.attempt.id)
    return element("p", made, class_="origin")
