"""How fast a browser may send, and how what it sends is cut into pieces."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.web.browser import LONGEST_INPUT, MOST_LINES, Typed, read_message
from simulator.web.pace import BYTES_AT_ONCE, ENTER_COSTS, LONGEST_WAIT, PIECES_AT_ONCE, PIECES_PER_SECOND, Pace


def test_a_quick_typist_never_waits() -> None:
    pace = Pace(0)
    assert {pace.take(1, second / 15) for second in range(15 * 60)} == {0}


def test_fifty_replies_a_second_come_down_to_four() -> None:
    pace = Pace(0)
    taken = [pace.take(20, number / 50, cost=ENTER_COSTS) is not None for number in range(60 * 50)]
    possible = PIECES_AT_ONCE / ENTER_COSTS + (60 + LONGEST_WAIT) * PIECES_PER_SECOND / ENTER_COSTS
    assert sum(taken) == pytest.approx(possible, abs=2)


def test_a_piece_that_would_wait_too_long_is_not_taken_and_does_not_count() -> None:
    pace = Pace(0)
    pace.take(0, 0, cost=PIECES_AT_ONCE)
    assert pace.take(0, 0, cost=PIECES_PER_SECOND * LONGEST_WAIT) == LONGEST_WAIT
    assert pace.take(0, 0) is None
    assert pace.take(0, LONGEST_WAIT + 1, cost=1, longest=0) == 0


def test_a_rest_is_rewarded_up_to_a_limit() -> None:
    pace = Pace(0)
    assert pace.take(0, 1000, cost=PIECES_AT_ONCE) == 0
    assert pace.take(0, 1000, longest=0) is None


def test_many_bytes_wait_too() -> None:
    pace = Pace(0)
    assert pace.take(int(BYTES_AT_ONCE), 0) == 0
    assert pace.take(8192, 0) == pytest.approx(1)


def test_a_clock_that_stands_still_gives_nothing() -> None:
    pace = Pace(5)
    waits = [pace.take(1, 5) or 0 for _ in range(int(PIECES_AT_ONCE) + 10)]
    assert waits == sorted(waits)
    assert waits[-1] > 0


@pytest.mark.parametrize(
    ("text", "is_motion"),
    [
        ("\x1b[<35;10;20M", True),
        ("\x1b[<35;1;1M\x1b[<35;1;2M", True),
        ("\x1b[<0;1;1M", False),
        ("a", False),
        ("", False),
    ],
)
def test_only_the_mouse_on_its_way_is_motion(text: str, is_motion: bool) -> None:
    assert Typed(text).is_motion is is_motion


def test_each_enter_is_a_piece_and_a_paste_is_one() -> None:
    assert list(Typed("a\rb\r\rc").pieces()) == ["a\r", "b\r", "\r", "c"]
    assert list(Typed("\x1b[200~a\rb\x1b[201~").pieces()) == ["\x1b[200~a\rb\x1b[201~"]
    assert list(Typed("").pieces()) == []


def test_a_paste_that_is_too_long_is_cut_and_still_ends() -> None:
    (paste,) = Typed("\x1b[200~" + "x" * 100_000 + "\x1b[201~").pieces()
    assert len(paste) == LONGEST_INPUT + 6
    assert paste.endswith("x\x1b[201~")


@given(st.text(alphabet="ab\r\x1b[", max_size=400))
def test_pieces_are_the_text_up_to_a_limit(text: str) -> None:
    pieces = list(Typed(text).pieces())
    assert text.startswith("".join(pieces))
    assert len(pieces) <= MOST_LINES
    assert all(piece.count("\r") <= 1 for piece in pieces)
    if text.count("\r") < MOST_LINES:
        assert "".join(pieces) == text


@given(st.text(max_size=60))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        read_message(text)
    except ValueError:
        return
