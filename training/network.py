"""Fit the second stage: one small network for all scales and moves, several members averaged, fixed seeds."""

from dataclasses import dataclass

import numpy as np

from simulator.scoring.weights import Floats, Network, to_probabilities


@dataclass(frozen=True)
class Recipe:
    """How a member is fitted."""

    width: int = 64
    rounds: int = 30
    rate: float = 3e-3
    decay: float = 1e-2
    drop_input: float = 0.4
    drop_hidden: float = 0.5
    batch: int = 256
    move_weight: float = 0.5
    smoothing: float = 0.02
    members: int = 3


def fit_network(summaries: Floats, targets: Floats, weights: Floats, recipe: Recipe) -> Network:
    """Fit all members on standardised summaries."""
    center = summaries.mean(axis=0)
    spread = summaries.std(axis=0) + 1e-3
    scaled = np.clip((summaries - center) / spread, -6, 6).astype(np.float32)
    smoothed = _smooth(targets, recipe.smoothing)
    layers = tuple(_fit_member(scaled, smoothed, weights, recipe, seed) for seed in range(recipe.members))
    return Network(center.astype(np.float32), spread.astype(np.float32), layers)


def _smooth(targets: Floats, share: float) -> Floats:
    smoothed = targets.copy()
    for first, last in ((0, 4), (4, 8), (8, 11)):
        smoothed[:, first:last] = targets[:, first:last] * (1 - share) + share / (last - first)
    return smoothed


def _fit_member(scaled: Floats, targets: Floats, weights: Floats, recipe: Recipe, seed: int) -> tuple[Floats, ...]:
    random = np.random.default_rng(seed)
    count, size = scaled.shape
    outputs = targets.shape[1]
    params = [
        (random.standard_normal((size, recipe.width)) / np.sqrt(size)).astype(np.float32),
        np.zeros(recipe.width, dtype=np.float32),
        (random.standard_normal((recipe.width, outputs)) / np.sqrt(recipe.width)).astype(np.float32),
        np.zeros(outputs, dtype=np.float32),
        np.zeros((size, outputs), dtype=np.float32),
    ]
    first = [np.zeros_like(param) for param in params]
    second = [np.zeros_like(param) for param in params]
    scale = np.where(np.arange(outputs) < 11, 1.0, recipe.move_weight).astype(np.float32)
    step = 0
    for done in range(recipe.rounds):
        order = random.permutation(count)
        rate = recipe.rate * (1 - done / recipe.rounds) + 1e-5
        for start in range(0, count, recipe.batch):
            rows = order[start : start + recipe.batch]
            slopes = _slopes(params, scaled[rows], targets[rows], weights[rows], scale, recipe, random)
            step += 1
            for index, slope in enumerate(slopes):
                first[index] = 0.9 * first[index] + 0.1 * slope
                second[index] = 0.999 * second[index] + 0.001 * slope**2
                move = first[index] / (1 - 0.9**step) / (np.sqrt(second[index] / (1 - 0.999**step)) + 1e-8)
                decay = 0.0 if index in (1, 3) else recipe.decay * (100 if index == 4 else 10)
                params[index] = (params[index] - rate * (move + decay * params[index])).astype(np.float32)
    return tuple(params)


def _slopes(
    params: list[Floats],
    inputs: Floats,
    targets: Floats,
    weights: Floats,
    scale: Floats,
    recipe: Recipe,
    random: np.random.Generator,
) -> list[Floats]:
    inner, inner_offset, outer, outer_offset, direct = params
    kept = inputs * _mask(random, inputs.shape, recipe.drop_input)
    hidden = np.maximum(kept @ inner + inner_offset, 0)
    mask = _mask(random, hidden.shape, recipe.drop_hidden)
    dropped = hidden * mask
    answer = to_probabilities(dropped @ outer + outer_offset + kept @ direct)
    error = ((answer - targets) * scale * weights[:, None] / len(inputs)).astype(np.float32)
    back = ((error @ outer.T) * mask * (hidden > 0)).astype(np.float32)
    return [kept.T @ back, back.sum(axis=0), dropped.T @ error, error.sum(axis=0), kept.T @ error]


def _mask(random: np.random.Generator, shape: tuple[int, ...], share: float) -> Floats:
    kept: Floats = (random.random(shape, dtype=np.float32) > share) * np.float32(1 / (1 - share))
    return kept
