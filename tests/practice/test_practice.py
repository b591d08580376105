"""The door the faces go through: listing, resuming and summing up without replaying more than is needed."""

from dataclasses import replace

import pytest

from simulator.errors import UsageError
from simulator.guidance.endings import EndingKind
from simulator.guidance.language import Language
from simulator.practice.history import HistoryQuery
from simulator.practice.store import MemoryStore
from simulator.practice.summary import SUMMARY_VERSION
from tests.storage.playing import DIALOGUE, act_out, begin, practice_with


class CountingStore(MemoryStore):
    """Counts how often the events of an attempt are read."""

    reads = 0

    def events(self, attempt: str):  # type: ignore[no-untyped-def]
        """Return the events and count."""
        self.reads += 1
        return super().events(attempt)


def test_listing_replays_nothing_once_summed_up() -> None:
    store = CountingStore()
    practice = practice_with(store)
    for number in range(5):
        act_out(begin(store, f"a{number}"), ["push", "ask"] if number % 2 else ["push"])
    practice.rebuild()
    store.reads = 0
    assert [found.attempt for found in practice.unfinished()] == ["a4", "a2", "a0"]
    assert practice.latest()["small"].attempt == "a3"
    assert practice.history().total == 2
    assert practice.progress().paths == 2
    assert practice.suggestions()[0].dialogue == "small"
    assert store.reads == 0


def test_summaries_made_by_other_rules_are_made_again_once() -> None:
    store = MemoryStore()
    act_out(begin(store, "a"), ["push", "ask"])
    store.rebuild({"a": (replace(begin(MemoryStore(), "x").standing(), turns=7), ())})
    store.keep_note("summaries", "0")
    assert [summary.turns for summary in practice_with(store).history().page] == [2]
    assert store.note("summaries") == SUMMARY_VERSION


def test_what_was_played_of_a_changed_dialogue_is_kept() -> None:
    store = MemoryStore()
    act_out(begin(store, "a"), ["push", "ask"])
    changed = replace(DIALOGUE, start="quiet")
    practice = practice_with(store, [changed])
    practice.rebuild()
    assert [summary.ending for summary in practice.history().page] == [EndingKind.LEARNED]


def test_an_attempt_that_no_longer_fits_its_dialogue_is_not_resumed() -> None:
    store = MemoryStore()
    act_out(begin(store, "a"), ["polite", 3])
    states = {**DIALOGUE.states, "quiet": replace(DIALOGUE.states["quiet"], silence=False)}
    practice = practice_with(store, [replace(DIALOGUE, states=states)])
    with pytest.raises(UsageError, match="has changed since"):
        practice.resume("a")
    assert list(practice.attempts()) == []


def test_an_attempt_of_a_dialogue_that_is_gone_is_not_offered() -> None:
    store = MemoryStore()
    act_out(begin(store, "a"), ["push"])
    practice = practice_with(store, [replace(DIALOGUE, id="other")])
    assert practice.unfinished() == ()
    with pytest.raises(UsageError, match="Unknown dialogue"):
        practice.resume("a")


def test_both_ways_of_a_retry_are_in_the_history() -> None:
    store = MemoryStore()
    practice = practice_with(store)
    attempt = practice.start("small", Language.EN)
    act_out(attempt, ["push", "ask", ("retry", 2), "push", "push"])
    page = practice.history(HistoryQuery(text="small")).page
    assert [(summary.leaf, summary.turns, summary.ending) for summary in page] == [
        (4, 3, EndingKind.WALKED_AWAY),
        (2, 2, EndingKind.LEARNED),
    ]
    assert page[0].honoured == ()
    assert set(page[0].broken) >= {"S1.3"}
    assert "S3.22" in page[1].broken
    assert page[1].unused == ()
    assert page[1].seconds == 60.0


def test_a_point_that_is_taught_and_never_touched_is_unused() -> None:
    practice = practice_with(MemoryStore())
    act_out(practice.start("small", Language.EN), [("stop", 0)])
    found = practice.latest()["small"]
    assert (found.unused, found.honoured, found.broken, found.words) == (("S3.22",), (), (), "")
