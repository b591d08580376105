"""One attempt at a dialogue: a small tree of turns. Every event is kept by the store before its turn counts."""

from collections.abc import Callable
from copy import copy
from datetime import datetime

from simulator.dialogue.answer import Answer
from simulator.dialogue.conversation import Conversation
from simulator.dialogue.fingerprint import fingerprint_of
from simulator.dialogue.model import Dialogue, State
from simulator.errors import UsageError
from simulator.guidance.language import Bilingual, Language
from simulator.guidance.scales import Courtesy, Pushing, Why
from simulator.guidance.situations import Channel
from simulator.practice.contest import case_of
from simulator.practice.events import (
    Contested,
    Event,
    Hinted,
    Reflected,
    Replied,
    Retried,
    Started,
    Stopped,
    Waited,
)
from simulator.practice.request import lines_of
from simulator.practice.store import AttemptStore, Effect
from simulator.practice.summary import Standing, standing_of
from simulator.practice.turn import Action, Turn
from simulator.scoring.context import Context
from simulator.scoring.scorer import Scorer

Clock = Callable[[], datetime]


class Attempt:
    """The learner's side. Make one with `start_attempt` or `resume_attempt`.

    The tree keeps every path ever played; `path` is the one being played now.
    """

    def __init__(
        self, id: str, dialogue: Dialogue, started: Started, scorer: Scorer, store: AttemptStore, clock: Clock
    ) -> None:
        self.id = id
        self.dialogue = dialogue
        self.started = started
        self.language = started.language
        self.turns: dict[int, Turn] = {}
        self.events: list[Event] = []
        self._scorer = scorer
        self._store = store
        self._clock = clock
        self._head: int | None = None
        self._conversation = Conversation(dialogue, started.seed)
        self.opening = self._conversation.open()

    @property
    def path(self) -> tuple[Turn, ...]:
        """The turns from the beginning to where the learner is now."""
        return self.path_to(self._head)

    @property
    def leaves(self) -> tuple[Turn, ...]:
        """The last turn of every branch, in the order of playing."""
        parents = {turn.parent for turn in self.turns.values()}
        return tuple(turn for turn in self.turns.values() if turn.id not in parents)

    @property
    def answer(self) -> Answer:
        """What the client said last."""
        return self.turns[self._head].answer if self._head else self.opening

    @property
    def state(self) -> State:
        """Where the conversation is now."""
        return self._conversation.state

    @property
    def channel(self) -> Channel:
        """The channel in use."""
        return self._conversation.channel

    @property
    def is_over(self) -> bool:
        """Whether the path being played reached an ending."""
        return self._conversation.is_over

    @property
    def drawn_secrets(self) -> frozenset[str]:
        """The ids of the secrets that hold for this seed."""
        return self._conversation.drawn

    def open_channels(self) -> tuple[Channel, ...]:
        """Return the ways in which the client can be reached now."""
        return self._conversation.open_channels()

    def path_to(self, turn_id: int | None) -> tuple[Turn, ...]:
        """Return the turns from the beginning to `turn_id`."""
        turns: list[Turn] = []
        while turn_id is not None:
            turns.append(self.turns[turn_id])
            turn_id = self.turns[turn_id].parent
        return tuple(reversed(turns))

    def typed_lines(self) -> tuple[str, ...]:
        """Return the path as lines that plain mode and examples understand."""
        return lines_of(turn.action for turn in self.path)

    def context(self, channel: Channel | None = None) -> Context:
        """Return what the judge may know about a reply given now."""
        return Context(
            language=self.language,
            situation=self.dialogue.situation,
            channel=channel or self.channel,
            client=" ".join(line.text.in_language(self.language) for line in self.answer.lines),
            before=self._before(),
            asking=self.state.asking,
        )

    def reply(self, text: str, channel: Channel | None = None) -> Turn:
        """Say or write something. Raises ActionUnavailableError, or StorageError with nothing changed."""
        self._conversation.require_channel(channel or self.channel)
        verdict = self._scorer.score(text, self.context(channel))
        return self._act(Replied(self._clock(), text, channel or self.channel, self.language, verdict))

    def wait(self, days: int) -> Turn:
        """Let days pass. Raises ActionUnavailableError outside a silence or for days outside 1..365."""
        self._conversation.require_wait(days)
        return self._act(Waited(self._clock(), days))

    def stop(self) -> Turn:
        """End it gracefully."""
        self._conversation.require_open()
        return self._act(Stopped(self._clock()))

    def retry(self, turn_id: int) -> None:
        """Go back to just before turn `turn_id`. Raises UsageError when there is no such turn."""
        if turn_id not in self.turns:
            raise UsageError(
                Bilingual(nl=f"Er is geen beurt {turn_id} om over te doen.", en=f"There is no turn {turn_id} to redo.")
            )
        standing = Standing(len(self.path_to(self.turns[turn_id].parent)))
        self._keep(Retried(self._clock(), turn_id), standing)

    def hint(self) -> Bilingual | None:
        """Return the hint for this point, or None where the dialogue has none."""
        if self.state.hint:
            self._keep(Hinted(self._clock()))
        return self.state.hint

    def reflect(self, text: str) -> None:
        """Keep what the learner says of it before the debrief."""
        self._keep(Reflected(self._clock(), text))

    def contest(
        self, turn_id: int, courtesy: Courtesy | None, why: Why | None, pushing: Pushing | None, note: str = ""
    ) -> Contested:
        """Keep a disagreement with the verdict on a turn; the verdict itself stays as it was."""
        if not isinstance(self.turns[turn_id].action, Replied):
            raise UsageError(Bilingual(nl="Deze beurt heeft geen oordeel.", en="This turn has no verdict."))
        contested = Contested(self._clock(), turn_id, courtesy, why, pushing, note)
        self._keep(contested, case_of(self.turns[turn_id], contested, self.started.scorer))
        return contested

    def _act(self, action: Action) -> Turn:
        turn, _ = self._play(action)
        self._keep(action, self.standing((*self.path, turn)))
        return self.path[-1]

    def standing(self, path: tuple[Turn, ...] | None = None) -> Standing:
        """Return where the attempt is after `path`, by default the path being played."""
        return standing_of(self.id, self.dialogue, self.started, self.path if path is None else path)

    def _keep(self, event: Event, effect: Effect | None = None) -> None:
        self._store.append(self.id, len(self.events), event, effect)
        self.take(event)

    def take(self, event: Event) -> None:
        """Apply an event that is already kept."""
        self.events.append(event)
        match event:
            case Replied() | Waited() | Stopped():
                self._add_turn(event)
            case Retried(turn=turn_id):
                self._head = self.turns[turn_id].parent
                self._rewind()
            case Started() | Hinted() | Reflected() | Contested():
                pass

    def _play(self, action: Action) -> tuple[Turn, Conversation]:
        """Return the turn that `action` makes, and the conversation after it; nothing has changed yet."""
        channel = action.channel if isinstance(action, Replied) else self.channel
        conversation = copy(self._conversation)
        answer = _perform(conversation, action)
        context = self.context(channel)
        return Turn(len(self.turns) + 1, self._head, self.state.id, channel, context, action, answer), conversation

    def _add_turn(self, action: Action) -> None:
        turn, self._conversation = self._play(action)
        self.turns[turn.id] = turn
        self._head = turn.id

    def _rewind(self) -> None:
        self._conversation = Conversation(self.dialogue, self.started.seed)
        for turn in self.path:
            _perform(self._conversation, turn.action)

    def _before(self) -> str:
        """Return the client's and learner's earlier words on this path, oldest first."""
        lines = [] if self._head is None else [_words(self.opening, self.language)]
        for turn in self.path[:-1]:
            lines += [turn.action.text if isinstance(turn.action, Replied) else "", _words(turn.answer, self.language)]
        if self.path and isinstance(self.path[-1].action, Replied):
            lines.append(self.path[-1].action.text)
        return "\n".join(line for line in lines if line)


def _words(answer: Answer, language: Language) -> str:
    return " ".join(line.text.in_language(language) for line in answer.lines)


def _perform(conversation: Conversation, action: Action) -> Answer:
    match action:
        case Replied(verdict=verdict, channel=channel):
            return conversation.reply(verdict, channel)
        case Waited(days=days):
            return conversation.wait(days)
        case Stopped():
            return conversation.stop()


def start_attempt(
    id: str, dialogue: Dialogue, *, seed: int, language: Language, scorer: Scorer, store: AttemptStore, clock: Clock
) -> Attempt:
    """Begin an attempt and keep that it began."""
    started = Started(clock(), dialogue.id, fingerprint_of(dialogue), seed, language, scorer.version)
    store.append(id, 0, started)
    attempt = Attempt(id, dialogue, started, scorer, store, clock)
    attempt.take(started)
    return attempt


def resume_attempt(id: str, dialogue: Dialogue, *, scorer: Scorer, store: AttemptStore, clock: Clock) -> Attempt:
    """Rebuild an attempt from its events, with the verdicts as they were given. Raises UsageError when unknown."""
    events = store.events(id)
    if not events or not isinstance(events[0], Started):
        raise UsageError(Bilingual(nl=f"Onbekende poging '{id}'.", en=f"Unknown attempt '{id}'."))
    attempt = Attempt(id, dialogue, events[0], scorer, store, clock)
    for event in events:
        attempt.take(event)
    return attempt
