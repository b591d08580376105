"""No text becomes markup."""

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.literal import harmless
from simulator.reports.markup import Html, element, escaped, joined, lines, table

ANY_TEXT = st.text(st.characters()) | st.text("<>&\"'=/-! abc\n\x00\x1b\ud800")


class Reader(HTMLParser):
    """Collects tags with their attributes, and text."""

    def __init__(self, markup: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, list[tuple[str, str | None]]]] = []
        self.text = ""
        self.feed(markup)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, attrs))

    def handle_data(self, data: str) -> None:
        self.text += data


@given(ANY_TEXT)
def test_text_in_an_element_reads_as_it_was(text: str) -> None:
    read = Reader(element("p", text))
    assert [tag for tag, _ in read.tags] == ["p"]
    assert read.text == harmless(text)


@given(ANY_TEXT)
def test_text_in_an_attribute_stays_in_it(text: str) -> None:
    read = Reader(element("p", "x", title=text))
    assert read.tags == [("p", [("title", harmless(text))])]


@given(ANY_TEXT)
def test_lines_only_add_breaks(text: str) -> None:
    read = Reader(lines(text))
    assert {tag for tag, _ in read.tags} <= {"br"}
    assert read.text == harmless(text).replace("\n", "")


@given(ANY_TEXT)
def test_a_page_can_always_be_written_as_utf_8(text: str) -> None:
    assert escaped(text).encode("utf-8").decode("utf-8") == escaped(text)


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        (element("p", "a", None, element("b", "<")), "<p>a<b>&lt;</b></p>"),
        (element("br"), "<br>"),
        (element("p", class_="x", aria_hidden="true", title=None), '<p class="x" aria-hidden="true"></p>'),
        (joined("<", Html("<i>")), "&lt;<i>"),
    ],
)
def test_elements(markup: Html, expected: str) -> None:
    assert markup == expected


def test_a_table_has_a_caption_and_headings_both_ways() -> None:
    found = table("Titel", ["A", "B"], [["1", "2"]])
    assert "<caption>Titel</caption>" in found
    assert '<th scope="col">A</th>' in found
    assert '<th scope="row">1</th><td>2</td>' in found
