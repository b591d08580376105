"""The phrase bank as training material: one phrase, what it shows, what it does not."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import yaml

from simulator.guidance.language import Language
from simulator.scoring.outputs import SIGNAL
from simulator.scoring.text.reading import read_text
from simulator.scoring.weights import Floats

PHRASES = Path(__file__).parent.parent / "simulator" / "scoring" / "phrases"
_TONES = {
    "warm": {"warm": 1.0, "cold": 0.0, "rude": 0.0},
    "cold": {"cold": 1.0, "warm": 0.0},
    "rude": {"cold": 1.0, "rude": 1.0, "warm": 0.0},
    "open_question": {"open": 1.0, "closed": 0.0, "press": 0.0},
    "closed_question": {"closed": 1.0, "open": 0.0, "press": 0.0},
    "press_question": {"press": 1.0, "open": 0.0, "closed": 0.0},
    "other_question": {"open": 0.0, "closed": 0.0, "press": 0.0},
}


@dataclass(frozen=True)
class Extra:
    """A phrase as a run of words with its first-stage target."""

    words: list[str]
    target: Floats


def read_bank(language: Language) -> dict[str, dict[str, list[str]]]:
    """Return the phrase bank of `language` as written: key -> shows / unlike -> phrases."""
    path = PHRASES / f"{language}.yaml"
    loaded: dict[str, dict[str, list[str]]] = yaml.safe_load(path.read_text("utf-8")) if path.exists() else {}
    return loaded


def load_bank(language: Language, usual: Floats) -> list[Extra]:
    """Return the phrases of `language`; `usual` tells per signal (row) what else clauses that show it usually show."""
    extras = []
    for key, sides in read_bank(language).items():
        for side, phrases in sides.items():
            target = _target(key, side == "shows", usual)
            extras += [Extra(list(read_text(phrase).words), target) for phrase in phrases]
    return [extra for extra in extras if extra.words]


def _target(key: str, shows: bool, usual: Floats) -> Floats:
    if key in SIGNAL and key not in _TONES:
        target = usual[SIGNAL[key]].copy() if shows else usual.mean(axis=0) * 0.5
        target[SIGNAL[key]] = float(shows)
        return target
    known = _TONES[key]
    main = next(iter(known))
    target = usual[SIGNAL[main]].copy() if shows else usual.mean(axis=0) * 0.5
    for name, value in known.items():
        target[SIGNAL[name]] = value if shows else 0.0
    return target


def usual_company(targets: Floats) -> Floats:
    """Return for each signal (row) the mean of all signals over the clauses that show it."""
    shown = targets.sum(axis=0)[:, None]
    together: Floats = (targets.T @ targets) / np.maximum(shown, 1.0)
    return together.astype(np.float32)
