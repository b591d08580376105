"""What a typed line asks for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.errors import UsageError
from simulator.guidance.scales import Courtesy, Pushing, Why
from simulator.guidance.situations import Channel
from simulator.practice.request import (
    Disagree,
    Help,
    Hint,
    Quit,
    Request,
    Retry,
    Say,
    Stop,
    UseChannel,
    Wait,
    parse_request,
)


@pytest.mark.parametrize(
    ("line", "request_"),
    [
        ("Jammer.", Say("Jammer.")),
        ("", Say("")),
        ("//deze niet", Say("/deze niet")),
        (" /wait 3", Say(" /wait 3")),
        ("/wait 7", Wait(7)),
        ("/WAIT 7", Wait(7)),
        ("/retry 2", Retry(2)),
        ("/email", UseChannel(Channel.EMAIL)),
        ("/call", UseChannel(Channel.PHONE)),
        ("/voicemail", UseChannel(Channel.VOICEMAIL)),
        ("/note", UseChannel(Channel.NOTE)),
        ("/assistant", UseChannel(Channel.ASSISTANT)),
        ("/stop", Stop()),
        ("/hint", Hint()),
        ("/help", Help()),
        ("/quit", Quit()),
        ("/disagree courtesy=2 it was kind", Disagree(Courtesy.POLITE, None, None, "it was kind")),
        ("/disagree why=open pushing=0", Disagree(None, Why.OPEN, Pushing.NONE, "")),
    ],
)
def test_a_line_is_read(line: str, request_: Request) -> None:
    assert parse_request(line) == request_


@pytest.mark.parametrize(
    "line",
    [
        "/wait",
        "/wait soon",
        "/wait -1",
        "/wait 1 2",
        "/wait ²",
        "/retry",
        "/foo",
        "/",
        "/disagree",
        "/disagree why=maybe",
    ],
)
def test_a_wrong_command_is_refused_with_a_next_step(line: str) -> None:
    with pytest.raises(UsageError) as caught:
        parse_request(line)
    assert "/" in caught.value.message.nl
    assert "/" in caught.value.message.en


@given(st.text())
def test_words_that_do_not_begin_with_a_slash_are_said_as_they_are(text: str) -> None:
    if not text.startswith("/"):
        assert parse_request(text) == Say(text)
