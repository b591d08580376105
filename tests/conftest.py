"""Settings for every test: repeatable property tests, and no way to the user's own data."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile(
    "repeatable", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
settings.load_profile("repeatable")


@pytest.fixture(autouse=True)
def _own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Give every test a user data directory of its own."""
    monkeypatch.setenv("SIMULATOR_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("SIMULATOR_DATABASE", raising=False)
