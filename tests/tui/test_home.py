"""Home: choosing a dialogue, searching, earlier results, language and theme."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from textual.widgets import Input

from simulator.dialogue.catalogue import Catalogue
from simulator.dialogue.diagnostic import Diagnostic, Position
from simulator.errors import StorageError
from simulator.guidance.labels import label
from simulator.guidance.language import Bilingual, Language
from simulator.guidance.situations import Situation
from simulator.locale.wording import Wording
from simulator.practice.next_exercise import Ground, Suggestion
from simulator.practice.practice import Practice, Suppliers
from simulator.practice.store import MemoryStore
from simulator.tui.records import Records, read_records
from simulator.tui.settings import Appearance
from simulator.tui.shelf import repeats_line
from simulator.tui.widgets.dialogue_list import DialogueList
from tests.tui import stage
from tests.tui.play import begin, on_screen, press, say, screen_name, seen


def titles(shelf: DialogueList) -> list[str]:
    """Return what the rows show."""
    return [str(option.prompt) for option in shelf.options]


async def test_home_lists_dialogues_with_situation_and_level() -> None:
    async with on_screen(stage.app()) as pilot:
        rows = titles(pilot.app.screen.query_one(DialogueList))
        assert [row.split("  ")[0] for row in rows] == ["Een nee", "Stilte"]
        assert "●○○ mild" in rows[0]
        assert "●●○ stevig" in rows[1]


async def test_the_preview_shows_the_client_literally_and_what_is_practised() -> None:
    async with on_screen(stage.app()) as pilot:
        assert "Mia [b]Bos[/b]  Koopt in. [/] houdt van rust." in seen(pilot)
        assert "Accepteer het besluit" in seen(pilot)
        assert "Nog niet gespeeld." in seen(pilot)


async def test_search_narrows_the_list_and_esc_shows_all_again() -> None:
    async with on_screen(stage.app()) as pilot:
        await press(pilot, "slash", *"stil")
        shelf = pilot.app.screen.query_one(DialogueList)
        assert [row.split("  ")[0] for row in titles(shelf)] == ["Stilte"]
        await press(pilot, "escape")
        assert len(titles(shelf)) == 2
        assert shelf.has_focus


async def test_searching_types_letters_that_are_keys_elsewhere() -> None:
    async with on_screen(stage.app()) as pilot:
        await press(pilot, "slash", *"lti?")
        assert pilot.app.screen.query_one("#search", Input).value == "lti?"
        assert screen_name(pilot) == "HomeScreen"
        assert "Niets gevonden" in seen(pilot)


async def test_the_language_switches_everywhere_and_is_kept() -> None:
    program = stage.app()
    async with on_screen(program) as pilot:
        await press(pilot, "l")
        assert titles(pilot.app.screen.query_one(DialogueList))[0].startswith("A no")
        assert "Situation" in seen(pilot)
        assert "Nederlands" in seen(pilot)
        assert program.settings.language is Language.EN
        await press(pilot, "enter")
        assert "The situation" in seen(pilot)


async def test_the_theme_switches() -> None:
    program = stage.app()
    async with on_screen(program) as pilot:
        await press(pilot, "t")
        assert program.theme == "wittevlag-light"
        assert program.settings.appearance is Appearance.LIGHT


async def test_a_finished_attempt_shows_its_result_in_words() -> None:
    async with on_screen(stage.app()) as pilot:
        await begin(pilot)
        await say(pilot, "Dank je. Wat gaf de doorslag?")
        await press(pilot, "escape")
        assert screen_name(pilot) == "HomeScreen"
        assert "Laatst, vandaag: de deur staat open" in seen(pilot)
        assert "warm · open gevraagd · niet geduwd" in seen(pilot)
        assert "━" in titles(pilot.app.screen.query_one(DialogueList))[0]


async def test_an_unfinished_attempt_goes_on_where_it_was() -> None:
    store = MemoryStore()
    async with on_screen(stage.app(lambda: stage.practice(store))) as pilot:
        await begin(pilot)
        await say(pilot, "Toe nou.")
    async with on_screen(stage.app(lambda: stage.practice(store))) as pilot:
        assert "Je stopte midden in dit gesprek, vandaag, na 1 beurt." in seen(pilot)
        await press(pilot, "enter")
        assert screen_name(pilot) == "ConversationScreen"
        assert "Toe nou." in seen(pilot)
        assert "beurt 2" in seen(pilot)


async def test_a_broken_file_is_named_and_the_rest_can_be_played() -> None:
    finding = Diagnostic("D101", Path("kapot[b].yaml"), Position(1, 1), Bilingual("stuk", "broken"))

    def make() -> Practice:
        whole = stage.practice()
        suppliers = Suppliers(
            catalogue=lambda: Catalogue(whole.catalogue.entries, (finding,)),
            scorer=stage.WordJudge,
            store=MemoryStore,
            clock=lambda: stage.NOW,
            new_id=lambda: "a",
            new_seed=lambda: 1,
        )
        return Practice(suppliers)

    async with on_screen(stage.app(make)) as pilot:
        assert "1 bestand met een dialoog kon niet worden gelezen: kapot[b].yaml" in seen(pilot)
        assert len(titles(pilot.app.screen.query_one(DialogueList))) == 2


async def test_a_store_that_fails_is_said_and_the_dialogues_stay() -> None:
    def refuse() -> MemoryStore:
        raise StorageError(Bilingual("De database is stuk [x].", "The database is broken [x]."))

    def make() -> Practice:
        whole = stage.practice()
        return Practice(
            Suppliers(lambda: whole.catalogue, stage.WordJudge, refuse, lambda: stage.NOW, lambda: "a", lambda: 1)
        )

    program = stage.app(make)
    async with on_screen(program) as pilot:
        assert [note.message for note in program._notifications] == ["De database is stuk [x]."]
        assert len(titles(pilot.app.screen.query_one(DialogueList))) == 2


async def test_a_mistake_in_the_work_is_a_message_not_a_crash() -> None:
    def make() -> Practice:
        raise ZeroDivisionError("oeps")

    program = stage.app(make)
    async with on_screen(program) as pilot:
        assert "ZeroDivisionError" in next(iter(program._notifications)).message
        assert screen_name(pilot) == "HomeScreen"


@pytest.mark.parametrize("key", ["ctrl+q", "ctrl+c"])
async def test_leaving_is_clean(key: str) -> None:
    program = stage.app()
    async with on_screen(program) as pilot:
        await pilot.press(key)
    assert program.return_code == 0


@pytest.mark.parametrize("size", [(79, 24), (80, 23), (20, 5)])
async def test_a_small_terminal_gets_a_clear_message(size: tuple[int, int]) -> None:
    async with on_screen(stage.app(), size) as pilot:
        assert "Dit venster is te klein" in seen(pilot)
        assert not pilot.app.screen.query_one(DialogueList).is_on_screen


async def test_the_welcome_comes_once() -> None:
    program = stage.app(is_welcomed=False)
    async with on_screen(program) as pilot:
        assert "Een klant zegt nee" in seen(pilot)
        await press(pilot, "l")
        assert "A client says no" in seen(pilot)
        await press(pilot, "enter")
        assert screen_name(pilot) == "HomeScreen"
        assert program.settings.is_welcomed


async def test_what_is_ready_for_a_repeat_stands_on_home_in_words() -> None:
    moments = [stage.NOW]
    store = MemoryStore()

    def make() -> Practice:
        whole = stage.practice()
        return Practice(
            Suppliers(
                lambda: whole.catalogue, stage.WordJudge, lambda: store, lambda: moments[0], lambda: "a", lambda: 7
            )
        )

    async with on_screen(stage.app(make)) as pilot:
        await begin(pilot)
        await say(pilot, "Dank je. Wat gaf de doorslag?")
        await press(pilot, "escape")
        assert "toe aan een herhaling" not in seen(pilot)
    moments[0] += timedelta(weeks=3)
    records = read_records(make())
    assert records.due == (Situation.CHOSE_COMPETITOR,)
    async with on_screen(stage.app(make)) as pilot:
        assert "toe aan een herhaling als je wilt:  Voor een ander gekozen" in seen(pilot)


def test_a_repeat_that_is_not_the_suggestion_has_a_line_of_its_own() -> None:
    due = (Situation.CHOSE_COMPETITOR, Situation.GHOSTING)
    suggestion = Suggestion("refusal", Ground.BOOSTER, stage.both("", ""))
    records = Records({}, {}, suggestion, due, stage.NOW)
    told = str(repeats_line(stage.REFUSAL, records, Wording(Language.EN)))
    assert told.startswith("Went well, and ready for a repeat if you like:")
    assert label(Situation.GHOSTING).name.en in told
    assert label(Situation.CHOSE_COMPETITOR).name.en not in told
    assert repeats_line(stage.REFUSAL, replace(records, due=due[:1]), Wording(Language.EN)) is None


async def test_search_finds_the_name_of_a_situation() -> None:
    async with on_screen(stage.app()) as pilot:
        await press(pilot, "slash", *label(Situation.CHOSE_COMPETITOR).name.nl[:12])
        assert len(titles(pilot.app.screen.query_one(DialogueList))) == 2
