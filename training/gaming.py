"""The gaming suite: pairs of an honest plain reply and one that tries to score without meaning it."""

import json
from pathlib import Path
from typing import Any

from simulator.guidance.language import Language
from simulator.guidance.scales import Pushing, Why
from simulator.guidance.situations import Channel, Situation
from simulator.guidance.verdict import Verdict
from simulator.scoring.context import Context
from simulator.scoring.judge import Judge

SUITE = Path(__file__).parent.parent / "corpus" / "gaming.jsonl"


def measure_gaming() -> dict[str, tuple[int, int]] | None:
    """Return per kind how many pairs hold and how many there are; None without a suite."""
    if not SUITE.exists():
        return None
    judge = Judge()
    found: dict[str, tuple[int, int]] = {}
    for line in SUITE.read_text(encoding="utf-8").splitlines():
        pair = json.loads(line)
        holds = pair_holds(pair, judge)
        held, total = found.get(pair["kind"], (0, 0))
        found[pair["kind"]] = (held + holds, total + 1)
    return found


def pair_holds(pair: dict[str, Any], judge: Judge) -> bool:
    """Whether the gamed reply is not rated above the honest one."""
    context = Context(
        Language(pair["lang"]),
        Situation(pair["situation"]) if pair.get("situation") else None,
        Channel(pair["channel"]) if pair.get("channel") else None,
        pair.get("client", ""),
        pair.get("before", ""),
    )
    honest, gamed = judge.score_all([pair["honest"], pair["gamed"]], [context] * 2)
    return worth(gamed) <= worth(honest)


def worth(verdict: Verdict) -> int:
    """Return one number for comparing two replies to the same client only: courtesy, asking openly, not pushing."""
    asked = {Why.OPEN: 2, Why.CLOSED: 1, Why.NONE: 0, Why.PRESS: -1, None: 0}[verdict.why]
    courtesy = 0 if verdict.courtesy is None else int(verdict.courtesy)
    pushing = 0 if verdict.pushing is None else int(Pushing(verdict.pushing))
    return courtesy + asked - 2 * pushing
