"""Importing the yardstick reads no data: the first frame does not wait for it."""

import subprocess
import sys


def test_importing_points_and_labels_opens_no_data_file() -> None:
    program = (
        "import sys\n"
        "opened = []\n"
        "sys.addaudithook(lambda event, args: opened.append(str(args[0])) if event == 'open' else None)\n"
        "import simulator.guidance.points, simulator.guidance.labels\n"
        "print([name for name in opened if name.endswith('.toml')], 'simulator.guidance.point_file' in sys.modules)\n"
        "simulator.guidance.points.point('S1.1')\n"
        "print(len([name for name in opened if name.endswith('.toml')]))\n"
    )
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert run.stdout.splitlines() == ["[] False", "5"]
