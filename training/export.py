"""Write the weights the scorer loads: small integers with a scale, features as text."""

import json
from pathlib import Path
from typing import Any

import numpy as np

from simulator.guidance.language import Language
from simulator.scoring.weights import BLOCKS, Floats, Network
from training.first_stage import SHARES, Fitted
from training.pipeline import LanguageFit

MODEL = Path(__file__).parent.parent / "simulator" / "scoring" / "model"
MODEL.mkdir(exist_ok=True)
_KEEP = {"words": 24000, "letters": 20000, "concepts": 22000, "context": 9000}


def export_language(language: Language, fit: LanguageFit) -> None:
    """Write the first stage of `language`."""
    stored: dict[str, Any] = {}
    own = slice(fit.first, fit.first + len(fit.replies))
    for level, fitted, runs in (("clause", fit.clause, slice(None)), ("reply", fit.reply, own)):
        stored[f"{level}.offset"] = fitted.ridge.offset.astype(np.float32)
        for name in BLOCKS:
            stored |= {f"{level}.{name}.{key}": value for key, value in _block(fitted, name, runs).items()}
    np.savez_compressed(MODEL / f"{language}.npz", **stored)


def _block(fitted: Fitted, name: str, runs: slice) -> dict[str, Any]:
    counted = fitted.blocks[name]
    rows = SHARES[name] * counted.rarity[:, None] * (counted.matrix.T @ fitted.ridge.duals)
    frequency = np.asarray((counted.matrix[runs] > 0).sum(axis=0)).ravel()
    importance = np.linalg.norm(rows, axis=1) * np.sqrt(frequency)
    ranked = np.argsort(-importance, kind="stable")[: _KEEP[name]]
    kept = np.sort(ranked[importance[ranked] > 0])
    rows = rows[kept]
    scale = np.maximum(np.quantile(np.abs(rows), 0.9995, axis=0), 1e-9) / 127
    return {
        "keys": np.frombuffer("\n".join(counted.features[place] for place in kept).encode(), dtype=np.uint8),
        "squares": (counted.rarity[kept] ** 2).astype(np.float16),
        "rows": np.clip(np.rint(rows / scale), -127, 127).astype(np.int8),
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
