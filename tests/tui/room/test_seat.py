"""A trainee's program: it follows the room by itself, takes answers and votes, and reaches nothing else."""

import random
from dataclasses import replace

import pytest

from simulator.errors import StorageError
from simulator.guidance.language import Bilingual, Language
from simulator.guidance.scales import Courtesy
from simulator.guidance.situations import Channel, Situation
from simulator.room.events import Mode, RoomEvent, Target
from simulator.room.store import MemoryRoomStore
from tests.tui.play import box, on_screen, press, say, screen_name, seen, until
from tests.tui.room.group import LINE, Group, at_seat, on_view, shows, type_in


async def test_a_trainee_waits_until_the_trainer_begins() -> None:
    group = Group("Ann")
    async with at_seat(group) as pilot:
        await shows(pilot, "Je trainer begint zo", "Ann")
        group.ask()
        await shows(pilot, LINE)


async def test_a_round_from_answer_to_result() -> None:
    group = Group("Ann", "Bob", "Cas")
    group.ask()
    async with at_seat(group) as pilot:
        await say(pilot, "Dank je. Wat gaf de doorslag?")
        await shows(pilot, "Verstuurd. Je kunt het nog veranderen.")
        group.seat(1).answer("Toe nou!")
        group.seat(2).answer("Jammer, dank je.")
        group.desk.open_voting(random.Random(1))
        await shows(pilot, "Welk antwoord houdt de deur het best open?", "Toe nou!", "(van jou)")
        assert "Bob" not in on_view(pilot)
        await press(pilot, "enter")
        await until(pilot, lambda: group.members[0] in group.room.rounds[0].votes)
        await shows(pilot, "jouw stem")
        group.seat(1).vote(group.room.rounds[0].order.index(group.members[0]) + 1)
        group.desk.reveal()
        await shows(pilot, "[Dank]▲", "1 stem", "[Toe nou]▼")
        mine = Target(number=1, member=group.members[0])
        group.desk.comment(mine, "Mooi [b]rustig[/b].")
        group.desk.override(mine, Courtesy.POLITE, None, None, "Net iets te stijf.")
        group.desk.mark_example(mine)
        await shows(pilot, "Mooi [b]rustig[/b].", "leest dit anders: beleefd · Net iets te stijf.", "als voorbeeld")


async def test_an_answer_can_be_changed_until_the_voting() -> None:
    group = Group("Ann")
    group.ask()
    async with at_seat(group) as pilot:
        await type_in(pilot, "Toe nou")
        await press(pilot, "!")
        await shows(pilot, "nog niet verstuurd")
        await type_in(pilot, "Dank je")
        await until(pilot, lambda: group.room.rounds[0].answers[group.members[0]].text == "Dank je")
        await shows(pilot, "Verstuurd.")


async def test_an_assigned_dialogue_is_played_to_the_debrief() -> None:
    group = Group("Ann")
    group.desk.assign("refusal", 1)
    async with at_seat(group) as pilot:
        await shows(pilot, "Een nee", "Je verkoopt pennen [rood].")
        await press(pilot, "enter")
        await shows(pilot, "We doen het niet.")
        await say(pilot, "Wat gaf de doorslag?")
        await shows(pilot, "Einde:")
        await press(pilot, "enter", "escape")
        await shows(pilot, "Wat de klant wist")
        assert screen_name(pilot) == "SeatDebrief"
        assert "volgende oefening" not in seen(pilot)
        assert "zelfde nog eens" not in seen(pilot)
        attempt = group.room.members[group.members[0]].attempts[0]
        group.desk.comment(Target(attempt=attempt, turn=1), "Precies goed.")
        await shows(pilot, "Precies goed.")
        await press(pilot, "r")
        await until(pilot, lambda: screen_name(pilot) == "SeatConversation")


async def test_a_written_reflection_leads_to_the_debrief_of_the_seat() -> None:
    group = Group("Ann")
    group.desk.assign("refusal", 1)
    async with at_seat(group) as pilot:
        await press(pilot, "enter")
        await say(pilot, "Wat gaf de doorslag?")
        await press(pilot, "enter")
        await say(pilot, "Rustig blijven.")
        await until(pilot, lambda: screen_name(pilot) == "SeatDebrief")
        await shows(pilot, "Rustig blijven.")


async def test_a_reloaded_tab_goes_on_where_it_was() -> None:
    group = Group("Ann")
    group.desk.assign("refusal", 1)
    async with at_seat(group) as pilot:
        await press(pilot, "enter")
        await say(pilot, "Jammer om te horen.")
    async with at_seat(group) as pilot:
        await shows(pilot, "Jammer om te horen.", "Verder nog iets?")
        assert screen_name(pilot) == "SeatConversation"


async def test_a_reloaded_tab_still_has_the_answer() -> None:
    group = Group("Ann")
    group.ask()
    async with at_seat(group) as pilot:
        await say(pilot, "Dank je")
        await shows(pilot, "Verstuurd.")
    async with at_seat(group) as pilot:
        await shows(pilot, "Verstuurd.")


async def test_a_paused_room_refuses_a_turn_with_a_sentence_and_gives_the_words_back() -> None:
    group = Group("Ann")
    group.desk.assign("refusal", 1)
    async with at_seat(group) as pilot:
        await press(pilot, "enter")
        group.desk.freeze()
        await shows(pilot, "Even pauze")
        await say(pilot, "Dank je")
        await shows(pilot, "De trainer heeft gepauzeerd.")
        assert box(pilot).text == "Dank je"
        group.desk.resume()
        await until(pilot, lambda: "Even pauze" not in seen(pilot))
        await press(pilot, "enter")
        await shows(pilot, "Verder nog iets?")


async def test_a_hint_stands_above_the_conversation() -> None:
    group = Group("Ann")
    group.desk.assign("refusal", 1)
    async with at_seat(group) as pilot:
        await press(pilot, "enter")
        group.desk.send_hint("Vraag [eerst].", group.members[0])
        await shows(pilot, "Hint van je trainer  Vraag [eerst].")


async def test_the_trainer_goes_on_with_a_round_and_the_conversation_is_kept() -> None:
    group = Group("Ann")
    group.desk.assign("refusal", 1)
    async with at_seat(group) as pilot:
        await press(pilot, "enter", "h", "o", "i")
        group.ask()
        await until(pilot, lambda: screen_name(pilot) == "SeatScreen")
        await shows(pilot, LINE)
        group.desk.choose_mode(Mode.ASSIGNED)
        await shows(pilot, "Een nee")
        await press(pilot, "enter")
        await until(pilot, lambda: screen_name(pilot) == "SeatConversation")
        assert box(pilot).text == "hoi"


async def test_with_the_trainer_as_client_one_answers_and_the_others_watch() -> None:
    group = Group("Ann", "Bob")
    group.desk.choose_mode(Mode.TRAINER_AS_CLIENT)
    group.desk.open_round(Situation.POSTPONED, Channel.PHONE, "Nu even niet.", member=group.members[0])
    async with at_seat(group, 0) as ann, at_seat(group, 1) as bob:
        await shows(bob, "Nu even niet.", "Ann is aan de beurt")
        await say(ann, "Prima, dank je.")
        await shows(bob, "Prima, dank je.")
        group.desk.open_round(
            Situation.POSTPONED, Channel.PHONE, "Bel in mei.", before="Nu even niet.", member=group.members[0]
        )
        await shows(bob, "Prima, dank je.", "Bel in mei.")
        await shows(ann, "Prima, dank je.", "Bel in mei.")


async def test_a_closed_room_shows_ones_own_page() -> None:
    group = Group("Ann", "Bob")
    group.ask()
    group.seat(0).answer("Dank je.")
    group.seat(1).answer("Toe nou!")
    async with at_seat(group) as pilot:
        group.desk.close()
        await shows(pilot, "De ruimte is gesloten", "[Dank]▲")
        assert "Toe nou" not in on_view(pilot)


ODD = ["[b]vet[/b] [/] [naam]", "{x} %s \\[", "\x1b[31mrood\x07"]


@pytest.mark.parametrize("text", ODD)
async def test_odd_names_lines_and_replies_are_shown_literally(text: str) -> None:
    group = Group("[b]A[/b]", "Bob")
    group.ask(text)
    group.seat(1).answer(text)
    group.seat(0).answer("x")
    shown = text.replace("\x1b", "␛").replace("\x07", "␇")
    async with at_seat(group) as pilot:
        await shows(pilot, shown, "[b]A[/b]")
        group.desk.open_voting(random.Random(1))
        await until(pilot, lambda: on_view(pilot).count(shown) == 2)
        group.desk.reveal()
        await until(pilot, lambda: on_view(pilot).count(shown) == 2)
        assert "\x1b" not in on_view(pilot)


async def test_an_unknown_seat_is_told() -> None:
    group = Group("Ann")
    group.members.append("nobody")
    async with on_screen(group.app(1)) as pilot:
        await shows(pilot, "Deze plek is niet bekend.")


class AwayStore(MemoryRoomStore):
    """A database that can be away."""

    is_away = False

    def events(self, room: str, since: int = 0) -> tuple[RoomEvent, ...]:
        if self.is_away:
            raise StorageError(Bilingual(nl="De database is even weg.", en="The database is away."))
        return super().events(room, since)


async def test_a_database_that_is_away_is_told_and_then_forgotten() -> None:
    store = AwayStore()
    group = Group("Ann", store=store)
    async with at_seat(group) as pilot:
        group.ask()
        await shows(pilot, LINE)
        store.is_away = True
        await say(pilot, "Dank je")
        await until(pilot, lambda: any("even weg" in note.message for note in pilot.app._notifications))
        store.is_away = False
        await press(pilot, "enter")
        await shows(pilot, "Verstuurd.")


async def test_nothing_of_the_host_can_be_reached() -> None:
    group = Group("Ann")
    async with at_seat(group) as pilot:
        await press(pilot, "ctrl+p")
        assert screen_name(pilot) == "SeatScreen"
        await pilot.app.run_action("screenshot('x.svg', '.')")
        await pilot.app.run_action("suspend_process")
        assert screen_name(pilot) == "SeatScreen"


async def test_the_seat_speaks_the_language_of_the_room_and_can_be_switched() -> None:
    group = Group("Ann")
    program = group.app(0)
    program.settings = replace(program.settings, language=Language.EN)
    async with on_screen(program) as pilot:
        await shows(pilot, "Je trainer begint zo")
        await press(pilot, "f3")
        await shows(pilot, "Your trainer will begin")
        group.ask()
        await shows(pilot, LINE)
        await press(pilot, "h", "i", "f3")
        assert box(pilot).text == "hi"
        await shows(pilot, "De klant")
