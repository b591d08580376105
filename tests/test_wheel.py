"""The wheel, installed in a clean environment elsewhere, runs, lists its dialogues and judges."""

import json
import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from simulator.tui.screens.card import DOCUMENTS

CHECKOUT = Path(__file__).parent.parent

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel."""
    folder = tmp_path_factory.mktemp("dist")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(build, cwd=CHECKOUT, check=True, capture_output=True)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Run:
    """Install the wheel without the checkout, and return a way to run its `simulator`.

    The packages it depends on are borrowed from the environment of the tests, so that nothing is fetched.
    """
    folder = tmp_path_factory.mktemp("elsewhere")
    venv.create(folder / "env", with_pip=False)
    python = folder / "env" / "bin" / "python"
    pip = [sys.executable, "-m", "pip", "--python", str(python), "install", "--no-deps", "--no-index", "--quiet"]
    subprocess.run([*pip, str(wheel)], check=True, capture_output=True)
    (site,) = (folder / "env" / "lib").glob("python*/site-packages")
    (site / "borrowed.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")

    def run(*arguments: str, input: str | None = None) -> subprocess.CompletedProcess[str]:
        environment = {"PATH": os.environ["PATH"], "SIMULATOR_HOME": str(folder / "home"), "LANG": "C.UTF-8"}
        command = [str(folder / "env" / "bin" / "simulator"), *arguments]
        return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, input=input)

    return run


def test_it_brings_the_documents_that_it_shows(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    shown = [name for name in DOCUMENTS if (CHECKOUT / "docs" / name).is_file()]
    assert shown
    assert {f"simulator/_docs/{name}" for name in shown} <= set(names)


def test_it_lists_its_dialogues(installed: Run) -> None:
    listed = installed("list", "--json")
    assert listed.returncode == 0, listed.stderr
    shipped = {path.stem for path in (CHECKOUT / "dialogues").glob("*.yaml")}
    assert {dialogue["id"] for dialogue in json.loads(listed.stdout)} == shipped
    assert not listed.stderr


def test_it_judges_with_its_own_weights(installed: Run) -> None:
    judged = installed("score", "--lang", "en", "--json", "Thank you for telling me. What made the difference?")
    assert judged.returncode == 0, judged.stderr
    assert json.loads(judged.stdout)["why"] == "open"


def test_it_plays(installed: Run) -> None:
    played = installed("play", "chose-competitor", "--plain", "--json", "--lang", "nl", "--seed", "1", input="/stop\n")
    assert played.returncode == 0, played.stderr
    assert json.loads(played.stdout.splitlines()[-1])["ending"] == "door_ajar"
