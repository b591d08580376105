"""The terminal of a trainee: addresses as people type them."""

import pytest

from simulator.errors import UsageError
from simulator.web.terminal import own_address, seat_in


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("192.168.1.5:8765", "http://192.168.1.5:8765"),
        ("http://host:8765/?code=ABC", "http://host:8765"),
        ("https://rooms.example/seat/a/b", "https://rooms.example"),
    ],
)
def test_an_address_is_taken_as_it_is_typed(typed: str, address: str) -> None:
    assert own_address(typed) == address


@pytest.mark.parametrize("typed", ["", "ftp://host", "http://", "http://host:99999", "http://host:x"])
def test_what_is_no_address_is_refused(typed: str) -> None:
    with pytest.raises(UsageError):
        own_address(typed)


def test_a_seat_is_known_by_its_address() -> None:
    assert seat_in("http://host:1/seat/room_1/member-2") == "/seat/room_1/member-2"
    assert seat_in("http://host:1/seat/../x") == ""
    assert seat_in("host:1") == ""
