"""The first frame needs nothing heavy: engine, database and judge are imported when they are used."""

import subprocess
import sys

HEAVY = ("yaml", "pydantic", "transitions", "rapidfuzz", "numpy", "sqlalchemy", "alembic", "simulator.scoring.judge")


def test_what_the_first_frame_imports_is_light() -> None:
    code = (
        "import sys, simulator.commands.open, simulator.tui.screens.home, simulator.tui.screens.welcome;"
        f"print([name for name in {HEAVY!r} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
