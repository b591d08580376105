"""Attempts to report on: the small dialogue, played with whatever words a test wants."""

from datetime import UTC

from simulator.guidance.language import Language
from simulator.guidance.scales import Pushing
from simulator.practice.attempt import Attempt
from simulator.practice.store import AttemptStore, MemoryStore
from simulator.reports.account import Account, Setting, give_account
from tests.storage.playing import Act, FirstWordJudge, act_out, begin

DUTCH = Setting(Language.NL, UTC)
ENGLISH = Setting(Language.EN, UTC)
HOSTILE = "push <script>alert(1)</script> \"'& | `x` *y* \x1b[31m \u202e \ud800\n=1+1\n# kop"
ACTS: tuple[Act, ...] = ("polite dank", 7, "flag laat maar", ("retry", 1), HOSTILE, "ask waarom?", ("reflect", 0))


def played(*acts: Act, id: str = "one", store: AttemptStore | None = None) -> Attempt:
    """Return an attempt in which this was done."""
    attempt = begin(store if store is not None else MemoryStore(), id)
    act_out(attempt, acts)
    return attempt


def rich(id: str = "one", store: AttemptStore | None = None) -> Attempt:
    """Return an attempt with two ways, a silence, a hint, a reflection and a contested verdict."""
    attempt = played(("hint", 0), *ACTS, id=id, store=store)
    attempt.contest(1, None, None, Pushing.MILD, "=nee & <b>")
    return attempt


def account(attempt: Attempt) -> Account:
    """Return the account of an attempt."""
    return give_account(attempt, FirstWordJudge())
