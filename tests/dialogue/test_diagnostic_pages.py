"""Every diagnostic has a page, and the examples on it are what it says they are."""

import re
from pathlib import Path

import pytest

from simulator.dialogue.lint.linter import check_files
from tests.dialogue.snippets import CLEAN, Snippet, check_part, check_text, clean_values, snippets_in

ROOT = Path(__file__).parents[2]
PAGES = ROOT / "docs/diagnostics"
CODES = sorted(page.stem for page in PAGES.glob("D*.md"))


def codes_of(snippet: Snippet, folder: Path) -> set[str]:
    """Return the codes found when the snippet is saved and checked as its fence says."""
    words = snippet.words
    if words & {"saved-as=folder"}:
        (folder / "one.yaml").mkdir()
    elif words & {"saved-as=latin-1"}:
        (folder / "one.yaml").write_bytes(snippet.text.encode("latin-1"))
    elif words & {"repeated=9000"}:
        (folder / "one.yaml").write_text(snippet.text * 9000, encoding="utf-8")
    elif words & {"copies=1", "copies=2"}:
        second = CLEAN.read_text(encoding="utf-8").replace("id: clean\n", snippet.text, 1)
        (folder / "one.yaml").write_text(CLEAN.read_text(encoding="utf-8"), encoding="utf-8")
        (folder / "two.yaml").write_text(second, encoding="utf-8")
    elif "whole" in words:
        return {found.code for found in check_text(snippet.text)}
    else:
        return {found.code for found in check_part(snippet.text)}
    return {found.code for found in check_files([folder]).diagnostics}


def test_the_clean_dialogue_is_clean() -> None:
    assert check_text(CLEAN.read_text(encoding="utf-8")) == ()
    assert clean_values()["id"] == "clean"


@pytest.mark.parametrize("code", CODES)
def test_the_wrong_example_gives_the_code_and_the_right_one_does_not(code: str, tmp_path: Path) -> None:
    page = PAGES / f"{code}.md"
    bad, good = snippets_in(page)
    assert page.read_text(encoding="utf-8").startswith(f"# {code}: ")
    assert "bad" in bad.words
    assert "good" in good.words
    (tmp_path / "bad").mkdir()
    (tmp_path / "good").mkdir()
    assert code in codes_of(bad, tmp_path / "bad")
    assert code not in codes_of(good, tmp_path / "good")


def test_every_code_in_the_program_has_a_page_and_every_page_a_code() -> None:
    sources = [path.read_text(encoding="utf-8") for path in (ROOT / "simulator/dialogue").rglob("*.py")]
    used = set(re.findall(r'"(D[123]\d\d)"', "\n".join(sources)))
    assert used == set(CODES)


def test_the_index_lists_every_page() -> None:
    index = (PAGES / "README.md").read_text(encoding="utf-8")
    assert re.findall(r"\[(D\d{3})\]", index) == CODES
