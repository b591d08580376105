"""An attempt keeps every turn before it counts, branches on retry, and is rebuilt exactly from its events."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.errors import SimulatorError, StorageError, UsageError
from simulator.guidance.endings import EndingKind
from simulator.guidance.language import Bilingual, Language
from simulator.guidance.scales import Courtesy
from simulator.guidance.situations import Asking, Channel, Situation
from simulator.guidance.verdict import Verdict
from simulator.practice.attempt import Attempt, resume_attempt, start_attempt
from simulator.practice.event_record import event_of, event_record
from simulator.practice.events import Event
from simulator.practice.store import Effect, MemoryStore
from simulator.scoring.context import Context
from tests.dialogue.small import small_dialogue
from tests.verdicts import ASKS, LETS_GO, POLITE, PUSHES, UNRATED

DIALOGUE = small_dialogue()


class WordScorer:
    """Judges by the first word, and remembers what it was told."""

    version = "words-1"

    def __init__(self) -> None:
        self.contexts: list[Context] = []

    def score(self, reply: str, context: Context) -> Verdict:
        self.contexts.append(context)
        words = {"ask": ASKS, "push": PUSHES, "flag": LETS_GO, "polite": POLITE}
        return words.get(reply.split()[0] if reply.split() else "", UNRATED)

    def score_all(self, replies: Sequence[str], contexts: Sequence[Context]) -> list[Verdict]:
        return [self.score(reply, context) for reply, context in zip(replies, contexts, strict=True)]


class FullStore(MemoryStore):
    """Refuses everything after a number of events."""

    def __init__(self, room: int) -> None:
        super().__init__()
        self._room = room

    def append(self, attempt: str, number: int, event: Event, effect: Effect | None = None) -> None:
        if number >= self._room:
            raise StorageError(Bilingual(nl="De schijf is vol.", en="The disk is full."))
        super().append(attempt, number, event, effect)


def clock() -> Iterator[datetime]:
    moment = datetime(2026, 3, 1, 9, 0, tzinfo=UTC)
    while True:
        yield moment
        moment += timedelta(seconds=30)


def attempt(store: MemoryStore | None = None, seed: int = 1) -> Attempt:
    ticks = clock()
    return start_attempt(
        "a1",
        DIALOGUE,
        seed=seed,
        language=Language.EN,
        scorer=WordScorer(),
        store=store or MemoryStore(),
        clock=lambda: next(ticks),
    )


def test_the_judge_is_told_where_the_reply_is_given() -> None:
    scorer = WordScorer()
    ticks = clock()
    talk = start_attempt(
        "a1", DIALOGUE, seed=1, language=Language.EN, scorer=scorer, store=MemoryStore(), clock=lambda: next(ticks)
    )
    talk.reply("push now")
    talk.reply("polite then")
    first, second = scorer.contexts
    assert first.client in ("We will wait a while.", "Not just now.")
    assert (first.situation, first.channel, first.asking) == (Situation.GHOSTING, Channel.PHONE, Asking.ONCE)
    assert first.before == ""
    assert second.client == "No."
    assert second.before == f"{first.client}\npush now"


def test_a_retry_starts_a_branch_and_keeps_the_old_path() -> None:
    talk = attempt()
    talk.reply("push one")
    talk.reply("push two")
    talk.retry(2)
    assert talk.answer.patience == 2
    again = talk.reply("ask kindly")
    assert [turn.id for turn in talk.path] == [1, 3]
    assert again.parent == 1
    assert {turn.id for turn in talk.leaves} == {2, 3}
    assert again.answer.ending is EndingKind.LEARNED
    assert [turn.id for turn in talk.path_to(2)] == [1, 2]


def test_a_retry_after_the_end_takes_the_conversation_up_again() -> None:
    talk = attempt()
    talk.reply("ask")
    assert talk.is_over
    talk.retry(1)
    assert not talk.is_over
    assert talk.path == ()
    assert talk.answer == talk.opening


def test_a_turn_that_is_not_there_cannot_be_redone() -> None:
    with pytest.raises(UsageError):
        attempt().retry(4)


def test_nothing_changes_when_the_store_refuses() -> None:
    talk = attempt(FullStore(room=2))
    talk.reply("push")
    before = (talk.path, talk.answer, talk.state.id, len(talk.events))
    with pytest.raises(StorageError):
        talk.reply("push")
    with pytest.raises(StorageError):
        talk.stop()
    assert (talk.path, talk.answer, talk.state.id, len(talk.events)) == before


def test_refused_actions_leave_no_event() -> None:
    talk = attempt()
    with pytest.raises(SimulatorError):
        talk.wait(3)
    with pytest.raises(SimulatorError):
        talk.reply("polite", Channel.NOTE)
    assert len(talk.events) == 1


def test_a_verdict_can_be_contested_and_stays() -> None:
    talk = attempt()
    turn = talk.reply("push")
    contested = talk.contest(turn.id, Courtesy.POLITE, None, None, "it was a joke")
    assert contested.courtesy is Courtesy.POLITE
    assert talk.turns[turn.id] == turn


def test_only_a_reply_has_a_verdict_to_contest() -> None:
    talk = attempt()
    turn = talk.stop()
    with pytest.raises(UsageError):
        talk.contest(turn.id, Courtesy.WARM, None, None)


ACTS = st.lists(
    st.one_of(
        st.sampled_from(["ask x", "push x", "flag x", "polite x", "???", "é\u202e\x1b[31m"]),
        st.integers(1, 40),
        st.tuples(st.just("retry"), st.integers(1, 8)),
        st.sampled_from([("stop", 0), ("hint", 0), ("reflect", 0)]),
    ),
    max_size=20,
)


def act_out(talk: Attempt, acts: list[str | int | tuple[str, int]]) -> None:
    for act in acts:
        try:
            match act:
                case str():
                    talk.reply(act)
                case int():
                    talk.wait(act)
                case ("retry", turn):
                    talk.retry(turn)
                case ("stop", _):
                    talk.stop()
                case ("hint", _):
                    talk.hint()
                case _:
                    talk.reflect("I wanted to learn.")
        except SimulatorError:
            continue


@given(acts=ACTS, seed=st.integers(0, 99))
def test_resuming_rebuilds_the_attempt_exactly(acts: list[str | int | tuple[str, int]], seed: int) -> None:
    store, ticks = MemoryStore(), clock()
    talk = attempt(store, seed)
    act_out(talk, acts)
    again = resume_attempt("a1", DIALOGUE, scorer=WordScorer(), store=store, clock=lambda: next(ticks))
    assert again.turns == talk.turns
    assert again.path == talk.path
    assert again.answer == talk.answer
    assert (again.state.id, again.channel, again.is_over) == (talk.state.id, talk.channel, talk.is_over)


@given(acts=ACTS)
def test_events_survive_being_written_down(acts: list[str | int | tuple[str, int]]) -> None:
    talk = attempt()
    act_out(talk, acts)
    assert [event_of(event_record(event)) for event in talk.events] == talk.events


def test_an_unknown_attempt_cannot_be_resumed() -> None:
    with pytest.raises(UsageError):
        resume_attempt("nope", DIALOGUE, scorer=WordScorer(), store=MemoryStore(), clock=lambda: next(clock()))
