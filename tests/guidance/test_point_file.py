"""A mistake in a file of points is refused with file, point and key."""

import pytest

from simulator.guidance.point_file import parse_points
from simulator.guidance.points import GuidanceError

SOURCE = '[source]\nkey = "S1"\nabout = {nl = "Over", en = "About"}\n'
POINT = """[[point]]
id = "S1.1"
title = {nl = "Titel", en = "Title"}
wording = {nl = "Zin.", en = "Sentence."}
locator = {nl = "aanwijzing 1", en = "hint 1"}
situations = ["postponed"]
honoured_by = ["accept"]
broken_by = ["insist"]
"""


def test_a_complete_file_is_read() -> None:
    (point,) = parse_points("S1", SOURCE + POINT)
    assert (point.id, point.wording.nl, point.reflection) == ("S1.1", "Zin.", None)
    assert point.source.title is None
    assert point.channels == frozenset()


@pytest.mark.parametrize(
    ("written", "instead", "complaint"),
    [
        ('"S1.1"', '"S2.1"', "S1.toml, S2.1: an id here is S1. and a number"),
        ('"S1.1"', '"S1.01"', "S1.toml, S1.01: an id here is S1. and a number"),
        ('nl = "Titel", ', "", "S1.toml, S1.1: title needs exactly nl and en"),
        ('en = "Sentence."', 'en = " "', "S1.toml, S1.1: wording.en is empty"),
        ('["postponed"]', "[]", "S1.toml, S1.1: situations is empty"),
        ('["postponed"]', '"postponed"', "S1.toml, S1.1: situations is not a list"),
        ('["postponed"]', '["later"]', "S1.toml, S1.1: situations has the unknown word 'later'"),
        ('["accept"]', '["accept", "accept"]', "S1.toml, S1.1: honoured_by names a word twice"),
        ('["insist"]', '["nag"]', "S1.toml, S1.1: broken_by has the unknown word 'nag'"),
        ('["insist"]', '["insist", "accept"]', "S1.toml, S1.1: accept both honours and breaks it"),
        ("honoured_by", "honored_by", "S1.toml, S1.1: unknown key 'honored_by'"),
        ('key = "S1"', 'key = "S3"', "S1.toml, source: key is 'S3'"),
        ('key = "S1"', 'key = "S1"\nyear = "2009"', "S1.toml, source: year '2009' is not a whole number"),
        ('key = "S1"', 'key = "S1"\nauthor = ""', "S1.toml, source: author is not a text"),
        ("[source]", "[source", "S1.toml: "),
        ("[[point]]", "[[points]]", "S1.toml: unknown key 'points'"),
    ],
)
def test_a_mistake_is_named(written: str, instead: str, complaint: str) -> None:
    text = SOURCE + POINT
    assert written in text
    with pytest.raises(GuidanceError) as refusal:
        parse_points("S1", text.replace(written, instead, 1))
    assert str(refusal.value).startswith(complaint)


def test_an_id_used_twice_is_named() -> None:
    with pytest.raises(GuidanceError, match=r"S1\.toml, S1\.1: this id is used twice"):
        parse_points("S1", SOURCE + POINT + POINT)
