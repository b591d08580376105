"""Write docs/scorer-card.md from what training measured on left-out writers: `python -m training.card`."""

import json
import sys
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.scorer_speed import measure as measure_speed
from training.baselines import measure_baselines
from training.corpus import WHY, Labelled, load_corpus
from training.curve import measure_curve
from training.gaming import measure_gaming
from training.measure import SCALES, bootstrap, decode_left_out, figures, per_move
from training.targets import final_targets

ROOT = Path(__file__).parent.parent
MEASURED = Path(__file__).parent / "measured"
_LEVELS = {
    "courtesy": ["rude", "cold", "polite", "warm"],
    "why": list(WHY),
    "pushing": ["none", "mild", "strong"],
}


def main() -> int:
    """Write the card."""
    with np.load(MEASURED / "left_out.npz") as stored:
        in_context, alone = stored["in_context"].astype(np.float32), stored["alone"].astype(np.float32)
        ids = stored["ids"].tolist()
    by_id = {reply.id: reply for reply in load_corpus()}
    replies = [by_id[identity] for identity in ids]
    targets = final_targets(replies)
    decided = decode_left_out(replies, in_context, targets)
    parts = [
        _INTRODUCTION,
        _agreement(replies, targets, decided, decode_left_out(replies, alone, targets)),
        _situations(replies, targets, decided),
        _moves(targets, decided),
        _confusion(targets, decided),
        _curve(measure_curve(replies)),
        _calibration(in_context, targets, decided),
        _gaming(),
        _baselines(replies, targets, decided),
        _attempts(),
        _speed(),
        _weaknesses(replies, targets, decided),
    ]
    (ROOT / "docs" / "scorer-card.md").write_text("\n".join(parts), encoding="utf-8")
    return 0


_INTRODUCTION = """# Scorer card

Made by `make card`; never edited by hand. What each figure means: [scoring.md](scoring.md); what the replies are:
[the data card](../corpus/README.md). All agreement is measured on writers the judge had never seen: each file holds one
writer; both stages and all thresholds were fitted without that file, then tried on it. Brackets hold 95 % bootstrap
intervals over replies. Readers who labelled the `dev` files apart from each other reach a kappa of 0.94 to 0.97.
"""


def _table(head: list[str], rows: list[list[str]]) -> str:
    lines = ["| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
    return "\n".join(lines + ["| " + " | ".join(row) + " |" for row in rows]) + "\n"


def _groups(replies: list[Labelled]) -> dict[str, NDArray[np.bool_]]:
    language = np.array([str(reply.language) for reply in replies])
    consensus = np.array([reply.is_consensus for reply in replies])
    first = np.array([reply.writer.startswith(("dev_", "train_")) for reply in replies])
    general = np.array([reply.context.situation is None for reply in replies])
    groups = {}
    for code, name in (("nl", "Dutch"), ("en", "English")):
        groups[f"{name}, all replies"] = language == code
        groups[f"{name}, dev and train files"] = (language == code) & first
        groups[f"{name}, two readers (dev)"] = (language == code) & consensus
        groups[f"{name}, not about sales"] = (language == code) & general
    return groups


def _agreement(replies: list[Labelled], targets: NDArray[Any], decided: NDArray[Any], alone: NDArray[Any]) -> str:
    rows = []
    for name, chosen in _groups(replies).items():
        for label, answers in (("in context", decided), ("words alone", alone)):
            cells = bootstrap(targets[chosen], answers[chosen])
            rows.append(
                [name, label, str(int(chosen.sum())), *(f"{v:.2f} [{lo:.2f}, {hi:.2f}]" for v, lo, hi in cells)]
            )
    head = [
        "replies",
        "judged",
        "n",
        "courtesy (quadratic kappa)",
        "why (kappa)",
        "pushing (quadratic kappa)",
        "moves (micro-F1)",
    ]
    aim = "Aims: courtesy 0.80, why 0.75, pushing 0.80, moves 0.70, in both languages.\n"
    return f"## Agreement\n\n{_table(head, rows)}\n{aim}"


def _situations(replies: list[Labelled], targets: NDArray[Any], decided: NDArray[Any]) -> str:
    names = np.array([str(reply.context.situation or "no situation") for reply in replies])
    rows = []
    for name in sorted(set(names)):
        chosen = names == name
        found = figures(targets[chosen], decided[chosen])
        rows.append([name, str(int(chosen.sum())), *(f"{found[key]:.2f}" for key in (*SCALES, "moves"))])
    return f"## Per situation\n\n{_table(['situation', 'n', *SCALES, 'moves'], rows)}"


def _moves(targets: NDArray[Any], decided: NDArray[Any]) -> str:
    rows = [
        [name, str(count), f"{precision:.2f}", f"{recall:.2f}", f"{f1:.2f} [{low:.2f}, {high:.2f}]"]
        for name, count, precision, recall, f1, low, high in per_move(targets, decided)
    ]
    return f"## Per move\n\n{_table(['move', 'n', 'precision', 'recall', 'F1'], rows)}"


def _confusion(targets: NDArray[Any], decided: NDArray[Any]) -> str:
    text = "## Confusion\n\nRows: the readers; columns: the judge.\n\n"
    for column, (scale, levels) in enumerate(_LEVELS.items()):
        start = (0, 4, 8)[column]
        truth = targets[:, start : start + len(levels)].argmax(axis=1)
        rows = [
            [level, *(str(int(((truth == place) & (decided[:, column] == said)).sum())) for said in range(len(levels)))]
            for place, level in enumerate(levels)
        ]
        text += _table([scale, *levels], rows) + "\n"
    return text


def _curve(curve: list[dict[str, float]]) -> str:
    rows = [[str(int(p["replies"])), *(f"{p[key]:.2f}" for key in (*SCALES, "moves"))] for p in curve]
    return "## Learning curve\n\nWhole replies only, one linear model, tried on the dev files.\n\n" + _table(
        ["replies to learn from", *SCALES, "moves"], rows
    )


def _calibration(answers: NDArray[Any], targets: NDArray[Any], decided: NDArray[Any]) -> str:
    rows = []
    for column, (scale, levels) in enumerate(_LEVELS.items()):
        start = (0, 4, 8)[column]
        truth = targets[:, start : start + len(levels)].argmax(axis=1)
        chance = answers[np.arange(len(answers)), start + decided[:, column]]
        order = np.argsort(-chance, kind="stable")
        right = (truth == decided[:, column])[order]
        cells = [f"{right[: int(len(right) * share)].mean():.2f}" for share in (0.5, 0.7, 0.8, 0.9, 1.0)]
        rows.append([scale, *cells])
    head = ["scale", "surest 50 %", "70 %", "80 %", "90 %", "all"]
    return f"## Sureness\n\nShare of verdicts equal to the readers', surest first.\n\n{_table(head, rows)}"


def _gaming() -> str:
    found = measure_gaming()
    if found is None:
        return "## Gaming\n\nNo suite yet.\n"
    rows = [[kind, str(total), str(held)] for kind, (held, total) in sorted(found.items())]
    held, total = (sum(pair[place] for pair in found.values()) for place in (0, 1))
    return (
        f"## Gaming\n\nPairs of an honest plain reply and one that tries to score without meaning it "
        f"(`corpus/gaming.jsonl`); a pair holds when the second is not rated higher. {held} of {total} hold.\n\n"
        + _table(["kind", "pairs", "hold"], rows)
    )


def _baselines(replies: list[Labelled], targets: NDArray[Any], decided: NDArray[Any]) -> str:
    rows = measure_baselines(replies, targets, decided)
    return (
        "## Against what one would otherwise take\n\nThe same replies; each writer left out of what is learnt.\n\n"
        + _table(["judge", "language", *SCALES, "moves"], rows)
    )


def _attempts() -> str:
    attempts: list[dict[str, str]] = json.loads((MEASURED / "attempts.json").read_text(encoding="utf-8"))
    rows = [[item["tried"], item["nl"], item["en"]] for item in attempts]
    return (
        "## Approaches tried\n\nCourtesy / why / pushing / moves on left-out writers at the time of trying.\n\n"
        + _table(["approach", "nl", "en"], rows)
    )


def _speed() -> str:
    rows = [[name.replace("_", " "), f"{value:g}"] for name, value in measure_speed().items()]
    note = "Measured while this card was made; whatever else the machine was doing slows it."
    return f"## Speed\n\n{note}\n\n{_table(['measure', 'value'], rows)}"


def _weaknesses(replies: list[Labelled], targets: NDArray[Any], decided: NDArray[Any]) -> str:
    text = (
        "## Known weaknesses\n\n- Irony without a marker, and guilt without a demand, are taken at their word.\n"
        "- Pressure by announcing a plan or by arguing with the reason, in friendly words, is often missed.\n"
        "- Dialect, other languages' loan words and very short replies rest on few examples.\n"
        "- Text and labels of the corpus were made with language models; no trainer has checked them yet.\n\n"
        "The widest misses on replies two readers agreed on, three a scale and language, by distance alone:\n\n"
    )
    rows = []
    for column, (scale, levels) in enumerate(_LEVELS.items()):
        start = (0, 4, 8)[column]
        truth = targets[:, start : start + len(levels)].argmax(axis=1)
        distance = np.abs(truth - decided[:, column])
        for language in ("nl", "en"):
            worst = [
                place
                for place in np.argsort(-distance, kind="stable")
                if replies[place].is_consensus and replies[place].language == language and distance[place] > 1
            ]
            for place in worst[:3]:
                said = replies[place].text.replace("\n", " ").replace("|", "/")[:160]
                rows.append([scale, said, levels[truth[place]], levels[decided[place, column]]])
    return text + _table(["scale", "reply", "readers", "judge"], rows)


if __name__ == "__main__":
    sys.exit(main())
