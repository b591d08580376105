"""A plain session: lines in, a report out."""

from collections.abc import Iterable

from simulator.errors import SimulatorError, UsageError
from simulator.guidance.language import Bilingual
from simulator.guidance.situations import Channel
from simulator.plain.report import Report
from simulator.practice.attempt import Attempt
from simulator.practice.debrief import build_debrief
from simulator.practice.events import Replied
from simulator.practice.request import (
    Disagree,
    Help,
    Hint,
    Quit,
    Request,
    Retry,
    Say,
    Stop,
    UseChannel,
    Wait,
    parse_request,
)
from simulator.practice.turn import Turn
from simulator.scoring.scorer import Scorer


class PlainSession:
    """Plays an attempt from lines of text."""

    def __init__(self, attempt: Attempt, scorer: Scorer, report: Report) -> None:
        self.attempt = attempt
        self._scorer = scorer
        self._report = report
        self._channel: Channel | None = None

    def run(self, lines: Iterable[str]) -> None:
        """Play until the lines end or ask to quit. Refused requests are reported and change nothing."""
        self._report.opened(self.attempt)
        for line in lines:
            try:
                request = parse_request(line.rstrip("\r\n"))
                if isinstance(request, Quit):
                    break
                self._carry_out(request)
            except SimulatorError as error:
                self._report.refused(error)
        self._report.closed(self.attempt)

    def _carry_out(self, request: Request) -> None:
        match request:
            case Say(text=text):
                self._say(text)
            case Wait(days=days):
                self._play(self.attempt.wait(days))
            case Stop():
                self._play(self.attempt.stop())
            case Hint():
                self._report.hinted(self.attempt.hint())
            case UseChannel() | Retry() | Disagree() | Help() | Quit():
                self._arrange(request)
                self._report.noted(self.attempt, request)

    def _arrange(self, request: UseChannel | Retry | Disagree | Help | Quit) -> None:
        """Carry out what is no turn."""
        match request:
            case UseChannel(channel=channel):
                self._use(channel)
            case Retry(turn=turn):
                self.attempt.retry(turn)
                self._channel = None
            case Disagree():
                self._contest(request)
            case Help() | Quit():
                pass

    def _say(self, text: str) -> None:
        if not text.strip():
            return
        channel = self._channel if self._channel in self.attempt.open_channels() else None
        self._play(self.attempt.reply(text, channel))

    def _use(self, channel: Channel) -> None:
        if channel not in self.attempt.open_channels():
            raise UsageError(Bilingual(nl="Langs die weg kan het nu niet.", en="That way is not open at this point."))
        self._channel = channel

    def _contest(self, request: Disagree) -> None:
        replies = [turn for turn in self.attempt.path if isinstance(turn.action, Replied)]
        if not replies:
            raise UsageError(
                Bilingual(
                    nl="Er is nog geen oordeel om het mee oneens te zijn.", en="There is no verdict yet to contest."
                )
            )
        self.attempt.contest(replies[-1].id, request.courtesy, request.why, request.pushing, request.note)

    def _play(self, turn: Turn) -> None:
        self._report.turned(self.attempt, turn)
        if self.attempt.is_over:
            self._report.debriefed(build_debrief(self.attempt, self._scorer))
