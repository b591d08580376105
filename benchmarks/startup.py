"""First frame of the home screen against a Textual hello-world, start of the commands, and memory."""

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from statistics import median

from benchmarks.row import Row, median_of, seconds

RUNS = 9

_HELLO = """
from textual.app import App
from textual.widgets import Static
class Hello(App):
    def compose(self):
        yield Static("hello")
    def on_ready(self):
        self.exit()
Hello().run(headless=True)
"""
_HOME = """
from pathlib import Path
from simulator.commands.composition import compose_practice
from simulator.tui.app import WittevlagApp
from simulator.tui.settings import Settings, SettingsFile
class Home(WittevlagApp):
    def on_ready(self):
        self.exit()
Home(compose_practice, SettingsFile(None)).run(headless=True)
"""
_PLAYED = """
import sys
from simulator.cli import main
main(["play", "chose-competitor", "--plain", "--lang", "nl", "--seed", "1"])
print(*[line for line in open("/proc/self/status") if line.startswith("VmHWM")], file=sys.stderr)
"""


def _start(code: str, home: str) -> float:
    environment = os.environ | {"SIMULATOR_HOME": home}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    command = [sys.executable, "-c", code]
    return seconds(lambda: subprocess.run(command, env=environment, check=True, capture_output=True))


def _peak_megabytes(home: str) -> float:
    environment = os.environ | {"SIMULATOR_HOME": home}
    done = subprocess.run(
        [sys.executable, "-c", _PLAYED],
        env=environment,
        check=True,
        capture_output=True,
        text=True,
        input="Jammer, dank je. Wat gaf de doorslag?\n/stop\n",
    )
    found = re.search(r"VmHWM:\s*(\d+)", done.stderr)
    return int(found[1]) / 1024 if found else float("nan")


def run() -> Iterator[Row]:
    """Measure; the two starts take turns, so that a busy moment touches both."""
    with tempfile.TemporaryDirectory() as home:
        _start(_HELLO, home), _start(_HOME, home)
        pairs = [(_start(_HELLO, home), _start(_HOME, home)) for _ in range(RUNS)]
        yield Row("Textual hello-world, start to ready and exit", 1000 * median(pair[0] for pair in pairs), "ms")
        yield Row("home screen, start to ready and exit", 1000 * median(pair[1] for pair in pairs), "ms")
        yield Row("home screen / hello-world", median(home_ / hello for hello, home_ in pairs), "x", 1.5)
        helped = [sys.executable, "-m", "simulator", "--help"]
        yield Row(
            "simulator --help",
            1000 * median_of(lambda: seconds(lambda: subprocess.run(helped, capture_output=True)), 5),
            "ms",
        )
        yield Row("peak memory of a plain session with judge and store", _peak_megabytes(home), "MB", 80)
