"""Examples run through a judge, and where they part from what was meant."""

from dataclasses import replace

from simulator.dialogue.model import Example
from simulator.practice.examples import parting_turn, run_example
from tests.dialogue.small import small_dialogue
from tests.practice.test_attempt import WordScorer, attempt

DIALOGUE = small_dialogue()


def example(*replies: str, ends: str) -> Example:
    return Example("en", 1, replies, ends, line=1)


def test_an_example_that_ends_where_meant_has_passed() -> None:
    run = run_example(
        DIALOGUE, example("push", "polite", "/email", "polite", "/wait 3", "flag", ends="told"), WordScorer()
    )
    assert run.has_passed
    assert [turn.answer.state for turn in run.turns] == ["talks", "quiet", "quiet", "quiet", "told"]


def test_the_turn_where_the_path_split_is_the_last_from_which_the_ending_could_be_reached() -> None:
    run = run_example(DIALOGUE, example("push", "ask", ends="rests"), WordScorer())
    assert not run.has_passed
    parting = parting_turn(DIALOGUE, run)
    assert parting is not None
    assert parting.id == 2


def test_a_line_that_cannot_be_carried_out_is_a_failure_with_its_reason() -> None:
    run = run_example(DIALOGUE, example("/wait 3", ends="rests"), WordScorer())
    assert run.refusal is not None
    assert not run.has_passed


def test_replies_after_the_end_are_a_failure() -> None:
    assert not run_example(DIALOGUE, example("ask", "ask", ends="told"), WordScorer()).has_passed


def test_the_lines_of_an_attempt_play_it_again() -> None:
    talk = attempt()
    for line in ("push", "polite"):
        talk.reply(line)
    talk.reply("/odd", talk.open_channels()[1])
    talk.wait(3)
    talk.reply("flag", talk.open_channels()[1])
    lines = talk.typed_lines()
    assert lines == ("/call", "push", "polite", "/email", "//odd", "/wait 3", "flag")
    run = run_example(DIALOGUE, replace(example(ends="told"), replies=lines), WordScorer())
    assert run.state == talk.state.id
