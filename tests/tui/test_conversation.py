"""The conversation: replying, silences, going back, hints, disagreeing, stopping, and odd input."""

import threading
from pathlib import Path
from typing import Any

import pytest
from textual import events
from textual.widgets import Input, Static

from simulator.errors import StorageError
from simulator.guidance.language import Bilingual
from simulator.guidance.scales import Courtesy
from simulator.practice.events import Contested, Event, Hinted, Replied, Stopped, Waited
from simulator.practice.store import MemoryStore
from simulator.tui.settings import Feedback
from simulator.tui.widgets.chat_log import ChatLog
from simulator.tui.widgets.choices import Choices
from tests.tui import stage
from tests.tui.play import begin, box, on_screen, press, say, screen_name, seen, settle, until


async def test_the_client_opens_and_answers() -> None:
    async with on_screen(stage.app()) as pilot:
        await begin(pilot)
        assert "We doen het niet." in seen(pilot)
        await say(pilot, "Jammer om te horen.")
        assert "Jammer om te horen." in seen(pilot)
        assert "Verder nog iets?" in seen(pilot)
        assert box(pilot).text == ""
        assert box(pilot).has_focus


async def test_enter_sends_and_ctrl_j_breaks_the_line() -> None:
    store = MemoryStore()
    async with on_screen(stage.app(lambda: stage.practice(store))) as pilot:
        await begin(pilot)
        await press(pilot, *"ab", "ctrl+j", *"cd", "enter")
    assert [event.text for event in store.events("attempt-1") if isinstance(event, Replied)] == ["ab\ncd"]


async def test_nothing_typed_is_not_sent() -> None:
    async with on_screen(stage.app()) as pilot:
        await begin(pilot)
        await press(pilot, "enter")
        assert "Er staat nog niets" in seen(pilot)
        assert "beurt 1" in seen(pilot)


ODD_TEXTS = ["[b]vet[/b] [/] [naam]", "{x} %s \\[", "שלום, لماذا؟", "👩‍👧 dank 👍🏽", "a\u0301e\u0308"]


@pytest.mark.parametrize("text", ODD_TEXTS)
async def test_odd_text_is_shown_literally(text: str) -> None:
    async with on_screen(stage.app()) as pilot:
        await begin(pilot)
        await say(pilot, text)
        assert text in seen(pilot)


async def test_control_characters_are_made_harmless() -> None:
    async with on_screen(stage.app()) as pilot:
        await begin(pilot)
        await say(pilot, "rood \x1b[31m en \x07 bel")
        assert "rood ␛[31m en ␇ bel" in seen(pilot)
        assert "\x1b" not in seen(pilot)


async def test_a_very_long_reply_is_judged_whole_and_shown_in_part() -> None:
    store = MemoryStore()
    async with on_screen(stage.app(lambda: stage.practice(store))) as pilot:
        await begin(pilot)
        await say(pilot, "woord " * 16_000 + "dank")
        assert "nog 92004 tekens" in seen(pilot)
        await say(pilot, "x" * 100_001)
        assert "langer dan 100000 tekens" in seen(pilot)
    replies = [event for event in store.events("attempt-1") if isinstance(event, Replied)]
    assert [len(event.text) for event in replies] == [96_004]
    assert replies[0].verdict.courtesy is Courtesy.WARM


async def test_feedback_per_turn_is_off_by_default_and_can_be_on() -> None:
    async with on_screen(stage.app()) as pilot:
        await begin(pilot)
        await say(pilot, "Toe nou.")
        assert "lichte druk" not in seen(pilot)
    async with on_screen(stage.app(feedback=Feedback.EACH_TURN)) as pilot:
        await begin(pilot)
        await say(pilot, "Toe nou.")
        assert "beleefd · niet gevraagd · lichte druk" in seen(pilot)
        assert "▼ Doordrammen" in seen(pilot)


async def test_a_hint_comes_on_request_and_is_kept() -> None:
    store = MemoryStore()
    async with on_screen(stage.app(lambda: stage.practice(store))) as pilot:
        await begin(pilot)
        assert "Vraag wat de doorslag gaf." not in seen(pilot)
        await press(pilot, "f1")
        assert "Vraag wat de doorslag gaf." in seen(pilot)
    assert any(isinstance(event, Hinted) for event in store.events("attempt-1"))


async def test_going_back_keeps_the_earlier_way_and_offers_its_words() -> None:
    store = MemoryStore()
    async with on_screen(stage.app(lambda: stage.practice(store))) as pilot:
        await begin(pilot)
        await say(pilot, "Toe nou.")
        await press(pilot, "ctrl+z")
        assert "Nee." not in seen(pilot)
        assert box(pilot).text == "Toe nou."
        assert "beurt 1" in seen(pilot)
        box(pilot).text = ""
        await say(pilot, "Dank je.")
    assert [event.text for event in store.events("attempt-1") if isinstance(event, Replied)] == ["Toe nou.", "Dank je."]


async def test_ctrl_z_undoes_typing_before_it_goes_back() -> None:
    async with on_screen(stage.app()) as pilot:
        await begin(pilot)
        await say(pilot, "Toe nou.")
        await press(pilot, *"ab", "ctrl+z")
        assert box(pilot).text == ""
        assert "Toe nou." in seen(pilot)


async def test_disagreeing_keeps_the_other_reading() -> None:
    store = MemoryStore()
    async with on_screen(stage.app(lambda: stage.practice(store))) as pilot:
        await begin(pilot)
        await say(pilot, "Dank je.")
        await press(pilot, "ctrl+d", "left", "enter")
        assert "jouw lezing is ernaast bewaard" in seen(pilot)
    contested = [event for event in store.events("attempt-1") if isinstance(event, Contested)]
    assert [(event.courtesy, event.why, event.pushing) for event in contested] == [(Courtesy.POLITE, None, None)]


async def test_disagreeing_with_nothing_keeps_nothing() -> None:
    store = MemoryStore()
    async with on_screen(stage.app(lambda: stage.practice(store))) as pilot:
        await begin(pilot)
        await say(pilot, "Dank je.")
        await press(pilot, "ctrl+d", "enter")
    assert not any(isinstance(event, Contested) for event in store.events("attempt-1"))


async def test_esc_asks_before_it_stops() -> None:
    store = MemoryStore()
    async with on_screen(stage.app(lambda: stage.practice(store))) as pilot:
        await begin(pilot)
        await say(pilot, "Dank je.")
        await press(pilot, "escape")
        assert "Stoppen met dit gesprek?" in seen(pilot)
        await press(pilot, "enter")
        assert screen_name(pilot) == "ConversationScreen"
        await press(pilot, "escape", "down", "down", "enter")
        assert "Einde: de deur staat op een kier" in seen(pilot)
    assert any(isinstance(event, Stopped) for event in store.events("attempt-1"))


async def test_in_a_silence_the_learner_chooses_what_to_do() -> None:
    store = MemoryStore()
    async with on_screen(stage.app(lambda: stage.practice(store))) as pilot:
        await begin(pilot, "down")
        assert "Mia reageert niet. Wat doe je?" in seen(pilot)
        assert pilot.app.screen.query_one(Choices).display
        assert not box(pilot).display
        await press(pilot, "w")
        pilot.app.screen.query_one(Input).value = "9"
        await press(pilot, "enter")
        assert "9 dagen later" in seen(pilot)
        assert "geen antwoord" in seen(pilot)
        await press(pilot, "m")
        assert box(pilot).display
        await say(pilot, "Geen druk, ik laat het los.")
        assert "Jij · e-mail" in seen(pilot)
        assert "Einde: de deur staat open" in seen(pilot)
    acts = [event for event in store.events("attempt-1") if isinstance(event, Waited | Replied)]
    assert [getattr(event, "days", getattr(event, "channel", None)) for event in acts] == [9, "email"]


async def test_only_open_channels_are_offered() -> None:
    async with on_screen(stage.app()) as pilot:
        await begin(pilot, "down")
        offered = str(pilot.app.screen.query_one(Choices).visual)
        assert "voicemail" in offered
        assert "kaartje" not in offered
        await press(pilot, "k")
        assert not box(pilot).display


async def test_a_choice_in_a_silence_can_be_clicked() -> None:
    async with on_screen(stage.app()) as pilot:
        await begin(pilot, "down")
        choices = pilot.app.screen.query_one(Choices)
        line = str(choices.visual).splitlines()[1]
        await pilot.click(choices, offset=(2 + line.index("voicemail") + 1, 2))
        await settle(pilot)
        assert box(pilot).display
        assert "je spreekt de voicemail in" in str(box(pilot).border_title)
        await press(pilot, "escape")
        assert choices.display


@pytest.mark.parametrize("days", ["0", "366", ""])
async def test_a_wrong_number_of_days_is_said(days: str) -> None:
    async with on_screen(stage.app()) as pilot:
        await begin(pilot, "down")
        await press(pilot, "w")
        pilot.app.screen.query_one(Input).value = days
        await press(pilot, "enter")
        assert "Geef een heel getal van 1 tot 365." in seen(pilot)


async def test_letting_it_rest_ends_it() -> None:
    async with on_screen(stage.app()) as pilot:
        await begin(pilot, "down")
        await press(pilot, "z")
        assert "Einde: de deur staat op een kier" in seen(pilot)


class FullStore(MemoryStore):
    """A disk that is full from the second event on."""

    def append(self, attempt: str, number: int, event: Event, *more: Any, **named: Any) -> None:
        """Refuse replies."""
        if isinstance(event, Replied):
            raise StorageError(Bilingual("De schijf is vol.", "The disk is full."))
        super().append(attempt, number, event, *more, **named)


async def test_a_reply_that_cannot_be_kept_comes_back_in_the_box() -> None:
    async with on_screen(stage.app(lambda: stage.practice(FullStore()))) as pilot:
        await begin(pilot)
        await say(pilot, "Dank je.")
        assert box(pilot).text == "Dank je."
        assert "Niet verstuurd: De schijf is vol." in seen(pilot)
        assert "beurt 1" in seen(pilot)


class SlowStore(MemoryStore):
    """Keeps a reply only when told that it may."""

    def __init__(self) -> None:
        super().__init__()
        self.may_go_on = threading.Event()

    def append(self, attempt: str, number: int, event: Event, *more: Any, **named: Any) -> None:
        """Wait before keeping a reply."""
        if isinstance(event, Replied):
            assert self.may_go_on.wait(20)
        super().append(attempt, number, event, *more, **named)


async def test_the_screen_stays_awake_while_the_client_thinks() -> None:
    store = SlowStore()
    async with on_screen(stage.app(lambda: stage.practice(store))) as pilot:
        await begin(pilot)
        box(pilot).text = "Dank je."
        await pilot.press("enter")
        await pilot.pause()
        assert "Mia denkt na…" in seen(pilot)
        await pilot.press(*"en dit", "enter")
        await pilot.press("f2")
        await pilot.pause()
        assert screen_name(pilot) == "HelpScreen"
        await pilot.press("escape")
        store.may_go_on.set()
        await settle(pilot)
        assert "denkt na" not in seen(pilot)
        assert "Verder nog iets?" in seen(pilot)
        assert box(pilot).text == "en dit"
    assert [event.text for event in store.events("attempt-1") if isinstance(event, Replied)] == ["Dank je."]


async def test_switching_language_keeps_what_is_typed_and_said() -> None:
    async with on_screen(stage.app()) as pilot:
        await begin(pilot)
        await press(pilot, *"hoi", "f3")
        assert box(pilot).text == "hoi"
        assert "We doen het niet." in seen(pilot)
        assert "A no · telephone" in seen(pilot) or "A no · phone" in seen(pilot)


async def test_the_palette_has_the_same_actions_in_the_same_language() -> None:
    async with on_screen(stage.app()) as pilot:
        await begin(pilot)
        await press(pilot, "ctrl+p")
        from textual.command import CommandList

        listed = [str(option.prompt).splitlines()[0] for option in pilot.app.screen.query_one(CommandList).options]
        assert {"hint", "stop", "hulp", "instellingen", "sluiten"} <= set(listed)
        assert not {"Quit", "Theme", "Keys", "Screenshot"} & set(listed)
        assert pilot.app.screen.query_one(Input).placeholder == "Zoek een actie…"


async def test_enter_does_not_overtake_what_was_typed_just_before() -> None:
    store = MemoryStore()
    async with on_screen(stage.app(lambda: stage.practice(store))) as pilot:
        await begin(pilot)
        for letter in "snel getypt":
            pilot.app.post_message(events.Key("space" if letter == " " else letter, letter))
        pilot.app.post_message(events.Key("enter", "\r"))
        await until(pilot, lambda: "beurt 2" in seen(pilot))
    assert [event.text for event in store.events("attempt-1") if isinstance(event, Replied)] == ["snel getypt"]


async def test_feedback_on_request_comes_when_asked_for() -> None:
    async with on_screen(stage.app(feedback=Feedback.ON_REQUEST)) as pilot:
        await begin(pilot)
        await press(pilot, "f5")
        await say(pilot, "Toe nou.")
        assert "lichte druk" not in seen(pilot)
        await press(pilot, "f5")
        assert "beleefd · niet gevraagd · lichte druk" in seen(pilot)


async def test_who_hears_about_it_afterwards_cannot_ask_before() -> None:
    async with on_screen(stage.app()) as pilot:
        await begin(pilot)
        await say(pilot, "Toe nou.")
        await press(pilot, "f5")
        assert "lichte druk" not in seen(pilot)


async def test_without_feedback_the_end_leads_home(tmp_path: Path) -> None:
    async with on_screen(stage.app(feedback=Feedback.NEVER, folder=tmp_path)) as pilot:
        await begin(pilot)
        await say(pilot, "Dank je. Wat gaf de doorslag?")
        assert "terug naar het begin" in seen(pilot)
        await press(pilot, "enter")
        assert screen_name(pilot) == "HomeScreen"
        await press(pilot, "v", "h", "enter")
        assert screen_name(pilot) == "DebriefScreen"


async def test_after_a_message_in_a_silence_all_ways_are_offered_again() -> None:
    async with on_screen(stage.app()) as pilot:
        await begin(pilot, "down")
        await press(pilot, "v")
        await say(pilot, "Hallo?")
        offered = str(pilot.app.screen.query_one(Choices).visual)
        assert "w wacht" in offered
        assert "b bel" in offered


async def test_esc_goes_back_to_the_choice_and_what_was_typed_stays() -> None:
    async with on_screen(stage.app()) as pilot:
        await begin(pilot, "down")
        await press(pilot, "v", *"hoi")
        assert "esc iets anders doen" in seen(pilot)
        await press(pilot, "escape", "m")
        assert box(pilot).text == "hoi"


async def test_days_that_were_not_waited_are_not_told() -> None:
    async with on_screen(stage.app()) as pilot:
        await begin(pilot, "down")
        await press(pilot, "w", "backspace", *"45", "enter")
        assert "30 dagen later" in seen(pilot)
        assert "45 dagen later" not in seen(pilot)
        await press(pilot, "enter", "escape")
        await until(pilot, lambda: "Je wilde 45 dagen wachten; op dag 30 daarvan gebeurde er iets." in seen(pilot))


async def test_no_words_are_cut_when_the_scroll_bar_appears() -> None:
    """Every word of every message is drawn, also after the scroll bar took a column."""
    async with on_screen(stage.app()) as pilot:
        await begin(pilot)
        log = pilot.app.screen.query_one(ChatLog)
        room = log.scrollable_content_region.width
        for length in range(50, 66, 3):
            await say(pilot, "geen " * ((length - 8) // 5) + "-" * ((length - 8) % 5) + " problem")
            for message in log.query(".message"):
                shown = "".join(strip.text for strip in message.render_lines(message.outer_size.region))
                words = str(message.visual).split() if isinstance(message, Static) else []
                assert [word for word in words if word not in shown] == []
                assert message.region.right <= log.scrollable_content_region.right
        assert log.show_vertical_scrollbar
        assert log.scrollable_content_region.width == room
