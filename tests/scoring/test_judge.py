"""The judge: any text gets a verdict, the same one every time, with evidence on the learner's own words."""

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.guidance.language import Language
from simulator.guidance.moves import Move
from simulator.guidance.scales import Courtesy, Pushing, Why
from simulator.guidance.situations import Asking, Channel, Situation
from simulator.guidance.verdict import Verdict
from simulator.scoring.context import Context
from simulator.scoring.judge import Judge, load_scorer

ALONE = Context()
CONTEXTS = st.builds(
    Context,
    language=st.sampled_from([None, *Language]),
    situation=st.sampled_from([None, *Situation]),
    channel=st.sampled_from([None, *Channel]),
    client=st.text(max_size=40),
    before=st.text(max_size=40),
    asking=st.sampled_from([None, *Asking]),
)


@given(st.text(alphabet=st.characters(), max_size=300), CONTEXTS)
@settings(max_examples=60)
def test_any_text_is_judged_with_evidence_on_its_own_words(reply: str, context: Context) -> None:
    verdict = load_scorer().score(reply, context)
    for item in verdict.evidence:
        assert 0 <= item.start < item.end <= len(reply)
        assert item.text == reply[item.start : item.end]
        assert 0 <= item.strength <= 1
    for score in (verdict.scores.courtesy, verdict.scores.why, verdict.scores.pushing):
        assert score is None or 0 <= score <= 1
    for sure in (verdict.confidence.courtesy, verdict.confidence.why, verdict.confidence.pushing):
        assert 0 <= sure <= 1


@given(st.lists(st.text(max_size=80), max_size=6))
@settings(max_examples=30)
def test_many_at_once_are_judged_as_one_by_one(replies: list[str]) -> None:
    judge = Judge()
    together = judge.score_all(replies, [ALONE] * len(replies))
    apart = [judge.score(reply, ALONE) for reply in replies]
    assert [classes(verdict) for verdict in together] == [classes(verdict) for verdict in apart]


def classes(verdict: Verdict) -> tuple[object, ...]:
    return verdict.courtesy, verdict.why, verdict.pushing, verdict.moves


@pytest.mark.parametrize("reply", ["", "   ", "\n\n", "...", "?!", "🙂", "\x00\x07", "\u202e\u200b"])
def test_a_reply_without_words_is_not_rated(reply: str) -> None:
    verdict = load_scorer().score(reply, ALONE)
    assert not verdict.is_rated
    assert verdict.evidence == ()


@pytest.mark.parametrize(
    ("reply", "why"),
    [
        ("Dank voor uw eerlijkheid. Mag ik vragen wat voor u de doorslag gaf?", Why.OPEN),
        ("Thanks for telling me. May I ask what made the difference?", Why.OPEN),
        ("Was it the price?", Why.CLOSED),
        ("Lag het aan de prijs?", Why.CLOSED),
        ("Thank you for letting me know. All the best.", Why.NONE),
        ("Bedankt voor het laten weten, veel succes.", Why.NONE),
    ],
)
def test_plain_ways_of_asking(reply: str, why: Why) -> None:
    assert load_scorer().score(reply, Context(situation=Situation.CHOSE_COMPETITOR)).why is why


@pytest.mark.parametrize(
    ("reply", "move"),
    [
        ("Dank u wel voor het bellen.", Move.THANK),
        ("I respect your decision.", Move.ACCEPT),
        ("Teken vandaag, anders vervalt de korting en gaat de plek naar een ander.", Move.PRESSURE),
        ("Then I will call your boss and ask him.", Move.BYPASS),
    ],
)
def test_plain_moves(reply: str, move: Move) -> None:
    assert move in load_scorer().score(reply, Context(situation=Situation.CHOSE_COMPETITOR)).moves


def test_a_threat_at_the_end_of_a_very_long_reply_still_counts() -> None:
    filler = "Thank you for your time, I understand. " * 2500
    calm = load_scorer().score(filler, ALONE)
    threat = load_scorer().score(filler + "Sign today or I will call your boss and tell everyone.", ALONE)
    assert len(filler) > 95_000
    assert calm.pushing is Pushing.NONE
    assert threat.pushing is not Pushing.NONE
    assert threat.courtesy is None or calm.courtesy is None or threat.courtesy < calm.courtesy


@pytest.mark.parametrize(
    "piece", ["a", "a ", "?", "!?", ", ", "'-", "\x1b[", "\x1b[31m", "ik niet ", "not not ", "1.", '"', "\n"]
)
def test_long_repetition_is_judged(piece: str) -> None:
    reply = piece * (100_000 // len(piece))
    verdict = load_scorer().score(reply, ALONE)
    assert all(item.text == reply[item.start : item.end] for item in verdict.evidence)


def test_asking_again_where_it_is_unwelcome_presses() -> None:
    reply = "Could you tell me what made the difference?"
    welcome = load_scorer().score(reply, Context(situation=Situation.CANNOT_EXPLAIN, asking=Asking.WELCOME))
    again = load_scorer().score(reply, Context(situation=Situation.CANNOT_EXPLAIN, asking=Asking.UNWELCOME))
    assert (welcome.why, again.why) == (Why.OPEN, Why.PRESS)


def test_swearing_outweighs_thanks() -> None:
    verdict = load_scorer().score("Thanks for your time, thank you, and thanks again, you lying bastard.", ALONE)
    assert verdict.courtesy in (Courtesy.RUDE, Courtesy.COLD)


def test_loading_the_scorer_reads_no_weights() -> None:
    code = "import sys; from simulator.scoring.judge import load_scorer; load_scorer(); print('sklearn' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
