"""Writes all guidance points as one Markdown page. Where the page is kept is up to the caller."""

from collections.abc import Iterable
from enum import StrEnum

from simulator.guidance.language import Language
from simulator.guidance.points import Point, guidance_points, sources
from simulator.guidance.scales import Why

INTRODUCTION = """# Guidance points

Every teaching of the five documents as a numbered point, in wording of our own, in Dutch and English. A reply in one
of the situations honours a point by the moves after "+" and breaks it by those after "-"; breaking goes first. The
names of moves and situations are explained in `simulator/guidance/labels.toml`. This page is written by
`python -m simulator.guidance.markdown` from the files in `simulator/guidance/sources/`.
"""
HEADER = "| id | teaching (nl) | teaching (en) | situations | moves | where |\n|---|---|---|---|---|---|"


def render_points() -> str:
    """Return the page: one table a document, with its citation above it."""
    sections = [_render_source(key) for key in sources()]
    return "\n".join([INTRODUCTION, *sections])


def _render_source(key: str) -> str:
    source = sources()[key]
    rows = [_render_row(point) for point in guidance_points().values() if point.source.key == key]
    heading = f"## {source.citation(Language.EN)}" if source.author or source.title else f"## {key}"
    return "\n".join([heading, "", source.about.nl, "", source.about.en, "", HEADER, *rows, ""])


def _render_row(point: Point) -> str:
    cells = [
        point.id,
        _render_teaching(point, Language.NL),
        _render_teaching(point, Language.EN),
        _render_words(point.situations) + (f" (by {_render_words(point.channels)})" if point.channels else ""),
        f"+ {_render_words(point.honoured_by)}<br>- {_render_breaking(point)}",
        point.locator.en,
    ]
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def _render_teaching(point: Point, language: Language) -> str:
    question = f" *{point.reflection.in_language(language)}*" if point.reflection else ""
    return f"**{point.title.in_language(language)}.** {point.wording.in_language(language)}{question}".replace(
        "?.**", "?**"
    )


def _render_breaking(point: Point) -> str:
    asking = [f"why: {why}" for why in Why if why in point.broken_by_why]
    return ", ".join([_render_words(point.broken_by), *asking])


def _render_words(words: Iterable[StrEnum]) -> str:
    """Return the words in alphabetical order: a set has none of its own."""
    return ", ".join(sorted(words))


if __name__ == "__main__":
    print(render_points(), end="")
