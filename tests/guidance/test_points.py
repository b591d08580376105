"""The shipped points are complete, and a reply is told the right ones."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.guidance.language import Language
from simulator.guidance.moves import BAD_MOVES, Move
from simulator.guidance.points import (
    SOURCE_KEYS,
    Point,
    guidance_points,
    point,
    points_broken,
    points_for,
    points_honoured,
    sources,
)
from simulator.guidance.scales import Why
from simulator.guidance.situations import Channel, Situation

CAUSES_OF_SILENCE = [
    "S3.2", "S3.3", "S3.4", "S3.5", "S3.6", "S3.7", "S3.9", "S3.10", "S3.11", "S3.12", "S3.13",
]  # fmt: skip


def ids(points: tuple[Point, ...]) -> list[str]:
    return [point.id for point in points]


def test_numbers_run_without_gaps_in_the_order_of_the_documents() -> None:
    expected = {"S0": 16, "S1": 24, "S2": 15, "S3": 31, "S4": 10}
    assert list(guidance_points()) == [f"{key}.{n}" for key in SOURCE_KEYS for n in range(1, expected[key] + 1)]


@pytest.mark.parametrize("move", Move)
def test_good_moves_only_honour_and_bad_moves_only_break(move: Move) -> None:
    honoured = [point.id for point in guidance_points().values() if move in point.honoured_by]
    broken = [point.id for point in guidance_points().values() if move in point.broken_by]
    assert bool(honoured) is move.is_good
    assert bool(broken) is not move.is_good


@pytest.mark.parametrize("situation", Situation)
def test_every_bad_move_is_told_why_in_every_situation(situation: Situation) -> None:
    silent = {move for move in BAD_MOVES if not points_broken([move], situation)}
    assert silent == set()


@pytest.mark.parametrize("situation", Situation)
def test_an_accusing_question_is_told_why_in_every_situation(situation: Situation) -> None:
    assert "S1.15" in ids(points_broken([], situation, why=Why.PRESS))


def test_titles_and_wordings_are_not_used_twice() -> None:
    points = guidance_points().values()
    for language in Language:
        assert len({point.title.in_language(language) for point in points}) == len(points)
        assert len({point.wording.in_language(language) for point in points}) == len(points)


def test_wordings_stay_short() -> None:
    too_long = [
        point.id
        for point in guidance_points().values()
        for language in Language
        if len(point.wording.in_language(language)) > 200 or len(point.title.in_language(language)) > 65
    ]
    assert too_long == []


def test_exactly_the_causes_of_silence_carry_a_question() -> None:
    with_question = [point for point in guidance_points().values() if point.reflection]
    assert [point.id for point in with_question] == CAUSES_OF_SILENCE
    for cause in with_question:
        assert cause.reflection is not None
        assert cause.reflection.nl.endswith("?")
        assert cause.reflection.en.endswith("?")
        assert {Situation.AFTER_LOSS} < cause.situations


@pytest.mark.parametrize(
    ("situation", "moves", "honoured"),
    [
        (Situation.CHOSE_COMPETITOR, {Move.ASK_REASON}, "S1.11"),
        (Situation.CHOSE_COMPETITOR, {Move.THANK, Move.KEEP_DOOR}, "S1.24"),
        (Situation.POSTPONED, {Move.ASK_NEXT}, "S1.16"),
        (Situation.SHELVED, {Move.ASK_CONDITIONS}, "S1.20"),
        (Situation.CANNOT_EXPLAIN, {Move.ACCEPT}, "S1.21"),
        (Situation.DOUBTS_CONTINUITY, {Move.PROPOSE_STEP}, "S1.10"),
        (Situation.EXCUSE, {Move.BUILD_TRUST}, "S2.10"),
        (Situation.GHOSTING, {Move.RELEASE}, "S3.22"),
        (Situation.GATEKEEPER, {Move.INVOLVE}, "S3.19"),
        (Situation.MISFIT, {Move.SAY_NO}, "S4.3"),
        (Situation.AFTER_LOSS, {Move.FILL_PIPELINE}, "S0.14"),
    ],
)
def test_a_good_reply_honours_the_teaching(situation: Situation, moves: set[Move], honoured: str) -> None:
    assert honoured in ids(points_honoured(moves, situation))


def test_asking_on_breaks_what_accepting_would_have_honoured() -> None:
    moves = [Move.ACCEPT, Move.ASK_REASON]
    assert "S1.21" in ids(points_honoured(moves, Situation.CANNOT_EXPLAIN))
    assert "S1.21" not in ids(points_honoured(moves, Situation.CANNOT_EXPLAIN, why=Why.PRESS))
    assert "S1.21" in ids(points_broken(moves, Situation.CANNOT_EXPLAIN, why=Why.PRESS))


@given(
    moves=st.frozensets(st.sampled_from(Move)),
    situation=st.sampled_from(Situation),
    why=st.sampled_from([None, *Why]),
    channel=st.sampled_from([None, *Channel]),
)
def test_no_point_is_both_honoured_and_broken(
    moves: frozenset[Move], situation: Situation, why: Why | None, channel: Channel | None
) -> None:
    honoured = points_honoured(moves, situation, why=why, channel=channel)
    broken = points_broken(moves, situation, why=why, channel=channel)
    assert set(ids(honoured)).isdisjoint(ids(broken))
    assert set(ids(honoured + broken)) <= set(ids(points_for(situation, channel)))


@pytest.mark.parametrize(
    ("channel", "flag"),
    [
        (Channel.PHONE, "S3.26"),
        (Channel.VOICEMAIL, "S3.27"),
        (Channel.EMAIL, "S3.28"),
        (Channel.NOTE, "S3.28"),
        (Channel.ASSISTANT, "S3.29"),
    ],
)
def test_the_white_flag_of_the_channel_comes_first(channel: Channel, flag: str) -> None:
    honoured = points_honoured([Move.RELEASE, Move.ACCEPT], Situation.GHOSTING, channel=channel)
    assert honoured[0].id == flag
    assert [point.id for point in honoured if point.channels] == [flag]


def test_without_a_channel_no_channel_is_praised_but_all_are_listed() -> None:
    assert not any(point.channels for point in points_honoured([Move.RELEASE], Situation.GHOSTING))
    assert {"S3.26", "S3.27", "S3.28", "S3.29"} <= set(ids(points_for(Situation.GHOSTING)))


def test_specific_points_go_before_general_ones() -> None:
    broken = points_broken([Move.DISCOUNT, Move.DISPARAGE], Situation.DOUBTS_CONTINUITY)
    assert ids(broken) == ["S1.10", "S0.6", "S1.7"]


def test_point_by_id() -> None:
    assert point("S1.11").locator.en == "hint 3"
    with pytest.raises(KeyError):
        point("S9.9")


def test_sources_cite_what_is_known() -> None:
    assert list(sources()) == list(SOURCE_KEYS)
    assert sources()["S2"].citation(Language.NL) == 'S2: Rikkert Walbeek, "Gezichtsverlies", 2009'
    assert sources()["S3"].citation(Language.EN) == 'S3: "Wat doe je wanneer men je negeert?"'
    assert sources()["S1"].citation(Language.NL).startswith("S1: Raad bij afgezegde afspraken")
