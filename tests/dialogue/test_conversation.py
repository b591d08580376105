"""The client's side: meters with reasons, silence, days, seeds, leaving."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.dialogue.answer import Answer, Speaker
from simulator.dialogue.conversation import ActionUnavailableError, Conversation
from simulator.dialogue.temperament import Cause, Meter
from simulator.guidance.endings import EndingKind
from simulator.guidance.moves import Move
from simulator.guidance.situations import Channel
from simulator.guidance.verdict import Verdict
from tests.dialogue.small import small_dialogue
from tests.verdicts import ASKS, LETS_GO, POLITE, PUSHES, THREATENS, UNRATED, WARM, verdict

DIALOGUE = small_dialogue()


def conversation(seed: int = 1) -> Conversation:
    return Conversation(DIALOGUE, seed)


def seed_for(secret: str) -> int:
    return next(seed for seed in range(50) if secret in conversation(seed).drawn)


def test_the_client_opens() -> None:
    answer = conversation().open()
    assert (answer.turn, answer.state, answer.rapport, answer.patience) == (0, "talks", 5, 3)
    assert answer.lines[0].speaker is Speaker.CLIENT


def test_asking_openly_wins_the_drawn_secret_only() -> None:
    talk = conversation(seed_for("boss"))
    answer = talk.reply(ASKS)
    assert answer.ending is EndingKind.LEARNED
    assert answer.told == ("boss",)
    assert [line.text.en for line in answer.lines] == ["The boss refuses.", "That is why."]
    assert answer.thought is not None
    assert answer.thought.en == "Nice."


def test_an_own_line_of_a_reaction_replaces_the_line_of_the_state() -> None:
    answer = conversation().reply(PUSHES)
    assert [line.text.en for line in answer.lines] == ["No."]


def test_every_change_carries_its_reason() -> None:
    answer = conversation().reply(PUSHES)
    assert {(change.meter, change.before, change.after, change.cause) for change in answer.changes} == {
        (Meter.RAPPORT, 5, 4, Cause.COLD),
        (Meter.PATIENCE, 3, 2, Cause.PUSHED),
    }


def test_a_warm_reply_warms_the_client_up() -> None:
    assert conversation().reply(WARM).rapport == 7


def test_pushing_uses_patience_up_and_the_client_leaves() -> None:
    talk = conversation()
    endings = [talk.reply(PUSHES).ending for _ in range(3)]
    assert endings == [None, None, EndingKind.WALKED_AWAY]


def test_rudeness_makes_the_client_leave_before_any_other_reaction() -> None:
    talk = conversation()
    talk.rapport = 3
    assert talk.reply(THREATENS).ending is EndingKind.WALKED_AWAY


def test_what_cannot_be_understood_is_asked_about_and_only_costs_patience_when_repeated() -> None:
    talk = conversation()
    first, second = talk.reply(UNRATED), talk.reply(verdict(Move.OFF_TASK, courtesy=1))
    assert first.is_unclear
    assert first.patience == 3
    assert second.is_unclear
    assert second.patience == 2
    assert talk.state.id == "talks"


def test_nothing_but_waiting_passes_time() -> None:
    talk = conversation(seed_for("budget"))
    assert talk.reply(POLITE).day == 0
    assert talk.wait(4).day == 4


def test_waiting_stops_on_the_day_something_happens() -> None:
    talk = conversation(seed_for("boss"))
    talk.reply(POLITE)
    answer = talk.wait(20)
    assert (answer.day, answer.ending) == (5, EndingKind.LEARNED)


def test_waiting_long_enough_is_letting_it_rest() -> None:
    talk = conversation(seed_for("budget"))
    talk.reply(POLITE)
    assert talk.wait(29).ending is None
    assert talk.wait(1).ending is EndingKind.MOVED_ON


def test_the_white_flag_after_some_days_wins_an_answer_where_haste_does_not() -> None:
    hasty, patient = conversation(seed_for("budget")), conversation(seed_for("budget"))
    hasty.reply(POLITE)
    patient.reply(POLITE)
    patient.wait(3)
    assert hasty.reply(LETS_GO, Channel.EMAIL).ending is None
    assert patient.reply(LETS_GO, Channel.EMAIL).ending is EndingKind.LEARNED


def test_chasing_a_silent_client_ends_it() -> None:
    talk = conversation(seed_for("budget"))
    talk.reply(POLITE)
    assert [talk.reply(POLITE).ending for _ in range(3)] == [None, None, EndingKind.WALKED_AWAY]


def test_the_learner_can_always_stop() -> None:
    assert conversation().stop().ending is EndingKind.MOVED_ON


@pytest.mark.parametrize("days", [0, -1, 366])
def test_impossible_waits_are_refused_and_change_nothing(days: int) -> None:
    talk = conversation()
    talk.reply(POLITE)
    with pytest.raises(ActionUnavailableError):
        talk.wait(days)
    assert (talk.day, talk.turn) == (0, 1)


def test_waiting_while_the_client_is_talking_is_refused() -> None:
    with pytest.raises(ActionUnavailableError):
        conversation().wait(3)


def test_a_channel_that_is_not_open_is_refused() -> None:
    talk = conversation()
    talk.reply(POLITE)
    assert talk.open_channels() == (Channel.PHONE, Channel.EMAIL)
    with pytest.raises(ActionUnavailableError):
        talk.reply(POLITE, Channel.NOTE)


def test_nothing_happens_after_the_end() -> None:
    talk = conversation()
    talk.stop()
    with pytest.raises(ActionUnavailableError):
        talk.reply(POLITE)
    with pytest.raises(ActionUnavailableError):
        talk.wait(1)
    with pytest.raises(ActionUnavailableError):
        talk.stop()


VERDICTS = st.sampled_from([ASKS, LETS_GO, POLITE, PUSHES, THREATENS, UNRATED, WARM])
ACTIONS = st.lists(st.one_of(VERDICTS, st.integers(1, 40), st.none()), max_size=25)


def play(seed: int, actions: list[Verdict | int | None]) -> list[Answer]:
    talk = conversation(seed)
    answers = [talk.open()]
    for action in actions:
        try:
            match action:
                case None:
                    answers.append(talk.stop())
                case int():
                    answers.append(talk.wait(action))
                case _:
                    answers.append(talk.reply(action))
        except ActionUnavailableError:
            continue
    return answers


@given(seed=st.integers(0, 10**9), actions=ACTIONS)
def test_the_same_seed_and_turns_give_the_same_answers(seed: int, actions: list[Verdict | int | None]) -> None:
    assert play(seed, actions) == play(seed, actions)


@given(seed=st.integers(0, 1000), actions=ACTIONS)
def test_meters_stay_in_range_and_changes_add_up(seed: int, actions: list[Verdict | int | None]) -> None:
    answers = play(seed, actions)
    for before, after in pairwise(answers):
        assert 0 <= after.rapport <= 10
        assert 0 <= after.patience <= 10
        assert after.day >= before.day
        for meter, was, now in (
            (Meter.RAPPORT, before.rapport, after.rapport),
            (Meter.PATIENCE, before.patience, after.patience),
        ):
            steps = [change for change in after.changes if change.meter is meter]
            assert was + sum(change.after - change.before for change in steps) == now
