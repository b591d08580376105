"""What a plain session tells, as a protocol: in sentences (`spoken.py`) or as JSON lines (`json_lines.py`)."""

from typing import Protocol

from simulator.errors import SimulatorError
from simulator.guidance.language import Bilingual
from simulator.practice.attempt import Attempt
from simulator.practice.debrief import Debrief
from simulator.practice.request import Request
from simulator.practice.turn import Turn


class Report(Protocol):
    """Hears what happens in a session, in order."""

    def opened(self, attempt: Attempt) -> None:
        """The conversation began, or was taken up again."""

    def turned(self, attempt: Attempt, turn: Turn) -> None:
        """A turn was played."""

    def noted(self, attempt: Attempt, request: Request) -> None:
        """A request was carried out that is no turn: a channel, a retry, a disagreement, help."""

    def hinted(self, hint: Bilingual | None) -> None:
        """The hint was asked for; None where there is none."""

    def refused(self, error: SimulatorError) -> None:
        """Something could not be done; nothing was lost."""

    def debriefed(self, debrief: Debrief) -> None:
        """A path reached its ending."""

    def closed(self, attempt: Attempt) -> None:
        """The session is over."""
