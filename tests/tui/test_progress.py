"""Progress, history, suggestions, and opening the program at a dialogue or an attempt."""

from datetime import UTC, datetime

import pytest
from textual.pilot import Pilot
from textual.widgets import OptionList

from simulator.guidance.language import Language
from simulator.locale.wording import Wording
from simulator.practice.store import MemoryStore
from simulator.tui.app import WittevlagApp
from simulator.tui.records import time_ago
from simulator.tui.settings import Pace, Settings
from simulator.tui.widgets.turn_card import TurnCard
from tests.tui import stage
from tests.tui.play import begin, on_screen, press, say, screen_name, seen, until


async def finish(pilot: Pilot[None]) -> None:
    """Play the first dialogue to its end and go home."""
    await begin(pilot)
    await say(pilot, "Dank je. Wat gaf de doorslag?")
    await press(pilot, "escape")
    await until(pilot, lambda: "Laatst, vandaag" in seen(pilot))


async def test_there_is_no_key_for_progress_before_there_is_any() -> None:
    async with on_screen(stage.app()) as pilot:
        assert "voortgang" not in seen(pilot)
        await press(pilot, "v")
        assert screen_name(pilot) == "HomeScreen"


async def test_progress_keeps_latest_and_best_apart() -> None:
    async with on_screen(stage.app()) as pilot:
        await finish(pilot)
        await press(pilot, "v")
        await until(pilot, lambda: "laatst 100 · best 100" in seen(pilot))
        assert "1 gesprek" in seen(pilot)
        assert "laatst: de deur staat open · best: de deur staat open" in seen(pilot)


async def test_the_history_finds_words_of_replies_and_opens_the_debrief() -> None:
    async with on_screen(stage.app()) as pilot:
        await finish(pilot)
        await press(pilot, "v", "h")
        await until(pilot, lambda: "1 van 1" in seen(pilot))
        await press(pilot, "slash", *"zzz")
        await until(pilot, lambda: "Niets gevonden." in seen(pilot))
        await press(pilot, "escape")
        await until(pilot, lambda: "1 van 1" in seen(pilot))
        assert pilot.app.screen.query_one(OptionList).has_focus
        await press(pilot, "enter")
        await until(pilot, lambda: bool(pilot.app.screen.query(TurnCard)))
        assert "open gevraagd" in seen(pilot)


async def test_home_says_what_to_practise_and_why_and_opens_it() -> None:
    async with on_screen(stage.app()) as pilot:
        assert "Nu oefenen  Een nee  Een rustig begin, op het laagste niveau." in seen(pilot)
        await press(pilot, "g")
        assert screen_name(pilot) == "BriefingScreen"


async def test_a_conversation_left_in_the_middle_can_be_begun_anew() -> None:
    store = MemoryStore()
    async with on_screen(stage.app(lambda: stage.practice(store))) as pilot:
        await begin(pilot)
        await say(pilot, "Toe nou.")
        await press(pilot, "escape", "down", "enter")
        await until(pilot, lambda: "opnieuw beginnen" in seen(pilot))
        await press(pilot, "n")
        assert screen_name(pilot) == "BriefingScreen"
        await press(pilot, "enter")
        assert "beurt 1" in seen(pilot)
    assert len(store.attempts()) == 2


async def test_the_program_opens_at_a_dialogue() -> None:
    program = WittevlagApp(stage.practice, stage.FixedSettings(Settings(pace=Pace.NONE)), dialogue="silence")
    async with on_screen(program) as pilot:
        await until(pilot, lambda: screen_name(pilot) == "BriefingScreen")
        assert "Stilte" in seen(pilot)


async def test_an_unknown_dialogue_is_said_at_home() -> None:
    program = WittevlagApp(stage.practice, stage.FixedSettings(Settings(pace=Pace.NONE)), dialogue="refusel")
    async with on_screen(program) as pilot:
        await until(pilot, lambda: len(program._notifications) == 1)
        assert "refusel" in next(iter(program._notifications)).message
        assert screen_name(pilot) == "HomeScreen"


async def test_the_program_opens_at_an_attempt_in_the_language_asked_for() -> None:
    store = MemoryStore()
    practice = stage.practice(store)
    practice.start("refusal", Language.EN, 7).reply("Thanks.")
    settings = stage.FixedSettings(Settings(pace=Pace.NONE))
    program = WittevlagApp(lambda: practice, settings, language=Language.EN, resume="attempt-1")
    async with on_screen(program) as pilot:
        await until(pilot, lambda: screen_name(pilot) == "ConversationScreen")
        assert "Anything else?" in seen(pilot)
        assert "turn 2" in seen(pilot)


@pytest.mark.parametrize(
    ("day", "text"),
    [(4, "vandaag"), (9, "vandaag"), (3, "gisteren"), (1, "3 dagen geleden")],
)
def test_time_ago_counts_days_and_bears_a_clock_that_went_back(day: int, text: str) -> None:
    at, now = datetime(2026, 3, day, 23, 0, tzinfo=UTC), datetime(2026, 3, 4, 1, 0, tzinfo=UTC)
    assert time_ago(at, now, Wording(Language.NL)) == text
