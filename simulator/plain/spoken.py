"""A plain session in sentences that make sense when read aloud: no columns, no colours, no box characters."""

from collections.abc import Callable, Iterator

from simulator.dialogue.answer import Answer, Speaker
from simulator.errors import SimulatorError
from simulator.guidance.labels import label
from simulator.guidance.language import Bilingual, Language
from simulator.guidance.points import Point
from simulator.guidance.situations import Channel
from simulator.literal import harmless
from simulator.locale.wording import Wording
from simulator.practice.attempt import Attempt
from simulator.practice.criterion import Criterion
from simulator.practice.debrief import Debrief, SecretReview, TurnReview
from simulator.practice.events import Replied, Waited
from simulator.practice.request import Help, Request, Retry, UseChannel
from simulator.practice.turn import Turn
from simulator.scoring.explain import SmallestEdit

MOST_POINTS = 3  # guidance points named for one turn; more would bury the lesson


class Spoken:
    """Writes what happens as lines of text through `write`."""

    def __init__(self, write: Callable[[str], object], language: Language) -> None:
        self._write = write
        self._language = language
        self._words = Wording(language)

    def opened(self, attempt: Attempt) -> None:
        """Introduce the client and say what they said."""
        dialogue = attempt.dialogue
        self._say(self._text(dialogue.title))
        self._say(self._text(dialogue.briefing))
        self._say(f"{dialogue.client.name}: {self._text(dialogue.client.about)}")
        self._say(self._words("plain.how"))
        self._say("")
        self._answer(attempt, attempt.opening)
        for turn in attempt.path:
            self._say(self._words("plain.earlier", turn=turn.id, action=self._did(turn)))
            self._answer(attempt, turn.answer)

    def turned(self, attempt: Attempt, turn: Turn) -> None:
        """Say what the client answered."""
        self._answer(attempt, turn.answer)

    def noted(self, attempt: Attempt, request: Request) -> None:
        """Confirm what was carried out."""
        match request:
            case UseChannel(channel=channel):
                self._say(self._words("plain.channel", channel=self._channel(channel)))
            case Retry(turn=turn):
                self._say(self._words("plain.retry", turn=turn))
                self._answer(attempt, attempt.answer)
            case Help():
                self._say(self._words("plain.help"))
            case _:
                self._say(self._words("plain.contested"))

    def hinted(self, hint: Bilingual | None) -> None:
        """Say the hint."""
        self._say(self._words("plain.hint", hint=self._text(hint)) if hint else self._words("plain.no_hint"))

    def refused(self, error: SimulatorError) -> None:
        """Say why something could not be done."""
        self._say(f"! {error.in_language(self._language)}")

    def debriefed(self, debrief: Debrief) -> None:
        """Say the whole debrief."""
        self._say("")
        for line in self._debrief_lines(debrief):
            self._say(line)
        self._say(self._words("plain.again"))

    def closed(self, attempt: Attempt) -> None:
        """Say how it was left."""
        if not attempt.is_over:
            self._say(self._words("plain.unfinished", attempt=attempt.id))

    def _debrief_lines(self, debrief: Debrief) -> Iterator[str]:
        ending = self._words(f"ending.{debrief.ending}") if debrief.ending else ""
        yield self._words("plain.debrief", ending=ending)
        for criterion in debrief.criteria:
            yield self._criterion(criterion)
        for review in debrief.turns:
            yield ""
            yield from self._turn_lines(debrief, review)
        if debrief.secrets:
            yield ""
        for secret in (*debrief.won, *debrief.missed):
            yield from self._secret_lines(secret)

    def _criterion(self, criterion: Criterion) -> str:
        line = f"{self._text(label(criterion.scale).name)}: {self._text(criterion.finding)}"
        if criterion.quote:
            line += self._words("plain.quote", quote=criterion.quote, turn=criterion.turn)
        return f"{line}."

    def _turn_lines(self, debrief: Debrief, review: TurnReview) -> Iterator[str]:
        yield self._words("plain.turn", turn=review.turn.id, action=self._did(review.turn))
        if isinstance(review.turn.action, Replied):
            moves = sorted(review.turn.action.verdict.moves, key=lambda move: not move.is_good)
            heard = ", ".join(self._text(label(move).name).lower() for move in moves)
            yield self._words("plain.heard", moves=heard or "-")
        if review.thought:
            yield self._words("plain.thought", name=debrief.dialogue.client.name, thought=self._text(review.thought))
        for change in review.turn.answer.changes:
            meter = self._words(f"plain.meter_{change.meter}")
            yield f"{meter} {change.before} > {change.after}: {self._text(change.cause.text)}."
        for edit in review.edits:
            yield self._edit(edit)
        yield from self._points("plain.honoured", review.honoured)
        yield from self._points("plain.broken", review.broken)
        if review.models:
            yield self._words("plain.weak", reply=self._text(review.models.weak))
            yield self._words("plain.good", reply=self._text(review.models.good))

    def _edit(self, edit: SmallestEdit) -> str:
        return self._words(
            "plain.edit",
            text=edit.text,
            scale=self._text(label(edit.scale).name).lower(),
            before=self._text(label(edit.before).name).lower(),
            after=self._text(label(edit.after).name).lower(),
        )

    def _points(self, key: str, points: tuple[Point, ...]) -> Iterator[str]:
        if points:
            named = "; ".join(f"{point.id} {self._text(point.title)}" for point in points[:MOST_POINTS])
            yield self._words(key, points=named)

    def _secret_lines(self, review: SecretReview) -> Iterator[str]:
        fact = self._text(review.secret.fact)
        if review.told:
            yield self._words("plain.won", fact=fact, turn=review.told)
            return
        yield self._words("plain.missed", fact=fact)
        if review.chance and review.needed:
            yield self._words("plain.chance", turn=review.chance, needed=self._text(review.needed))
        yield self._text(review.secret.reflect)

    def _did(self, turn: Turn) -> str:
        match turn.action:
            case Replied(text=text, channel=channel):
                return f"({self._channel(channel)}) {text}"
            case Waited(days=days):
                return self._words.count("plain.waited", days)
            case _:
                return self._words("plain.stopped")

    def _answer(self, attempt: Attempt, answer: Answer) -> None:
        for line in answer.lines:
            text = self._text(line.text)
            self._say(f"{attempt.dialogue.client.name}: {text}" if line.speaker is Speaker.CLIENT else f"({text})")
        if answer.is_silent:
            ways = ", ".join(self._channel(channel) for channel in attempt.open_channels())
            self._say(self._words("plain.silent", day=answer.day, ways=ways))

    def _channel(self, channel: Channel) -> str:
        return self._text(label(channel).name).lower()

    def _text(self, text: Bilingual) -> str:
        return text.in_language(self._language)

    def _say(self, line: str) -> None:
        self._write(f"{harmless(line)}\n")
