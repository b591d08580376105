"""Write the weights the scorer loads: small integers with a scale, features as text."""

import json
from pathlib import Path
from typing import Any

import numpy as np

from simulator.guidance.language import Language
from simulator.scoring.weights import BLOCKS, Floats, Network
from training.bank import read_bank
from training.first_stage import SHARES, Fitted
from training.numbering import key_of, number_words
from training.pipeline import LanguageFit

MODEL = Path(__file__).parent.parent / "simulator" / "scoring" / "model"
MODEL.mkdir(exist_ok=True)
_KEEP = {"words": 24000, "letters": 20000, "concepts": 22000, "context": 9000}


def export_language(language: Language, fit: LanguageFit) -> None:
    """Write the first stage of `language`."""
    own = slice(fit.first, fit.first + len(fit.replies))
    kept = {
        (level, name): _keep(fitted, name, runs)
        for level, fitted, runs in (("clause", fit.clause, slice(None)), ("reply", fit.reply, own))
        for name in BLOCKS
    }
    texts = {key: chosen[0] for key, chosen in kept.items()}
    numbers = number_words(
        language,
        [feature for (_, name), features in texts.items() if name == "words" for feature in features],
        [feature for (_, name), features in texts.items() if name == "context" for feature in features],
    )
    stored: dict[str, Any] = {"words": np.frombuffer("\n".join(numbers).encode(), dtype=np.uint8)}
    for level, fitted in (("clause", fit.clause), ("reply", fit.reply)):
        stored[f"{level}.offset"] = fitted.ridge.offset.astype(np.float32)
    for (level, name), (features, rows, squares) in kept.items():
        block = _pack(name, features, rows, squares, numbers)
        stored |= {f"{level}.{name}.{part}": value for part, value in block.items()}
    np.savez_compressed(MODEL / f"{language}.npz", **stored)


def _keep(fitted: Fitted, name: str, runs: slice) -> tuple[list[str], Floats, Floats]:
    counted = fitted.blocks[name]
    rows = SHARES[name] * counted.rarity[:, None] * (counted.matrix.T @ fitted.ridge.duals)
    frequency = np.asarray((counted.matrix[runs] > 0).sum(axis=0)).ravel()
    importance = np.linalg.norm(rows, axis=1) * np.sqrt(frequency)
    ranked = np.argsort(-importance, kind="stable")[: _KEEP[name]]
    kept = np.sort(ranked[importance[ranked] > 0])
    return [counted.features[place] for place in kept], rows[kept], counted.rarity[kept] ** 2


def _pack(name: str, features: list[str], rows: Floats, squares: Floats, numbers: dict[str, int]) -> dict[str, Any]:
    numbered = [(key, place) for place, text in enumerate(features) if (key := key_of(name, text, numbers)) is not None]
    numbered.sort()
    order = [place for _, place in numbered]
    scale = np.maximum(np.quantile(np.abs(rows), 0.9995, axis=0), 1e-9) / 127
    return {
        "keys": np.array([key for key, _ in numbered], dtype=np.uint64),
        "rows": np.clip(np.rint(rows[order] / scale), -127, 127).astype(np.int8),
        "squares": squares[order].astype(np.float16),
        "scale": scale.astype(np.float32),
    }


def export_network(network: Network) -> None:
    """Write the second stage."""
    names = ("inner", "inner_offset", "outer", "outer_offset", "direct")
    stored: dict[str, Floats] = {"center": network.center, "spread": network.spread}
    for member, layers in enumerate(network.layers):
        stored |= {f"{name}.{member}": layer.astype(np.float16) for name, layer in zip(names, layers, strict=True)}
    np.savez_compressed(MODEL / "network.npz", members=np.array(len(network.layers)), **stored)  # type: ignore[arg-type]


def export_settings(settings: dict[str, Any]) -> None:
    """Write version and thresholds."""
    (MODEL / "settings.json").write_text(json.dumps(settings, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def export_phrases(language: Language) -> None:
    """Write what the phrase bank of `language` shows, for naming the phrase a clause is like."""
    shown = {key: sides["shows"] for key, sides in read_bank(language).items()}
    path = MODEL / f"phrases_{language}.json"
    path.write_text(json.dumps(shown, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
