"""The debrief: reflection first, then what the words did; and again from any turn."""

from textual.pilot import Pilot

from simulator.guidance.language import Language
from simulator.practice.events import Reflected, Replied, Retried
from simulator.practice.store import MemoryStore
from simulator.tui.widgets.turn_card import TurnCard
from tests.tui import stage
from tests.tui.play import begin, box, on_screen, press, say, screen_name, seen, until


async def play_two_turns(pilot: Pilot[None]) -> None:
    """Push once, then ask; look back without a reflection."""
    await begin(pilot)
    await say(pilot, "Toe nou, dank je.")
    await say(pilot, "Dank je. Wat gaf de doorslag?")
    await press(pilot, "enter")


async def look_back(pilot: Pilot[None]) -> None:
    """Skip the reflection and wait for the debrief."""
    await press(pilot, "escape")
    await until(pilot, lambda: any(card.has_focus for card in pilot.app.screen.query(TurnCard)))


async def test_first_the_learner_looks_back() -> None:
    store = MemoryStore()
    async with on_screen(stage.app(lambda: stage.practice(store))) as pilot:
        await play_two_turns(pilot)
        assert screen_name(pilot) == "ReflectionScreen"
        await say(pilot, "Ik wilde leren.")
        await until(pilot, lambda: bool(pilot.app.screen.query(TurnCard)))
        assert screen_name(pilot) == "DebriefScreen"
        assert "Ik wilde leren." in seen(pilot)
    assert [event.text for event in store.events("attempt-1") if isinstance(event, Reflected)] == ["Ik wilde leren."]


async def test_the_reflection_can_be_skipped() -> None:
    async with on_screen(stage.app()) as pilot:
        await play_two_turns(pilot)
        await look_back(pilot)
        assert screen_name(pilot) == "DebriefScreen"


async def test_three_criteria_stand_side_by_side_with_words() -> None:
    async with on_screen(stage.app()) as pilot:
        await play_two_turns(pilot)
        await look_back(pilot)
        lines = seen(pilot).splitlines()
        assert any("Hoffelijk" in line and "warm" in line for line in lines)
        assert any("Vragen" in line and "open gevraagd" in line and "“Wat gaf”" in line for line in lines)
        assert any("Niet duwen" in line and "één keer geduwd" in line and "“Toe nou”" in line for line in lines)


async def test_a_turn_shows_evidence_thought_changes_and_points() -> None:
    async with on_screen(stage.app()) as pilot:
        await play_two_turns(pilot)
        await look_back(pilot)
        first = str(pilot.app.screen.query(TurnCard).first().visual)
        assert "[Toe nou]▼, [dank]▲ je." in first
        assert "beleefd" not in first
        assert "Mia dacht  “Hij duwt.”" in first
        assert "▼ geduld 2 → 1" in first
        assert "er werd geduwd" in first
        assert "Kleinste ingreep: zonder “Toe nou” was dit gelezen als “geen druk”" in first
        assert "S1.3" in first


async def test_what_the_client_told_and_the_source_of_a_point_are_named() -> None:
    async with on_screen(stage.app()) as pilot:
        await play_two_turns(pilot)
        await look_back(pilot)
        assert "▲ Verteld  Het was de prijs." in seen(pilot)
        assert "verteld in beurt 2" in seen(pilot)
        assert "S1.3 · S1:" in seen(pilot)


async def test_what_was_missed_says_where_it_could_have_been_won() -> None:
    async with on_screen(stage.app()) as pilot:
        await begin(pilot)
        await say(pilot, "Dank je.")
        await press(pilot, "escape", "down", "down", "enter", "enter")
        await look_back(pilot)
        assert "▼ Niet gehoord  Het was de prijs." in seen(pilot)
        assert "kans: beurt 1, open vragen" in seen(pilot)


async def test_models_come_after_the_own_attempt_on_request() -> None:
    async with on_screen(stage.app()) as pilot:
        await play_two_turns(pilot)
        await look_back(pilot)
        assert "En waarom?" not in seen(pilot)
        await press(pilot, "v")
        assert "▲ sterk  “Dank je. En waarom?”" in seen(pilot)
        await press(pilot, "v")
        assert "En waarom?" not in seen(pilot)


async def test_retry_from_any_turn_makes_a_second_way_beside_the_first() -> None:
    store = MemoryStore()
    async with on_screen(stage.app(lambda: stage.practice(store))) as pilot:
        await play_two_turns(pilot)
        await look_back(pilot)
        await press(pilot, "r")
        assert screen_name(pilot) == "ConversationScreen"
        assert box(pilot).text == "Toe nou, dank je."
        box(pilot).text = ""
        await say(pilot, "Wat gaf de doorslag?")
        await press(pilot, "enter")
        await look_back(pilot)
        await press(pilot, "w")
        await until(pilot, lambda: "weg 2" in seen(pilot))
        assert "weg 1" in seen(pilot)
        assert "weg 2" in seen(pilot)
    kinds = [type(event) for event in store.events("attempt-1")]
    assert kinds.count(Replied) == 3
    assert Retried in kinds


async def test_one_way_has_nothing_to_compare() -> None:
    async with on_screen(stage.app()) as pilot:
        await play_two_turns(pilot)
        await look_back(pilot)
        await press(pilot, "w")
        assert screen_name(pilot) == "DebriefScreen"
        assert "wegen vergelijken" not in seen(pilot)


async def test_the_arrows_choose_a_turn() -> None:
    async with on_screen(stage.app()) as pilot:
        await play_two_turns(pilot)
        await look_back(pilot)
        await press(pilot, "down")
        cards = list(pilot.app.screen.query(TurnCard))
        assert [card.has_focus for card in cards] == [False, True]
        await press(pilot, "r")
        assert box(pilot).text == "Dank je. Wat gaf de doorslag?"


async def test_the_debrief_speaks_the_other_language_and_quotes_stay() -> None:
    async with on_screen(stage.app()) as pilot:
        await play_two_turns(pilot)
        await look_back(pilot)
        await press(pilot, "f3")
        assert "asked openly" in seen(pilot)
        assert "Mia thought  “Hij duwt.”" in seen(pilot)


async def test_an_unclear_reply_is_not_rated() -> None:
    async with on_screen(stage.app(language=Language.EN)) as pilot:
        await begin(pilot)
        await say(pilot, "xyzzy")
        assert "What do you mean?" in seen(pilot)
        await press(pilot, "escape", "down", "down", "enter", "enter")
        await look_back(pilot)
        assert seen(pilot).count("not rated") >= 3
        assert "This could not be followed" in seen(pilot)


async def test_next_and_again_lead_to_a_briefing() -> None:
    async with on_screen(stage.app()) as pilot:
        await play_two_turns(pilot)
        await look_back(pilot)
        await press(pilot, "n")
        assert screen_name(pilot) == "BriefingScreen"
        assert "Stilte" in seen(pilot)


async def test_at_a_hundred_columns_the_rest_stands_beside_the_turns() -> None:
    async with on_screen(stage.app(), (120, 35)) as pilot:
        await play_two_turns(pilot)
        await look_back(pilot)
        turns, rest = pilot.app.screen.query_one("#turns").region, pilot.app.screen.query_one("#rest").region
        assert rest.x >= turns.right
        assert rest.y == turns.y
