"""An attempt looked back on as a whole: the path being played and, apart, the other ways that were tried."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo

from simulator.guidance.labels import label
from simulator.guidance.language import Bilingual, Language
from simulator.locale.wording import Wording
from simulator.practice.attempt import Attempt
from simulator.practice.debrief import Debrief, TurnReview, build_debrief
from simulator.practice.events import Replied, Waited
from simulator.practice.turn import Turn
from simulator.scoring.scorer import Scorer


@dataclass(frozen=True, slots=True)
class Account:
    """One attempt for a report. `others` are the earlier ways, in the order they were played."""

    attempt: Attempt
    debrief: Debrief
    others: tuple[Debrief, ...]

    def place(self, turn: int) -> int:
        """Return which turn of the path being played the turn with this id is, from 1."""
        return next(place for place, review in enumerate(self.debrief.turns, start=1) if review.turn.id == turn)

    @property
    def started(self) -> datetime:
        """When it began."""
        return self.attempt.started.at


def give_account(attempt: Attempt, scorer: Scorer) -> Account:
    """Look back on an attempt."""
    head = attempt.path[-1].id if attempt.path else None
    others = tuple(build_debrief(attempt, scorer, leaf.id) for leaf in attempt.leaves if leaf.id != head)
    return Account(attempt, build_debrief(attempt, scorer), others)


@dataclass(frozen=True, slots=True)
class Setting:
    """How a report is written: its language, the time zone of its dates (None: this computer's), whose it is."""

    language: Language
    zone: tzinfo | None = None
    learner: str = ""

    @property
    def words(self) -> Wording:
        """The words of the report."""
        return Wording(self.language)

    def text(self, text: Bilingual) -> str:
        """Return a text in the language of the report."""
        return text.in_language(self.language)

    def moment(self, at: datetime) -> str:
        """Return a moment as 2026-03-01 10:00."""
        return f"{at.astimezone(self.zone):%Y-%m-%d %H:%M}"


def deed(turn: Turn, setting: Setting) -> str:
    """Return what the learner did in a turn: the words, or in words that days passed or that it was left."""
    match turn.action:
        case Replied(text=text):
            return text
        case Waited(days=days):
            return setting.words.count("plain.waited", days)
        case _:
            return setting.words("plain.stopped")


def heard(review: TurnReview, setting: Setting) -> tuple[tuple[str, bool], ...]:
    """Return the moves heard in a reply, each with whether it is a good one; good ones first."""
    if not isinstance(review.turn.action, Replied):
        return ()
    moves = sorted(review.turn.action.verdict.moves, key=lambda move: (not move.is_good, move))
    return tuple((setting.text(label(move).name), move.is_good) for move in moves)


def ending_of(debrief: Debrief, setting: Setting) -> str:
    """Return what is left of the relationship, in words."""
    return setting.words(f"ending.{debrief.ending or 'unfinished'}")


def turns_apart(main: Debrief, other: Debrief) -> Sequence[TurnReview]:
    """Return the turns of another way from where it leaves the path being played."""
    shared = {review.turn.id for review in main.turns}
    return [review for review in other.turns if review.turn.id not in shared]
