"""The sheet an observer has in hand: what to listen for in a dialogue, made from the points it teaches."""

from collections.abc import Sequence

from simulator.dialogue.model import Dialogue
from simulator.guidance.labels import label
from simulator.guidance.moves import Move
from simulator.guidance.points import Point, guidance_points
from simulator.literal import harmless
from simulator.reports.account import Setting
from simulator.reports.markup import Html, element, joined
from simulator.reports.page import whole_page
from simulator.reports.plain_markup import literal, row

BOXES = "☐ ☐ ☐ ☐"
COLUMNS = ("listen", "helps", "costs", "heard")
QUESTIONS = ("best", "other", "client")


def points_taught(dialogue: Dialogue) -> tuple[Point, ...]:
    """Return the points the dialogue teaches that are known here, in its order."""
    known = guidance_points()
    return tuple(known[id] for id in dialogue.teaches if id in known)


def sheet_page(dialogue: Dialogue, setting: Setting) -> str:
    """Return the sheet as one page to print."""
    words = setting.words
    title = setting.text(dialogue.title)
    content = joined(
        element("p", words("observer.kind"), class_="kind"),
        element("h1", title),
        element("p", words("observer.intro")),
        element("p", words("observer.who"), class_="meta"),
        _table(points_taught(dialogue), setting),
        *(_question(question, setting) for question in QUESTIONS),
        element("p", words("observer.foot"), class_="note"),
    )
    return whole_page(f"{title} – {words('observer.kind')}", setting, content)


def _question(question: str, setting: Setting) -> Html:
    heading = element("h2", setting.words(f"observer.{question}"))
    return joined(heading, element("p", Html("&nbsp;"), class_="write"))


def _table(points: Sequence[Point], setting: Setting) -> Html:
    words = setting.words
    head = element("tr", *(element("th", words(f"observer.{name}"), scope="col") for name in COLUMNS))
    rows = [
        element(
            "tr",
            element(
                "th",
                element("strong", setting.text(point.title)),
                element("br"),
                setting.text(point.wording),
                " ",
                element("span", point.id, class_="id"),
                scope="row",
            ),
            element("td", _moves(point.honoured_by, setting)),
            element("td", _moves(point.broken_by, setting)),
            element("td", BOXES, class_="boxes"),
        )
        for point in points
    ]
    return element("table", element("thead", head), element("tbody", *rows), class_="wide")


def sheet_markdown(dialogue: Dialogue, setting: Setting) -> str:
    """Return the sheet in Markdown."""
    words = setting.words
    lines = [f"# {literal(setting.text(dialogue.title))}", "", words("observer.intro"), "", words("observer.who"), ""]
    lines.append(row(*(words(f"observer.{name}") for name in COLUMNS)))
    lines.append(row(*("---" for _ in COLUMNS)))
    for point in points_taught(dialogue):
        told = f"**{literal(setting.text(point.title))}** {literal(setting.text(point.wording))} ({point.id})"
        cells = [told, _moves(point.honoured_by, setting), _moves(point.broken_by, setting), BOXES]
        lines.append(row(*cells))
    for question in QUESTIONS:
        lines += ["", f"## {words(f'observer.{question}')}", "", "…"]
    lines += ["", words("observer.foot"), ""]
    return "\n".join(lines)


def _moves(moves: frozenset[Move], setting: Setting) -> str:
    return ", ".join(harmless(setting.text(label(move).name)) for move in sorted(moves)) or "–"
