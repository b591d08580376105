"""The first page of a period: what was practised, how it ended, what comes back, what to practise next."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from simulator.guidance.language import Bilingual
from simulator.guidance.points import Point
from simulator.practice.debrief import Debrief
from simulator.reports.account import Account, Setting, ending_of
from simulator.reports.markup import Html, element, joined, table

MOST = 4  # points named; more would bury the pattern
FEWEST = 2  # attempts in which a point must occur to come back


@dataclass(frozen=True, slots=True)
class Suggested:
    """A dialogue to practise next and why."""

    title: Bilingual
    reason: Bilingual


@dataclass(frozen=True, slots=True)
class Often:
    """A guidance point and in how many attempts it was followed, or gone against."""

    point: Point
    times: int


def overview_section(
    accounts: Sequence[Account], setting: Setting, first: date | None, last: date | None, suggested: Sequence[Suggested]
) -> Html:
    """Return the overview."""
    words = setting.words
    period = words("report.when", **{"from": first, "to": last}) if first and last else None
    return element(
        "section",
        element("h1", words("report.period")),
        element("p", period, class_="meta") if period else None,
        _table(accounts, setting) if accounts else element("p", words("report.empty")),
        _often(accounts, setting),
        _next(suggested, setting),
        class_="overview",
    )


def _table(accounts: Sequence[Account], setting: Setting) -> Html:
    words = setting.words
    rows: list[list[str | None]] = []
    for account in accounts:
        dialogue = account.attempt.dialogue
        link = element("a", setting.text(dialogue.title), href=f"#attempt-{account.attempt.id}")
        findings = [setting.text(criterion.finding) for criterion in account.debrief.criteria]
        level = words(f"level.{dialogue.level}")
        rows.append([link, setting.moment(account.started), level, *findings, ending_of(account.debrief, setting)])
    headings = [
        words("report.conversation").split(",")[0],
        words("report.date"),
        words("report.level"),
        *(words(f"criterion.{name}") for name in ("courtesy", "why", "pushing")),
        words("report.left"),
    ]
    return table(words("report.overview_caption"), headings, rows, class_="wide")


def often(accounts: Sequence[Account], points_of: Callable[[Debrief], tuple[Point, ...]]) -> tuple[Often, ...]:
    """Return the points that come back in several attempts, each counted once an attempt, the most frequent first."""
    counts: Counter[str] = Counter()
    known: dict[str, Point] = {}
    for account in accounts:
        for point in points_of(account.debrief):
            counts[point.id] += 1
            known[point.id] = point
    return tuple(Often(known[id], times) for id, times in counts.most_common(MOST) if times >= FEWEST)


def _often(accounts: Sequence[Account], setting: Setting) -> Html | None:
    groups = [
        ("report.often_honoured", "good", often(accounts, lambda debrief: debrief.honoured)),
        ("report.often_broken", "bad", often(accounts, lambda debrief: debrief.broken)),
    ]
    columns = [_column(setting.words(key), kind, points, setting) for key, kind, points in groups if points]
    if not columns:
        return None
    return joined(element("h2", setting.words("report.often")), element("div", *columns, class_="columns"))


def _column(heading: str, kind: str, points: Sequence[Often], setting: Setting) -> Html:
    items = [
        element(
            "li",
            element("span", one.point.id, class_="id"),
            f" {setting.text(one.point.title)} ({setting.words.count('report.times', one.times)})",
        )
        for one in points
    ]
    return element("div", element("h3", heading), element("ul", *items, class_=f"points {kind}"))


def _next(suggested: Sequence[Suggested], setting: Setting) -> Html | None:
    if not suggested:
        return None
    items = [
        element("li", element("strong", setting.text(one.title)), f": {setting.text(one.reason)}") for one in suggested
    ]
    return joined(element("h2", setting.words("report.next")), element("ul", *items))
