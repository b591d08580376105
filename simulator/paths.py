"""Where things live: the user's data (platformdirs, SIMULATOR_HOME overrides) and what the package ships."""

import os
from pathlib import Path


def data_directory() -> Path:
    """Return the directory of the user's data, without making it."""
    override = os.environ.get("SIMULATOR_HOME")
    if override:
        return Path(override).expanduser()
    from platformdirs import user_data_path

    return user_data_path("wittevlag", appauthor=False)


def shipped_documents() -> Path:
    """Return the folder of the documents that the program itself can show: in the wheel, or in the checkout."""
    installed = Path(__file__).parent / "_docs"
    return installed if installed.is_dir() else Path(__file__).parent.parent / "docs"


def shipped_dialogues() -> Path:
    """Return the folder of the dialogues that come with the program: in the wheel, or in the checkout."""
    installed = Path(__file__).parent / "_dialogues"
    return installed if installed.is_dir() else Path(__file__).parent.parent / "dialogues"


def rooms_file(database: Path) -> Path:
    """Return the file of rooms that goes with a database file: trainees' work is kept apart from the user's own."""
    return database.with_name(f"{database.stem}-rooms{database.suffix}")
