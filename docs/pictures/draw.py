"""Draws the pictures of the documentation: python docs/pictures/draw.py. Plays one dialogue with the real judge."""

import asyncio
import re
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

from textual import events
from textual.pilot import Pilot

from simulator.commands.composition import load_judge, read_catalogue
from simulator.guidance.language import Language
from simulator.practice.practice import Practice, Suppliers
from simulator.practice.store import MemoryStore
from simulator.tui.app import WittevlagApp
from simulator.tui.settings import Appearance, Pace, Settings, SettingsFile

FOLDER = Path(__file__).parent
SIZE = (100, 30)
REPLIES = {
    Language.NL: (
        "Jammer om te horen, maar fijn dat je me zelf belt. Wat gaf voor jullie de doorslag?",
        "Dank je, dat is duidelijk. En als ik er 5% afhaal, teken je dan vandaag nog?",
        "Sorry, dat was niet netjes. Het is jullie keuze. Mag ik in het najaar nog eens bellen?",
        "Dank je wel voor je eerlijkheid, Marijke. Veel succes met Halden.",
    ),
    Language.EN: (
        "I'm sorry to hear that, but thank you for calling me yourself. What tipped the scale for you?",
        "Thanks, that's clear. And if I take 5% off, will you sign today?",
        "Sorry, that wasn't fair. It is your choice. May I call you again in the autumn?",
        "Thank you for being so honest, Marijke. All the best with Halden.",
    ),
}
SPOKEN_BEFORE_PICTURE = 2


def make_practice() -> Practice:
    """Return a practice that keeps nothing."""
    numbers = count(1)
    moment = datetime(2026, 3, 4, 10, 0, tzinfo=UTC)
    store = MemoryStore()
    return Practice(
        Suppliers(read_catalogue, load_judge, lambda: store, lambda: moment, lambda: f"a{next(numbers)}", lambda: 1)
    )


async def settle(pilot: Pilot[None]) -> None:
    """Wait until nothing moves."""
    for _ in range(6):
        await pilot.app.workers.wait_for_complete()
        await pilot.pause(0.05)


async def say(pilot: Pilot[None], text: str) -> None:
    """Send a reply."""
    pilot.app.post_message(events.Paste(text))
    await settle(pilot)
    await press(pilot, "enter")


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Press keys, each with its consequences."""
    for one in keys:
        await pilot.press(one)
        await settle(pilot)


def keep(program: WittevlagApp, name: str) -> None:
    """Write the screen as an SVG that asks for nothing from outside."""
    drawn = program.export_screenshot(title="Wittevlag")
    without_fonts = re.sub(r"@font-face\s*\{[^}]*\}", "", drawn)
    without_comments = re.sub(r"<!--.*?-->", "", without_fonts)
    own_font = without_comments.replace("Fira Code", "DejaVu Sans Mono, Menlo, Consolas")
    (FOLDER / f"{name}.svg").write_text(own_font, encoding="utf-8")


async def draw(language: Language) -> None:
    """Draw home, conversation and debrief in one language."""
    settings = Settings(language, Appearance.DARK, pace=Pace.NONE, is_welcomed=True)
    kept_nowhere = SettingsFile(None, settings)
    # The folder is only named: a picture shows the keys that make files, and presses none of them.
    program = WittevlagApp(make_practice, kept_nowhere, dialogue="chose-competitor", folder=FOLDER)
    async with program.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "enter")
        for number, reply in enumerate(REPLIES[language], start=1):
            if program.screen.query("ReplyBox#reply").first().display:
                await say(pilot, reply)
            if number == SPOKEN_BEFORE_PICTURE:
                keep(program, f"conversation-{language}")
        await press(pilot, "enter", "escape")
        await settle(pilot)
        await press(pilot, "down")
        keep(program, f"debrief-{language}")
        await press(pilot, "escape")
        keep(program, f"home-{language}")


for one in Language:
    asyncio.run(draw(one))
