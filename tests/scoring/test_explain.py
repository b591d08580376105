"""The smallest edit: leaving the named words out really changes the verdict on that scale."""

import pytest

from simulator.guidance.scales import Scale
from simulator.guidance.situations import Situation
from simulator.scoring.context import Context
from simulator.scoring.explain import smallest_edits
from simulator.scoring.judge import Judge

CONTEXT = Context(situation=Situation.CHOSE_COMPETITOR)


@pytest.mark.parametrize(
    "reply",
    [
        "Thanks for telling me, Janet. Sign today or the price goes up.",
        "Dank voor uw telefoontje. Teken vandaag, anders bel ik uw directeur wel.",
        "I respect your choice. You idiots.",
    ],
)
def test_the_edit_holds_when_judged_again(reply: str) -> None:
    judge = Judge()
    verdict = judge.score(reply, CONTEXT)
    edits = smallest_edits(reply, CONTEXT, verdict, judge)
    assert edits
    for edit in edits:
        assert edit.text == reply[edit.start : edit.end]
        rest = f"{reply[: edit.start].rstrip(' ,;-')} {reply[edit.end :].lstrip(' ,;-')}".strip()
        assert judge.score(rest, CONTEXT).rating_on(edit.scale) == edit.after
        assert verdict.rating_on(edit.scale) == edit.before != edit.after


def test_a_threat_behind_thanks_is_what_pushes() -> None:
    judge = Judge()
    reply = "Thanks for telling me, Janet. Sign today or the price goes up."
    edits = smallest_edits(reply, CONTEXT, judge.score(reply, CONTEXT), judge)
    pushing = [edit for edit in edits if edit.scale is Scale.PUSHING]
    assert pushing
    assert "Sign today" in pushing[0].text


def test_a_verdict_at_rest_needs_no_edit() -> None:
    judge = Judge()
    reply = ""
    assert smallest_edits(reply, CONTEXT, judge.score(reply, CONTEXT), judge) == ()
