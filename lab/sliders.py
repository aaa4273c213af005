"""How simulated people use sliders: where on a scale they live, how much of an answer is noise, and what is missing."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from securebase.core.cycle.series import SERIES, STATES

Array = NDArray[np.float64]
WIDTH: Final = len(STATES)
OTHER: Final = np.array([2, 3, 0, 1])  # the same state of the other partner


def chance(rng: np.random.Generator, share: float, count: int) -> NDArray[np.bool_]:
    """Which of so many it happens to, at random."""
    return rng.random(count) < share


def answers(rng: np.random.Generator, levels: Array, loads: Array) -> Array:
    """What they put down (couples, days, series), 0 to 10 in whole points, before days go missing."""
    count = len(levels)
    unit = (levels - levels.mean(axis=1, keepdims=True)) / levels.std(axis=1, keepdims=True)

    def noisy(clean: Array, share: float, spread: float) -> Array:
        noise = np.exp(rng.normal(np.log(share), spread, (count, 1, clean.shape[2])))
        return clean + np.sqrt(noise) * rng.normal(size=clean.shape)

    # Who guesses sees the other through their own state.
    tint = rng.normal(0.1, 0.2, (count, 1, WIDTH)) * unit[:, :, OTHER] + rng.normal(0, 0.1, (count, 1, 1))
    seen = rng.uniform(0.4, 1.0, (count, 1, WIDTH)) * unit + tint
    tense = (
        rng.uniform(-0.2, 0.6, (count, 1, 2)) * unit[:, :, ::2]
        + rng.uniform(-0.2, 0.6, (count, 1, 2)) * unit[:, :, 1::2]
    )
    parts = (noisy(unit, 0.38, 0.5), noisy(seen, 0.6, 0.5), noisy(-tense, 0.6, 0.5), noisy(loads, 0.3, 0.5))
    whole = np.concatenate(parts, axis=2)
    return np.clip(np.rint(_on_slider(rng, whole)), 0, 10)


def _on_slider(rng: np.random.Generator, series: Array) -> Array:
    """Where on 0 to 10 people live, and who hardly ever leaves an end or the place where the slider lies."""
    count, days, wide = series.shape
    middle = rng.uniform(1.5, 7.5, (count, 1, wide))
    spread = np.exp(rng.normal(np.log(2.0), 0.35, (count, 1, wide)))
    low = chance(rng, 0.3, count)[:, None] & (rng.random((count, wide)) < rng.choice([0.3, 1.0], (count, 1)))
    middle = np.where(low[:, None], rng.normal(-0.6, 1.2, (count, 1, wide)), middle)
    high = chance(rng, 0.05, count)[:, None] & (rng.random((count, wide)) < 0.4)
    middle = np.where(high[:, None], rng.normal(10.4, 1.2, (count, 1, wide)), middle)
    points = middle + spread * series
    rests = np.where(chance(rng, 0.12, count), rng.uniform(0.1, 0.7, count), 0)[:, None, None]
    place = rng.choice([0.0, 0.0, 5.0], count)[:, None, None]
    return np.where(rng.random((count, days, wide)) < rests, place, points)


def missing(rng: np.random.Generator, levels: Array, wide: int = len(SERIES)) -> NDArray[np.bool_]:
    """Which answers are not there: days of one or of both, in runs, on hard days, and series that nobody gives."""
    count, days, _ = levels.shape
    share = np.where(chance(rng, 0.15, count)[:, None], 0.02, rng.uniform(0, 0.6, (count, 1))) * rng.uniform(
        0.6, 1.4, (count, 2)
    )
    runs, hard = (
        rng.uniform(0, 0.6, (count, 2)),
        np.abs(rng.normal(0, 0.6, (count, 2))) * chance(rng, 0.3, count)[:, None],
    )
    gone, before = np.zeros((count, days, 2), dtype=bool), np.zeros((count, 2), dtype=bool)
    unit = (levels - levels.mean(axis=1, keepdims=True)) / levels.std(axis=1, keepdims=True)
    for day in range(days):
        mood = unit[:, day, ::2] + unit[:, day, 1::2]
        odds = np.log(np.clip(share, 0.005, 0.85) / (1 - np.clip(share, 0.005, 0.85))) + hard * mood
        now = rng.random((count, 2)) < np.clip(1 / (1 + np.exp(-odds)) * (1 - runs) + runs * before, 0, 0.95)
        gone[:, day] = before = now
    who = np.array([0, 0, 1, 1, 1, 1, 0, 0, 0, 1, 0, 1])  # who gives a series
    away = gone[:, :, who]
    never = np.zeros((count, wide), dtype=bool)
    never[:, 4:8] = chance(rng, 0.2, count)[:, None]
    never[:, 8:10] = chance(rng, 0.25, count)[:, None]
    never[:, 10:] = chance(rng, 0.25, count)[:, None]
    seldom = np.zeros((count, wide))
    seldom[:, 4:8] = (rng.uniform(0, 0.8, count) * chance(rng, 0.4, count))[:, None]
    skipped = rng.random((count, days, 2)) < seldom[:, None, [4, 6]]
    away[:, :, 4:6] |= skipped[:, :, :1]
    away[:, :, 6:8] |= skipped[:, :, 1:]
    return away | never[:, None]
