"""Builds HTML such that text can never become markup: what is not `Html` is escaped."""

from html import escape

from simulator.literal import harmless

VOID = frozenset({"br", "meta", "hr"})


class Html(str):
    """Text that is markup already."""

    __slots__ = ()


Child = str | None


def element(name: str, /, *children: Child, **attributes: str | int | float | None) -> Html:
    """Return an element. Attribute names lose a final underscore and write others as hyphens; None leaves one out."""
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escaped(str(value))}"'
        for key, value in attributes.items()
        if value is not None
    )
    if name in VOID:
        return Html(f"<{name}{written}>")
    return Html(f"<{name}{written}>{joined(*children)}</{name}>")


def joined(*children: Child) -> Html:
    """Return children one after another, texts escaped."""
    return Html("".join(child if isinstance(child, Html) else escaped(child) for child in children if child))


def escaped(text: str) -> Html:
    """Return text as it can stand in an element or a quoted attribute; control characters become visible symbols."""
    return Html(escape(harmless(text), quote=True))


def lines(text: str) -> Html:
    """Return text of several lines with its line breaks kept."""
    parts = [escaped(part) for part in harmless(text).split("\n")]
    return Html(element("br").join(parts))


def table(caption: str, headings: list[str], rows: list[list[Child]], **attributes: str) -> Html:
    """Return a table that a screen reader can read aloud: a caption, column headings, and a heading for each row."""
    head = element("tr", *(element("th", heading, scope="col") for heading in headings))
    body = [
        element("tr", element("th", row[0], scope="row"), *(element("td", cell) for cell in row[1:])) for row in rows
    ]
    return element(
        "table",
        element("caption", caption),
        element("thead", head),
        element("tbody", *body),
        **attributes,
    )
