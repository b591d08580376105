"""One cell of a gradebook is filled, and every other byte stays."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.errors import UsageError
from simulator.reports.cells import OpenQuoteError, decode, read_rows, values
from simulator.reports.gradebook import fill_grade

ENGLISH = (
    "First name,Last name,ID number,Email address,Assignment: Hearing no (Real),Quiz: Hearing no (Percentage),"
    "Course total (Real),Last downloaded from this course\n"
    'Sanne,"de Bruin",7,sanne@example.org,-,-,-,1767222000\n'
    "Jos\u00e9,O'Neill,8,jose@example.org,80.00,75.50 %,80.00,1767222000\n"
)
DUTCH = (
    "Voornaam;Achternaam;E-mailadres;Opdracht: Nee horen (Punten);Cursustotaal (Punten)\r\n"
    "Sanne;de Bruin;sanne@example.org;-;-\r\n"
    "Jos\u00e9;O'Neill;jose@example.org;80,00;80,00\r\n"
)
QUOTED = DUTCH.replace(";", '";"').replace("\r\n", '"\r\n"').removesuffix('"')
QUOTED = f'"{QUOTED}'
TABBED = ENGLISH.replace(",", "\t").replace("\n", "\r\n")
ITEM = "Assignment: Hearing no (Real)"


def filled(text: str, item: str, learner: str, share: float = 0.9, out_of: float = 100) -> str:
    return fill_grade(text.encode(), item, learner, share, out_of).content.decode()


@pytest.mark.parametrize(
    ("text", "item", "before", "after"),
    [
        (ENGLISH, ITEM, "sanne@example.org,-,-", "sanne@example.org,90.00,-"),
        (ENGLISH, "Quiz: Hearing no (Percentage)", ".org,-,-,-", ".org,-,90.00 %,-"),
        (DUTCH, "Nee horen", "sanne@example.org;-;-", "sanne@example.org;90,00;-"),
        (QUOTED, "Nee horen", 'sanne@example.org";"-";"-"', 'sanne@example.org";"90,00";"-"'),
        (TABBED, ITEM, "sanne@example.org\t-\t-", "sanne@example.org\t90.00\t-"),
        (ENGLISH.replace("80.00,75", '"80,00",75'), ITEM, ".org,-,-", '.org,"90,00",-'),
        (ENGLISH.replace("80.00,75", "80,75"), ITEM, ".org,-,-", ".org,90,-"),
        (ENGLISH.replace(".org,-,-", ".org,,-"), ITEM, ".org,,-", ".org,90.00,-"),
        (DUTCH.replace("\r\n", "\r"), "Nee horen", "sanne@example.org;-;-", "sanne@example.org;90,00;-"),
        (ENGLISH.removesuffix("\n"), ITEM, ".org,-,-", ".org,90.00,-"),
    ],
)
def test_only_that_cell_changes(text: str, item: str, before: str, after: str) -> None:
    assert text.count(before) == 1
    assert filled(text, item, "sanne@example.org") == text.replace(before, after)


@pytest.mark.parametrize(
    "learner", ["sanne@example.org", "SANNE@example.org", "Sanne de Bruin", "sanne  de bruin", "de Bruin, Sanne", "7"]
)
def test_a_learner_is_found_by_address_name_or_number(learner: str) -> None:
    assert "sanne@example.org,90.00," in filled(ENGLISH, ITEM, learner)


@pytest.mark.parametrize(
    ("share", "out_of", "cell"),
    [(0.5, 100, "80.00"), (0.8, 100, "80.00"), (0.81, 100, "81.00"), (1.0, 10, "80.00"), (0.999, 1000, "999.00")],
)
def test_a_grade_is_never_lowered(share: float, out_of: float, cell: str) -> None:
    assert f"jose@example.org,{cell},75.50 %" in filled(ENGLISH, ITEM, "José O'Neill", share, out_of)


def test_what_is_kept_is_the_same_to_the_byte() -> None:
    found = fill_grade(ENGLISH.encode(), ITEM, "jose@example.org", 0.2, 100)
    assert found.content == ENGLISH.encode()
    assert (found.is_changed, found.before) == (False, "80.00")


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (b"", "utf-8"),
        (b"", "cp1252"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ],
)
@pytest.mark.parametrize("text", [ENGLISH, DUTCH])
def test_mark_and_encoding_stay(text: str, mark: bytes, encoding: str) -> None:
    raw = mark + text.encode(encoding)
    found = fill_grade(raw, "Hearing no (Real)" if text is ENGLISH else "nee horen", "José O'Neill", 0.95, 100)
    number = "95.00" if text is ENGLISH else "95,00"
    old = "80.00,75" if text is ENGLISH else "80,00;80"
    assert found.content == mark + text.replace(old, number + old[5:]).encode(encoding)


@pytest.mark.parametrize(
    ("text", "item", "learner", "words"),
    [
        (ENGLISH, "Assignment: Hering no (Real)", "7", r"no column .* did you mean 'Assignment: Hearing no \(Real\)'"),
        (ENGLISH, "Herring no", "7", "did you mean"),
        (ENGLISH, "Hearing no", "7", "not the only one"),
        (ENGLISH, "Zzz", "7", "There is no column 'Zzz'$"),
        (ENGLISH, ITEM, "Sane de Bruin", "did you mean 'Sanne de Bruin'"),
        (ENGLISH, ITEM, "sanne@exmaple.org", "did you mean 'sanne@example.org'"),
        (ENGLISH, ITEM, "Piet", "is not in the gradebook"),
        (ENGLISH, ITEM, "", "is not in the gradebook"),
        (ENGLISH.replace("José,O'Neill", "Sanne,de Bruin"), ITEM, "Sanne de Bruin", "occurs 2 times"),
        (ENGLISH.replace("80.00,75", "Good,75"), ITEM, "José O'Neill", "holds 'Good'"),
        (ENGLISH + "Piet,Kort\n", ITEM, "Piet Kort", "shorter than the head"),
        (ENGLISH + '"open', ITEM, "7", "quotation mark on line 4"),
        ("", ITEM, "7", "not a CSV file"),
        ("alleen tekst", ITEM, "7", "not a CSV file"),
    ],
)
def test_clear_errors(text: str, item: str, learner: str, words: str) -> None:
    with pytest.raises(UsageError, match=words):
        filled(text, item, learner)


@given(st.lists(st.lists(st.text(st.characters(codec="utf-8"), max_size=6), min_size=1, max_size=4), max_size=4))
def test_cells_are_read_as_they_were_written(rows: list[list[str]]) -> None:
    def quoted(cell: str) -> str:
        doubled = cell.replace('"', '""')
        return f'"{doubled}"'

    text = "\r\n".join(",".join(map(quoted, row)) for row in rows)
    assert [[cell.value for cell in row] for row in read_rows(text, ",")] == rows


@given(st.text(st.characters(codec="utf-8") | st.sampled_from(',;"\r\n'), max_size=40))
def test_cells_and_what_is_between_make_up_the_text(text: str) -> None:
    try:
        rows = read_rows(text, ",")
    except OpenQuoteError:
        return
    position = 0
    for row in rows:
        for cell in row:
            assert set(text[position : cell.start]) <= set(",\r\n")
            position = cell.end
    assert set(text[position:]) <= set(",\r\n")
    assert all(len(values(row)) == len(row) for row in rows)


@given(st.binary(max_size=40))
def test_any_file_can_be_decoded_and_written_again(raw: bytes) -> None:
    file = decode(raw)
    assert file.bytes_of(file.text) == raw
