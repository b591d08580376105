"""Where the styles are. They are given as whole paths: a class would look for those of its parent in its own folder."""

from pathlib import Path

ROOM = Path(__file__).parent / "room.tcss"
_SCREENS = Path(__file__).parent.parent / "screens"


def screen_style(name: str) -> Path:
    """Return the path of a style of the single learner's screens."""
    return _SCREENS / f"{name}.tcss"
