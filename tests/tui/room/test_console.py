"""The trainer's console: the board, and a whole session of each way of working with trainees at their seats."""

from textual.pilot import Pilot

from simulator.guidance.scales import Courtesy
from simulator.room.events import Mode, Target
from simulator.tui.room.board_screen import BoardScreen
from tests.tui.play import press, say, screen_name, seen, until
from tests.tui.room.group import LINE, Group, at_console, at_seat, on_view, shows, type_in


def look(trainer: Pilot[None]) -> None:
    """Let the board look now instead of in a few seconds."""
    board = trainer.app.screen
    assert isinstance(board, BoardScreen)
    board.call_later(board.look)


async def test_the_board_tells_how_to_come_in_and_who_is_there() -> None:
    group = Group()
    async with at_console(group) as pilot:
        await shows(pilot, "http://127.0.0.1:8765", group.code, "123456", "Er is nog niemand.")
        group.join("[b]Ann[/b]")
        await shows(pilot, "[b]Ann[/b]", "1 deelnemer")


async def test_a_whole_session_of_own_dialogues() -> None:
    group = Group("Ann", "Bob")
    async with at_console(group) as trainer, at_seat(group) as ann:
        await press(trainer, "a", "enter")
        await until(trainer, lambda: group.room.assignment is not None)
        await shows(trainer, "nog niet begonnen", "Een nee")
        await shows(ann, "Een nee")
        await press(ann, "enter")
        await say(ann, "Jammer om te horen.")
        look(trainer)
        await shows(trainer, "speelt", "beurt 2")
        await press(trainer, "i")
        await say(trainer, "Vraag door.")
        await shows(ann, "Vraag door.")
        await press(trainer, "p")
        await shows(ann, "Even pauze")
        await shows(trainer, "gepauzeerd")
        await press(trainer, "p")
        await until(ann, lambda: "Even pauze" not in seen(ann))
        await say(ann, "Wat gaf de doorslag?")
        await press(ann, "enter", "escape")
        look(trainer)
        await shows(trainer, "klaar", "de deur staat open")
        await press(trainer, "enter")
        await shows(trainer, "Jammer om te horen.", "[Wat gaf]▲")
        await press(trainer, "c")
        await say(trainer, "Mooie vraag.")
        await shows(ann, "Mooie vraag.")
        await press(trainer, "escape", "e", "enter")
        await shows(trainer, "Antwoorden: 2 · deelnemers: 1", "Hoffelijk")
        await shows(ann, "De ruimte is gesloten")


async def test_a_whole_session_of_a_round() -> None:
    group = Group("Ann", "Bob")
    async with at_console(group) as trainer, at_seat(group) as ann:
        await press(trainer, "r", "enter")
        await shows(trainer, "Wat zegt de klant?", "We doen het niet.")
        await press(trainer, "tab")
        await press(trainer, *"Nee.", "enter")
        await shows(ann, "Nee.")
        await shows(trainer, "0 van 2 antwoordden")
        await say(ann, "Dank je. Wat gaf de doorslag?")
        await shows(trainer, "1 van 2 antwoordden")
        assert "Dank je" not in on_view(trainer)
        await press(trainer, "w")
        await shows(trainer, "nog niet: Bob")
        group.seat(1).answer("Toe nou")
        await press(trainer, "v")
        await shows(trainer, "Toe nou", "0 van 2 stemden")
        assert "Bob" in on_view(trainer)
        await press(trainer, "w")
        assert "Bob" not in on_view(trainer)
        await shows(ann, "Welk antwoord")
        await press(ann, "enter")
        await shows(trainer, "1 van 2 stemden")
        await press(trainer, "g")
        await shows(trainer, "Nee.", "Toe nou")
        assert "Ann" not in on_view(trainer)
        await press(trainer, "g", "v")
        await shows(trainer, "Het oordeel staat erbij", "1 stem")
        await shows(ann, "[Dank]▲")
        mine = next(place for place, member in enumerate(group.room.rounds[0].order) if member == group.members[1])
        await press(trainer, *["down"] * mine, "x")
        await until(trainer, lambda: group.room.examples == (Target(number=1, member=group.members[1]),))
        await press(trainer, "o", "left", "enter")
        await shows(trainer, "Zonder reden")
        await press(trainer, *"grap", "enter")
        await until(trainer, lambda: bool(group.cases))
        assert group.cases[0].text == "Toe nou"
        assert group.cases[0].expected.courtesy is Courtesy.COLD
        assert group.cases[0].context.client == "Nee."
        await shows(ann, "leest dit anders: koel · grap")
        await press(trainer, "b", "d")
        await shows(trainer, "Antwoorden om te onthouden", "★ Toe nou")


async def test_a_whole_session_with_the_trainer_as_client() -> None:
    group = Group("Ann", "Bob")
    async with at_console(group) as trainer, at_seat(group, 0) as ann, at_seat(group, 1) as bob:
        await press(trainer, "t")
        await shows(trainer, "Wie is aan de beurt?")
        await press(trainer, "enter", "enter", "enter")
        await shows(ann, "We doen het niet.")
        await shows(bob, "Ann is aan de beurt")
        await say(ann, "Dank je dat je belt.")
        await shows(trainer, "[Dank]▲", "vertrouwen 6", "een warm woord")
        await shows(bob, "Dank je dat je belt.")
        assert "[Dank]▲" not in on_view(bob)
        await press(trainer, "v")
        await shows(bob, "[Dank]▲")
        await press(trainer, "n", "tab", *"Bel later.", "enter")
        await shows(ann, "Bel later.")
        assert group.room.rounds[1].before == "We doen het niet.\nDank je dat je belt."
        await say(ann, "Toe nou!")
        await shows(trainer, "geduld 1")


async def test_a_whole_session_on_one_laptop() -> None:
    group = Group()
    async with at_console(group) as trainer:
        await press(trainer, "l")
        await shows(trainer, "Wie doen er mee?")
        await say(trainer, "Ann, Bob")
        await until(trainer, lambda: len(group.room.members) == 2)
        await press(trainer, "n", "enter", "enter")
        await shows(trainer, "Geef het toetsenbord aan")
        first = group.room.members[next(iter(group.room.members))].name
        await shows(trainer, first)
        await press(trainer, "enter")
        await shows(trainer, "We doen het niet.")
        await say(trainer, "Dank je")
        await shows(trainer, "Geef het toetsenbord aan")
        assert "Dank je" not in on_view(trainer)
        await press(trainer, "enter")
        await say(trainer, "Toe nou")
        await until(trainer, lambda: bool(group.room.rounds[0].order))
        await shows(trainer, "Geef het toetsenbord aan")
        await press(trainer, "enter", "enter")
        await until(trainer, lambda: len(group.room.rounds[0].votes) == 1)
        await press(trainer, "enter", "enter")
        await until(trainer, lambda: group.room.rounds[0].is_revealed)
        await shows(trainer, "Het oordeel staat erbij", "1 stem")
        await press(trainer, "n", "enter", "enter")
        await shows(trainer, "Geef het toetsenbord aan")


async def test_a_console_that_stopped_opens_where_it_was() -> None:
    group = Group("Ann")
    group.ask()
    group.seat(0).answer("Dank je")
    async with at_console(group) as trainer:
        await until(trainer, lambda: screen_name(trainer) == "RoundScreen")
        await shows(trainer, LINE, "1 van 1 antwoordden")


async def test_nobody_can_answer_where_the_trainer_went_on() -> None:
    group = Group("Ann")
    group.ask()
    async with at_console(group) as trainer, at_seat(group) as ann:
        await shows(ann, LINE)
        await press(trainer, "b", "a", "enter")
        await until(trainer, lambda: group.room.mode is Mode.ASSIGNED)
        await shows(ann, "Een nee")


async def test_odd_replies_are_shown_literally_everywhere() -> None:
    group = Group("[b]A", "B")
    group.ask("[/] klant \x1b[31m")
    group.seat(0).answer("[i]x[/i] \x07")
    async with at_console(group, (120, 35)) as trainer:
        await press(trainer, "v")
        await shows(trainer, "[/] klant ␛[31m", "[i]x[/i] ␇")
        await press(trainer, "v", "w")
        await shows(trainer, "[b]A")
        await press(trainer, "g")
        await shows(trainer, "[i]x[/i] ␇", "[/] klant ␛[31m")
        await press(trainer, "g", "b", "d")
        await shows(trainer, "Antwoorden: 1")
        await press(trainer, "escape", "enter")
        await shows(trainer, "[i]x[/i] ␇")


async def test_typing_a_comment_needs_words() -> None:
    group = Group("Ann")
    group.ask()
    group.seat(0).answer("x")
    async with at_console(group) as trainer:
        await press(trainer, "v", "c")
        await type_in(trainer, "  ")
        assert group.room.comments == ()
