"""Acting on the screen as a learner does, and reading what it shows."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from textual import events
from textual.pilot import Pilot
from textual.widget import Widget
from textual.widgets import Static

from simulator.tui.app import WittevlagApp
from simulator.tui.widgets.reply_box import ReplyBox

SMALLEST = (80, 24)


@asynccontextmanager
async def on_screen(program: WittevlagApp, size: tuple[int, int] = SMALLEST) -> AsyncIterator[Pilot[None]]:
    """Run the program without a terminal, once its first work is done."""
    async with program.run_test(size=size) as pilot:
        await settle(pilot)
        yield pilot


async def settle(pilot: Pilot[None]) -> None:
    """Wait until no work is left and everything is drawn: nothing happened during three rounds."""
    quiet_rounds = 0
    while quiet_rounds < 3:
        is_busy = any(not worker.is_finished for worker in pilot.app.workers)
        quiet_rounds = 0 if is_busy else quiet_rounds + 1
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()


async def until(pilot: Pilot[None], is_so: Callable[[], bool]) -> None:
    """Wait until something is so; give up after many rounds."""
    for _ in range(200):
        if is_so():
            return
        await settle(pilot)
    raise AssertionError("it never came about")


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Press keys one by one, each with its consequences."""
    for one in keys:
        await pilot.press(one)
        await settle(pilot)


async def say(pilot: Pilot[None], text: str) -> None:
    """Put words in the box that has the focus, as a paste, and send them."""
    pilot.app.post_message(events.Paste(text))
    await settle(pilot)
    await press(pilot, "enter")


async def begin(pilot: Pilot[None], *downs: str) -> None:
    """Open a dialogue from home and begin it."""
    await press(pilot, *downs, "enter", "enter")


def seen(pilot: Pilot[None]) -> str:
    """Return all words on the current screen that are not hidden."""
    statics = pilot.app.screen.query(Static)
    return "\n".join(str(widget.visual) for widget in statics if all(node.display for node in _boxes(widget)))


def _boxes(widget: Widget) -> list[Widget]:
    return [node for node in widget.ancestors_with_self if isinstance(node, Widget)]


def screen_name(pilot: Pilot[None]) -> str:
    """Return the name of the current screen's class."""
    return type(pilot.app.screen).__name__


def box(pilot: Pilot[None]) -> ReplyBox:
    """Return the reply box."""
    return pilot.app.screen.query_one(ReplyBox)
