"""What practice may expect of every store, in memory, on SQLite and on PostgreSQL alike."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.errors import StorageError
from simulator.guidance.endings import EndingKind
from simulator.guidance.language import Language
from simulator.guidance.scales import Courtesy
from simulator.guidance.situations import Situation
from simulator.practice.events import Event, Hinted, Reflected, Started
from simulator.practice.history import HistoryQuery, Word, words_of
from simulator.practice.store import AttemptStore, MemoryStore
from simulator.practice.summary import OpenAttempt, Standing
from simulator.scoring.cases import ContestedCase, Opinion, make_case
from simulator.scoring.context import Context
from simulator.storage.attempts import DatabaseStore
from tests.storage.playing import DIALOGUE, START, Act, Clock, act_out, begin, practice_with
from tests.verdicts import ASKS

ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=40)
ACTS = st.lists(
    st.one_of(
        st.sampled_from(["ask x", "push é", "flag %", "polite _\\", "threat", "???", "polite \ud800\0"]),
        st.integers(1, 40),
        st.tuples(st.just("retry"), st.integers(1, 5)),
        st.sampled_from([("stop", 0), ("hint", 0), ("reflect", 0)]),
    ),
    max_size=12,
)
NO_WORDS: tuple[Word, ...] = ()


def started(at: datetime = START) -> Started:
    return Started(at, "small", "f" * 12, 1, Language.NL, "words-1")


@given(texts=st.lists(ANY_TEXT, max_size=5))
@settings(max_examples=25)
def test_any_text_comes_back_as_it_was(store: AttemptStore, texts: list[str]) -> None:
    store.erase()
    events: list[Event] = [started(), *(Reflected(START, text) for text in texts)]
    for number, event in enumerate(events):
        store.append("a", number, event)
    assert store.events("a") == tuple(events)


def test_a_moment_keeps_its_time_zone(store: AttemptStore) -> None:
    here = datetime(2026, 3, 29, 2, 30, 0, 123456, tzinfo=timezone(timedelta(hours=2)))
    store.append("a", 0, started(here))
    found = store.events("a")[0].at
    assert (found, found.utcoffset()) == (here, timedelta(hours=2))


def test_what_is_not_there_is_empty(store: AttemptStore) -> None:
    assert store.events("nope") == ()
    assert (store.attempts(), store.unfinished(), store.latest()) == ((), (), ())
    assert (list(store.results()), store.history(HistoryQuery(), NO_WORDS).total) == ([], 0)
    assert (store.cases(), store.note("nope")) == ((), None)


def test_an_event_follows_the_one_before(store: AttemptStore) -> None:
    with pytest.raises(ValueError, match="does not follow"):
        store.append("a", 1, Hinted(START))
    store.append("a", 0, started())
    with pytest.raises(ValueError, match="does not follow"):
        store.append("a", 2, Hinted(START))
    assert store.events("a") == (started(),)


def test_an_attempt_continued_elsewhere_is_not_written_over(store: AttemptStore) -> None:
    store.append("a", 0, started())
    store.append("a", 1, Reflected(START, "first"))
    for number, event in ((0, started()), (1, Reflected(START, "second"))):
        with pytest.raises(StorageError, match="another window"):
            store.append("a", number, event, Standing(9))
    assert store.events("a") == (started(), Reflected(START, "first"))
    assert store.unfinished() == ()


def test_attempts_left_in_the_middle_are_listed(store: AttemptStore) -> None:
    clock = Clock()
    act_out(begin(store, "untouched", clock), [])
    act_out(begin(store, "first", clock), ["push", "push"])
    act_out(begin(store, "done", clock), ["ask"])
    act_out(begin(store, "stopped", clock), ["push", ("stop", 0)])
    act_out(begin(store, "again", clock), ["push", "ask", ("retry", 2)])
    act_out(begin(store, "anew", clock), ["ask", ("retry", 1)])
    found = store.unfinished()
    assert [(open.attempt, open.turns) for open in found] == [("again", 1), ("first", 2)]
    assert found[1] == OpenAttempt(
        "first", "small", Language.NL, 2, store.events("first")[0].at, store.events("first")[-1].at
    )


def case(text: str) -> ContestedCase:
    return make_case(text, Context(), ASKS, Opinion(Courtesy.WARM, None, None), "words-1", "té \ud800 koel")


def test_a_contested_verdict_is_kept_as_a_case(store: AttemptStore) -> None:
    attempt = begin(store, "a")
    turn = attempt.reply("push \udfff")
    attempt.contest(turn.id, Courtesy.POLITE, None, None, "een grap")
    attempt.contest(turn.id, None, None, None, "no opinion, so nothing to learn from")
    kept = store.cases()
    assert [(found.text, found.expected.courtesy, found.note) for found in kept] == [
        ("push \udfff", Courtesy.POLITE, "een grap")
    ]
    assert kept[0].context == turn.context
    practice_with(store).rebuild()
    assert store.cases() == kept


def outcome(store: AttemptStore, queries: Sequence[HistoryQuery]) -> tuple[object, ...]:
    """Return everything that can be asked of a store."""
    histories = [store.history(query, words_of(query.text, [DIALOGUE])) for query in queries]
    events = [store.events(id) for id in store.attempts()]
    return store.attempts(), events, store.unfinished(), store.latest(), list(store.results()), histories


QUERIES = st.builds(
    HistoryQuery,
    text=st.sampled_from(["", "ASK", "é", "%", "_", "\\", "x push", "small", "niets", "\0", "\ud800"]),
    dialogue=st.sampled_from([None, "small", "other"]),
    situations=st.frozensets(st.sampled_from([Situation.GHOSTING, Situation.EXCUSE]), max_size=2),
    endings=st.frozensets(st.sampled_from(EndingKind), max_size=6),
    since=st.none() | st.integers(0, 30).map(lambda n: START + timedelta(minutes=n)),
    until=st.none() | st.integers(0, 30).map(lambda n: START + timedelta(minutes=n)),
    limit=st.integers(1, 3),
    offset=st.integers(0, 2),
)


@given(games=st.lists(ACTS, max_size=4), queries=st.lists(QUERIES, min_size=1, max_size=4))
@settings(max_examples=40)
def test_a_database_answers_as_memory_does(
    database_store: DatabaseStore, games: list[list[Act]], queries: list[HistoryQuery]
) -> None:
    database_store.erase()
    memory = MemoryStore()
    for kept in (database_store, memory):
        clock = Clock()
        for number, acts in enumerate(games):
            act_out(begin(kept, f"a{number}", clock, seed=number), acts)
    assert outcome(database_store, queries) == outcome(memory, queries)


@given(games=st.lists(ACTS, max_size=4))
@settings(max_examples=15)
def test_what_was_summed_up_can_be_rebuilt_from_the_events(store: AttemptStore, games: list[list[Act]]) -> None:
    store.erase()
    clock = Clock()
    for number, acts in enumerate(games):
        act_out(begin(store, f"a{number}", clock), acts)
    before = outcome(store, [HistoryQuery()])
    store.rebuild({id: (Standing(0), ()) for id in store.attempts()})
    assert not list(store.results())
    practice_with(store).rebuild()
    assert outcome(store, [HistoryQuery()]) == before


def test_results_stay_in_the_order_of_finishing_when_the_clock_is_set_back(store: AttemptStore) -> None:
    act_out(begin(store, "late", Clock(START)), ["push", "ask"])
    act_out(begin(store, "early", Clock(START - timedelta(days=900))), ["threat", "threat"])
    act_out(begin(store, "last", Clock(START - timedelta(days=400))), ["polite", ("stop", 0)])
    assert [found.attempt for found in store.history(HistoryQuery(), NO_WORDS).page] == ["last", "early", "late"]
    assert [result.ended.year for result in store.results()] == [2026, 2023, 2025]
    assert store.latest()[0].attempt == "last"


def test_an_attempt_from_elsewhere_is_kept_once(store: AttemptStore) -> None:
    elsewhere = MemoryStore()
    played = begin(elsewhere, "a", Clock(START - timedelta(days=9)))
    act_out(played, ["push", "ask"])
    act_out(begin(store, "here", Clock()), ["ask"])
    practice = practice_with(store)
    assert practice.adopt({"a": played.events}) == ("a",)
    assert practice.adopt({"a": played.events}) == ()
    assert store.events("a") == tuple(played.events)
    assert {summary.attempt for summary in practice.history().page} == {"a", "here"}


def test_an_attempt_that_went_on_elsewhere_is_completed(store: AttemptStore) -> None:
    played = begin(MemoryStore(), "a")
    act_out(played, ["push"])
    practice = practice_with(store)
    practice.adopt({"a": tuple(played.events)})
    assert [found.turns for found in practice.unfinished()] == [1]
    played.reply("ask")
    practice.adopt({"a": played.events})
    assert store.events("a") == tuple(played.events)
    assert (practice.unfinished(), practice.history().total) == ((), 1)


def test_another_attempt_under_the_same_id_is_refused(store: AttemptStore) -> None:
    store.append("a", 0, started())
    store.append("a", 1, Hinted(START))
    with pytest.raises(StorageError, match="different course"):
        store.adopt({"b": [started()], "a": [started(), Reflected(START, "x"), Hinted(START)]})
    assert (store.events("a"), store.events("b")) == ((started(), Hinted(START)), ())
    assert store.adopt({"a": [started()]}) == ()


def test_cases_and_notes_are_kept_and_replaced(store: AttemptStore) -> None:
    store.append("a", 0, started())
    store.append("b", 0, started())
    for attempt, number, text in (("a", 3, "één \ud800"), ("b", 1, "twee"), ("b", 1, "drie")):
        store.keep_case(attempt, number, case(text))
    store.keep_note("k", "1")
    store.keep_note("k", "2")
    assert store.cases() == (case("één \ud800"), case("drie"))
    assert store.note("k") == "2"


def test_erasing_some_attempts_leaves_the_others(store: AttemptStore) -> None:
    clock = Clock()
    for id in ("a", "b"):
        act_out(begin(store, id, clock), ["ask"])
        store.keep_case(id, 1, case(id))
    store.erase(["a", "unknown"])
    assert (store.attempts(), store.events("a"), store.cases()) == (("b",), (), (case("b"),))
    assert [summary.attempt for summary in store.latest()] == ["b"]
    act_out(begin(store, "a", clock), ["push"])
    assert len(store.events("a")) == 2


def test_erasing_everything_leaves_nothing(store: AttemptStore) -> None:
    act_out(begin(store, "a"), ["ask"])
    store.keep_note("k", "1")
    store.erase()
    assert (store.attempts(), list(store.results()), store.note("k")) == ((), [], None)


def test_a_time_without_zone_counts_as_utc(store: AttemptStore) -> None:
    act_out(begin(store, "a", Clock(START.replace(tzinfo=None))), ["ask"])
    assert [result.ended for result in store.results()] == [START + timedelta(minutes=1)]
    assert store.results()[0].ended.tzinfo is UTC
