"""A plain session as one JSON object a line. The last has `event: "end"` and `ending`, null when unfinished."""

import json
from collections.abc import Callable
from typing import Any

from simulator.dialogue.answer import Answer
from simulator.errors import SimulatorError
from simulator.guidance.language import Bilingual, Language
from simulator.guidance.verdict_record import verdict_record
from simulator.practice.attempt import Attempt
from simulator.practice.criterion import Criterion
from simulator.practice.debrief import Debrief, SecretReview, TurnReview
from simulator.practice.events import Replied, Stopped, Waited
from simulator.practice.request import Disagree, Request, Retry, UseChannel
from simulator.practice.turn import Action, Turn

Record = dict[str, Any]


class JsonLines:
    """Writes each happening as one line through `write`."""

    def __init__(self, write: Callable[[str], object], language: Language) -> None:
        self._write = write
        self._language = language

    def opened(self, attempt: Attempt) -> None:
        """Tell who the client is and what they said."""
        self._emit(
            "opened",
            attempt=attempt.id,
            dialogue=attempt.dialogue.id,
            seed=attempt.started.seed,
            lang=self._language,
            title=self._text(attempt.dialogue.title),
            briefing=self._text(attempt.dialogue.briefing),
            client=attempt.dialogue.client.name,
            **self._answer(attempt.answer),
        )
        for turn in attempt.path:
            self.turned(attempt, turn)

    def turned(self, attempt: Attempt, turn: Turn) -> None:
        """Tell what the learner did, the verdict, and the client's answer."""
        self._emit("turn", turn=turn.id, parent=turn.parent, **_action(turn.action), **self._answer(turn.answer))

    def noted(self, attempt: Attempt, request: Request) -> None:
        """Tell that a request was carried out."""
        match request:
            case UseChannel(channel=channel):
                self._emit("channel", channel=channel)
            case Retry(turn=turn):
                self._emit("retry", turn=turn, **self._answer(attempt.answer))
            case Disagree(courtesy=courtesy, why=why, pushing=pushing, note=note):
                self._emit("disagree", courtesy=courtesy, why=why, pushing=pushing, note=note)
            case _:
                pass

    def hinted(self, hint: Bilingual | None) -> None:
        """Tell the hint, null where there is none."""
        self._emit("hint", text=self._text(hint) if hint else None)

    def refused(self, error: SimulatorError) -> None:
        """Tell why something could not be done."""
        self._emit("refused", message=error.in_language(self._language))

    def debriefed(self, debrief: Debrief) -> None:
        """Tell the whole debrief."""
        self._emit(
            "debrief",
            ending=debrief.ending,
            criteria={criterion.scale.value: self._criterion(criterion) for criterion in debrief.criteria},
            turns=[self._review(review) for review in debrief.turns],
            secrets=[self._secret(review) for review in debrief.secrets],
            honoured=[point.id for point in debrief.honoured],
            broken=[point.id for point in debrief.broken],
        )

    def closed(self, attempt: Attempt) -> None:
        """Tell how it ended."""
        self._emit("end", attempt=attempt.id, ending=attempt.answer.ending, state=attempt.state.id)

    def _emit(self, event: str, **values: Any) -> None:
        self._write(json.dumps({"event": event, **values}, ensure_ascii=False) + "\n")

    def _text(self, text: Bilingual) -> str:
        return text.in_language(self._language)

    def _answer(self, answer: Answer) -> Record:
        return {
            "state": answer.state,
            "lines": [{"speaker": line.speaker, "text": self._text(line.text)} for line in answer.lines],
            "day": answer.day,
            "rapport": answer.rapport,
            "patience": answer.patience,
            "changes": [
                {"meter": change.meter, "before": change.before, "after": change.after, "cause": change.cause}
                for change in answer.changes
            ],
            "told": list(answer.told),
            "silent": answer.is_silent,
            "unclear": answer.is_unclear,
            "ending": answer.ending,
        }

    def _criterion(self, criterion: Criterion) -> Record:
        return {
            "share": criterion.share,
            "finding": self._text(criterion.finding),
            "turn": criterion.turn,
            "quote": criterion.quote,
        }

    def _review(self, review: TurnReview) -> Record:
        return {
            "turn": review.turn.id,
            "thought": self._text(review.thought) if review.thought else None,
            "honoured": [point.id for point in review.honoured],
            "broken": [point.id for point in review.broken],
            "edits": [
                {"scale": edit.scale, "without": edit.text, "before": edit.before, "after": edit.after}
                for edit in review.edits
            ],
            "weak": self._text(review.models.weak) if review.models else None,
            "good": self._text(review.models.good) if review.models else None,
        }

    def _secret(self, review: SecretReview) -> Record:
        return {
            "id": review.secret.id,
            "told": review.told,
            "chance": review.chance,
            "needed": self._text(review.needed) if review.needed else None,
            "fact": self._text(review.secret.fact),
        }


def _action(action: Action) -> Record:
    match action:
        case Replied(text=text, channel=channel, verdict=verdict):
            return {"action": "reply", "text": text, "channel": channel, "verdict": verdict_record(verdict)}
        case Waited(days=days):
            return {"action": "wait", "days": days}
        case Stopped():
            return {"action": "stop"}
