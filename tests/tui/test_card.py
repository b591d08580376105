"""The figures about the judge, inside the program."""

from pathlib import Path

import pytest
from rich.markdown import Markdown
from textual.pilot import Pilot
from textual.widgets import Static

from simulator.guidance.language import Language
from simulator.tui.screens import card
from tests.tui import stage
from tests.tui.play import on_screen, press, screen_name

CARD = "# Figures\n\nSee [how](scoring.md).\n\n| scale | kappa |\n|---|---|\n| courtesy | 0.8 |\n"


def shown(pilot: Pilot[None]) -> str:
    """Return the text of the card on the screen."""
    drawn = pilot.app.screen.query_one("#card", Static).content
    assert isinstance(drawn, Markdown)
    return drawn.markup


@pytest.mark.parametrize("keys", [("f6",), ("question_mark", "f6"), ("i", "f6")])
async def test_the_card_opens_from_home_help_and_settings(
    keys: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "scorer-card.md").write_text(CARD, "utf-8")
    monkeypatch.setattr(card, "shipped_documents", lambda: tmp_path)
    async with on_screen(stage.app()) as pilot:
        await press(pilot, *keys)
        assert screen_name(pilot) == "CardScreen"
        assert "kappa" in shown(pilot)
        assert "See how." in shown(pilot)
        await press(pilot, "f3")
        assert screen_name(pilot) == "CardScreen"
        await press(pilot, "escape")
        assert screen_name(pilot) != "CardScreen"


def test_without_a_card_it_is_told_how_judging_works(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(card, "shipped_documents", lambda: tmp_path)
    assert card.read_card() is None
    (tmp_path / "scoring.md").write_text("how", "utf-8")
    assert card.read_card() == "how"


def test_the_checkout_has_something_to_show() -> None:
    assert card.read_card()


async def test_without_documents_a_sentence_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(card, "shipped_documents", lambda: tmp_path)
    async with on_screen(stage.app(language=Language.EN)) as pilot:
        await press(pilot, "f6")
        assert "not on this computer" in shown(pilot)
