"""Changes the words that all screens share, without making a screen anew: the room goes on meanwhile."""

from textual.screen import Screen
from textual.widgets import Static

from simulator.locale.wording import Wording
from simulator.tui.widgets.key_bar import KeyBar


def retell(screen: Screen[None], words: Wording) -> None:
    """Write the key bar and the notice for a small window in another language."""
    for key_bar in screen.query(KeyBar):
        key_bar.translate(words)
    for notice in screen.query("#too-small").results(Static):
        notice.update(words("too_small"))
