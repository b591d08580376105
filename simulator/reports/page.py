"""A whole report as one HTML file that asks nothing of the network: one attempt, or a period with an overview."""

from collections.abc import Sequence
from datetime import date
from functools import cache
from pathlib import Path

from simulator.guidance.points import Point, sources
from simulator.reports.account import Account, Setting
from simulator.reports.attempt_section import attempt_section
from simulator.reports.markup import Html, element, joined
from simulator.reports.overview import Suggested, overview_section

POLICY = "default-src 'none'; style-src 'unsafe-inline'"
FLAG = Html(
    '<svg class="flag" viewBox="0 0 24 24" aria-hidden="true">'
    '<path d="M5 3v19" stroke-width="2" stroke-linecap="round"/>'
    '<path d="M5 4c5-3 8 3 14 0v9c-6 3-9-3-14 0z" stroke-width="1.6" stroke-linejoin="round"/></svg>'
)


def attempt_page(account: Account, setting: Setting) -> str:
    """Return the report of one attempt."""
    title = setting.text(account.attempt.dialogue.title)
    named = f"{title} – {setting.words('report.kind')}"
    return whole_page(named, setting, attempt_section(account, setting, 1), [account])


def period_page(
    accounts: Sequence[Account], setting: Setting, first: date | None, last: date | None, suggested: Sequence[Suggested]
) -> str:
    """Return the report of a period: an overview on the first page, then every attempt on pages of its own."""
    title = setting.words("report.period")
    content = joined(
        overview_section(accounts, setting, first, last, suggested),
        *(attempt_section(account, setting, 2) for account in accounts),
    )
    return whole_page(title, setting, content, accounts)


def whole_page(title: str, setting: Setting, content: Html, accounts: Sequence[Account] = ()) -> str:
    """Return any content as a page; the sources of `accounts` are named at its foot."""
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        Html(f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'),
        element("meta", name="referrer", content="no-referrer"),
        element("title", f"{title} – {setting.words('report.name')}"),
        element("style", Html(style_sheet())),
    )
    banner = element("p", FLAG, element("strong", setting.words("report.name")), _owner(setting), class_="banner")
    body = element("body", element("header", banner), element("main", content), _footer(accounts, setting))
    return f"<!DOCTYPE html>\n{element('html', head, body, lang=setting.language)}\n"


def _owner(setting: Setting) -> Html | None:
    if not setting.learner:
        return None
    return element("span", f"{setting.words('report.learner')} {setting.learner}", class_="owner")


def _footer(accounts: Sequence[Account], setting: Setting) -> Html:
    points: list[Point] = [
        point for account in accounts for point in (*account.debrief.honoured, *account.debrief.broken)
    ]
    keys = sorted({point.source.key for point in points})
    cited = [element("li", sources()[key].citation(setting.language)) for key in keys]
    if not cited:
        return element("footer")
    heading = element("h2", setting.words("report.sources"))
    return element("footer", heading, element("ul", *cited))


@cache
def style_sheet() -> str:
    """Return the style sheet of all reports."""
    return Path(__file__).with_name("page.css").read_text(encoding="utf-8")
