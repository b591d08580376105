"""Where the styles are. They are given as whole paths: a class would look for those of its parent in its own folder."""

from pathlib import Path

_TUI = Path(__file__).parent.parent


def screen_style(name: str) -> Path:
    """Return the path of a style of the single learner's screens."""
    return _TUI / "screens" / f"{name}.tcss"


PROGRAM = [
    _TUI / "app.tcss",
    *(screen_style(name) for name in ("reply_box", "option_row", "dialog")),
    Path(__file__).parent / "room.tcss",
]
