"""What there is to learn from one path through a dialogue: per criterion, per turn, and what the client never told."""

from collections.abc import Callable
from dataclasses import dataclass

from simulator.dialogue.model import Dialogue, Models, Reaction, Secret, State
from simulator.dialogue.wording import describe_words
from simulator.guidance.endings import EndingKind
from simulator.guidance.language import Bilingual
from simulator.guidance.points import Point, points_broken, points_honoured
from simulator.practice.attempt import Attempt
from simulator.practice.criterion import Criterion, criteria_of
from simulator.practice.events import Contested, Reflected, Replied
from simulator.practice.turn import Turn
from simulator.scoring.explain import SmallestEdit, smallest_edits
from simulator.scoring.scorer import Scorer


@dataclass(frozen=True, slots=True)
class TurnReview:
    """One turn looked back on. `edits` hold the smallest removal that would have changed each scale for the better."""

    turn: Turn
    honoured: tuple[Point, ...]
    broken: tuple[Point, ...]
    edits: tuple[SmallestEdit, ...]
    models: Models | None
    contested: Contested | None

    @property
    def thought(self) -> Bilingual | None:
        """What the client thought and did not say."""
        return self.turn.answer.thought


@dataclass(frozen=True, slots=True)
class SecretReview:
    """A thing the client knew. `told` is the turn in which it was told.

    Otherwise `chance` is the first turn that could have won it and `needed` says what would have.
    """

    secret: Secret
    told: int | None
    chance: int | None
    needed: Bilingual | None


@dataclass(frozen=True, slots=True)
class Debrief:
    """Everything shown after an attempt, about the replies and never about the person."""

    attempt: str
    dialogue: Dialogue
    ending: EndingKind | None
    criteria: tuple[Criterion, Criterion, Criterion]
    turns: tuple[TurnReview, ...]
    secrets: tuple[SecretReview, ...]
    honoured: tuple[Point, ...]
    broken: tuple[Point, ...]
    reflection: str

    @property
    def won(self) -> tuple[SecretReview, ...]:
        """The secrets the client told."""
        return tuple(review for review in self.secrets if review.told)

    @property
    def missed(self) -> tuple[SecretReview, ...]:
        """The secrets the client kept."""
        return tuple(review for review in self.secrets if not review.told)


def build_debrief(attempt: Attempt, scorer: Scorer, leaf: int | None = None) -> Debrief:
    """Look back on the path to the turn `leaf`, by default the path being played."""
    path = attempt.path if leaf is None else attempt.path_to(leaf)
    turns = tuple(_review_turn(turn, attempt, scorer) for turn in path)
    asking = {state.id: state.asking for state in attempt.dialogue.states.values()}
    return Debrief(
        attempt=attempt.id,
        dialogue=attempt.dialogue,
        ending=path[-1].answer.ending if path else None,
        criteria=criteria_of(path, asking),
        turns=turns,
        secrets=tuple(_review_secret(secret, attempt, path) for secret in _drawn(attempt)),
        honoured=_gather(turns, lambda review: review.honoured, attempt.dialogue),
        broken=_gather(turns, lambda review: review.broken, attempt.dialogue),
        reflection=next((event.text for event in reversed(attempt.events) if isinstance(event, Reflected)), ""),
    )


def _review_turn(turn: Turn, attempt: Attempt, scorer: Scorer) -> TurnReview:
    contested = [event for event in attempt.events if isinstance(event, Contested) and event.turn == turn.id]
    models = attempt.dialogue.states[turn.state].models
    if not isinstance(turn.action, Replied):
        return TurnReview(turn, (), (), (), models, None)
    verdict, situation = turn.action.verdict, attempt.dialogue.situation
    return TurnReview(
        turn=turn,
        honoured=points_honoured(verdict.moves, situation, why=verdict.why, channel=turn.channel),
        broken=points_broken(verdict.moves, situation, why=verdict.why, channel=turn.channel),
        edits=smallest_edits(turn.action.text, turn.context, verdict, scorer),
        models=models,
        contested=contested[-1] if contested else None,
    )


def _drawn(attempt: Attempt) -> list[Secret]:
    return [secret for secret in attempt.dialogue.secrets if secret.id in attempt.drawn_secrets]


def _review_secret(secret: Secret, attempt: Attempt, path: tuple[Turn, ...]) -> SecretReview:
    told = next((turn.id for turn in path if secret.id in turn.answer.told), None)
    if told:
        return SecretReview(secret, told, None, None)
    for turn in path:
        reaction = _winning_reaction(attempt.dialogue.states[turn.state], secret)
        if reaction and isinstance(turn.action, Replied):
            return SecretReview(secret, None, turn.id, describe_words(reaction.when))
    return SecretReview(secret, None, None, None)


def _winning_reaction(state: State, secret: Secret) -> Reaction | None:
    names = {secret.id, secret.group}
    return next((reaction for reaction in state.replies if names & set(reaction.tells)), None)


def _gather(
    turns: tuple[TurnReview, ...], points_of: Callable[[TurnReview], tuple[Point, ...]], dialogue: Dialogue
) -> tuple[Point, ...]:
    """Return the points of all turns, each once, those the dialogue is about first."""
    points = {point.id: point for review in turns for point in points_of(review)}
    return tuple(sorted(points.values(), key=lambda point: (point.id not in dialogue.teaches, _number(point))))


def _number(point: Point) -> tuple[int, ...]:
    return tuple(int(part) for part in point.id[1:].split("."))
