"""Progress keeps best and latest apart, counts by criterion, point and situation, and survives any clock."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from simulator.guidance.endings import EndingKind
from simulator.guidance.scales import Scale
from simulator.guidance.situations import Situation
from simulator.practice.boosters import Mastery
from simulator.practice.progress import build_progress
from simulator.practice.summary import Result
from simulator.practice.track import MAX_SAMPLES, RECENT
from tests.practice.results import START, result

SHARES = st.none() | st.sampled_from([0.0, 0.15, 0.5, 0.75, 1.0])
POINTS = st.sets(st.sampled_from(["S1.1", "S1.3", "S3.4", "S9.9"]), max_size=3).map(tuple)
RESULTS = st.builds(
    result,
    day=st.integers(-1000, 1000),
    situation=st.sampled_from([Situation.GHOSTING, Situation.EXCUSE]),
    level=st.integers(1, 3),
    ending=st.sampled_from(EndingKind),
    courtesy=SHARES,
    why=SHARES,
    pushing=SHARES,
    honoured=POINTS,
    broken=POINTS,
    unused=st.just(()),
)


def test_nothing_yet() -> None:
    progress = build_progress([])
    assert (progress.paths, dict(progress.points), dict(progress.situations)) == (0, {}, {})
    assert all(track.best is None and track.latest is None for track in progress.criteria.values())
    assert progress.due(START) == ()


def test_repeating_never_lowers_a_record() -> None:
    progress = build_progress([result(0), result(1, ending=EndingKind.WALKED_AWAY, why=0.0, pushing=None)])
    found = progress.situations[Situation.GHOSTING]
    assert (found.best, found.latest) == (EndingKind.LEARNED, EndingKind.WALKED_AWAY)
    why, pushing = found.criteria[Scale.WHY], found.criteria[Scale.PUSHING]
    assert (why.best, why.latest, why.paths) == (1.0, 0.0, 2)
    assert (pushing.best, pushing.latest, pushing.paths) == (1.0, 1.0, 1)
    assert found.mastery == Mastery(1, START)


def test_of_two_endings_of_one_rank_the_first_listed_is_best() -> None:
    progress = build_progress([result(ending=EndingKind.NEXT_STEP), result(ending=EndingKind.DOOR_OPEN)])
    assert progress.situations[Situation.GHOSTING].best is EndingKind.DOOR_OPEN


def test_what_paths_did_with_a_point() -> None:
    paths = [
        result(0, broken=("S1.3",)),
        result(1, honoured=("S1.3",), broken=("S1.3",)),
        result(2, unused=("S1.3",)),
        result(3, honoured=("S1.3", "S9.9")),
    ]
    point = build_progress(paths).points["S1.3"]
    assert (point.honoured, point.broken, point.unused, point.recently_broken) == (2, 2, 1, 2)
    assert point.track.recent == (0.0, 0.5, 0.25, 1.0)
    assert (point.track.best, point.track.latest) == (1.0, 1.0)
    assert "S9.9" not in build_progress(paths).points


def test_only_the_last_few_count_as_recent() -> None:
    paths = [result(day, broken=("S1.3",)) for day in range(9)]
    paths += [result(9 + day, honoured=("S1.3",)) for day in range(RECENT)]
    point = build_progress(paths).points["S1.3"]
    assert (point.broken, point.recently_broken, point.track.recent) == (9, 0, (1.0,) * RECENT)


def test_mastering_a_higher_level_starts_the_repeats_anew() -> None:
    paths = [result(0, level=1), result(30, level=2), result(50, level=1)]
    found = build_progress(paths).situations[Situation.GHOSTING]
    assert found.mastery == Mastery(2, START + timedelta(days=30))
    assert found.booster
    assert (found.booster.level, found.booster.weeks) == (2, 2)
    assert found.booster.due == START + timedelta(days=44)


def test_repeats_that_are_due_come_longest_waiting_first() -> None:
    progress = build_progress([result(0), result(5, situation=Situation.EXCUSE), result(6, situation=Situation.MISFIT)])
    due = progress.due(START + timedelta(days=19))
    assert [booster.situation for booster in due] == [Situation.GHOSTING, Situation.EXCUSE]


def test_a_clock_that_was_set_back_moves_nothing_back() -> None:
    progress = build_progress([result(100, why=0.0), result(0, why=0.5), result(1, why=1.0)])
    track = progress.criteria[Scale.WHY]
    assert [sample.until for sample in track.trend] == [START + timedelta(days=100)] * 3
    assert track.latest == 1.0
    found = progress.situations[Situation.GHOSTING]
    assert found.last == START + timedelta(days=100)


@given(results=st.lists(RESULTS, max_size=130))
def test_progress_of_any_results_holds_together(results: list[Result]) -> None:
    progress = build_progress(results)
    assert progress.paths == len(results) == sum(found.paths for found in progress.situations.values())
    tracks = [*progress.criteria.values(), *(point.track for point in progress.points.values())]
    for track in tracks:
        assert sum(sample.paths for sample in track.trend) == track.paths
        assert len(track.trend) == min(track.paths, MAX_SAMPLES)
        assert sorted(sample.until for sample in track.trend) == [sample.until for sample in track.trend]
        if track.best is not None:
            assert max(track.recent) <= track.best
            assert track.recent[-1] == track.latest
            assert all(0 <= sample.share <= track.best + 1e-9 for sample in track.trend)
    shares = [result.why for result in results if result.why is not None]
    assert progress.criteria[Scale.WHY].best == max(shares, default=None)
    assert progress.criteria[Scale.WHY].latest == (shares[-1] if shares else None)


@given(results=st.lists(RESULTS, max_size=30), more=st.lists(RESULTS, max_size=10))
def test_more_practice_never_takes_a_best_away(results: list[Result], more: list[Result]) -> None:
    before, after = build_progress(results), build_progress(results + more)
    for situation, found in before.situations.items():
        then = after.situations[situation]
        assert then.best.rank >= found.best.rank
        assert (then.mastery is not None) >= (found.mastery is not None)
        for scale, track in found.criteria.items():
            assert (then.criteria[scale].best or 0) >= (track.best or 0)
