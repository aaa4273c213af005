"""Couples that nobody has met: a simulator of daily check-ins, with everything that goes wrong in real ones.

A couple has four states a day (worry and space of each), which carry over to the next day by a matrix of sixteen
effects. Whether and how the two feed each other, how much of a day is shared mood or stress from outside, how people
use a slider, and which days are missing are drawn for each couple from wide families, because no single one is right.
The order of the states is `STATES`, that of the series `SERIES`; arrays are (couples, days, ...).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

import numpy as np
from numpy.typing import NDArray

from lab.sliders import WIDTH, answers, chance, missing

Array = NDArray[np.float64]
Kind = Literal["mixed", "none", "loop", "one_way", "diffuse"]
BURN: Final = 40  # days before the first that is seen
SHARE: Final = {"none": 0.4, "loop": 0.32, "one_way": 0.1, "diffuse": 0.18}


@dataclass(frozen=True, slots=True)
class Couples:
    """What was drawn: `answers` (couples, days, series; NaN is missing), and the truth behind it.

    `effects[c, i, j]`: standard deviations of the true level of state i for one of state j the day before. `same_day`:
    correlations of true levels. `loops[c, r]`: whether the two feed each other, with partner 1 in worry (r = 0) or
    partner 2. `echo`: days until half of an upset is over. `levels`: the true daily levels.
    """

    answers: Array
    effects: Array
    same_day: Array
    loops: NDArray[np.bool_]
    echo: Array
    levels: Array
    kinds: NDArray[np.int64]


def carry_over(rng: np.random.Generator, kinds: NDArray[np.int64]) -> Array:
    """A matrix of effects for each couple."""
    count = len(kinds)
    effects = np.zeros((count, WIDTH, WIDTH))
    own = np.clip(rng.normal(0.42, 0.13, (count, 1)) + rng.normal(0, 0.1, (count, WIDTH)), 0.02, 0.85)
    effects[:, range(WIDTH), range(WIDTH)] = own
    for one, two in ((0, 1), (1, 0), (2, 3), (3, 2)):  # worry and space of the same person
        effects[:, one, two] = rng.normal(0, 0.1, count) * chance(rng, 0.6, count)
    across = np.zeros((WIDTH, WIDTH), dtype=bool)
    across[:2, 2:] = across[2:, :2] = True
    small = rng.normal(0, 0.06, (count, WIDTH, WIDTH)) * chance(rng, 0.5, count)[:, None, None]
    wide = rng.normal(0.03, 0.13, (count, WIDTH, WIDTH))
    which = np.where((kinds == 3)[:, None, None], wide, np.where((kinds == 0)[:, None, None], 0, small))
    effects = np.where(across, which, effects)
    ways = rng.integers(0, 2, count)
    both = chance(rng, 0.12, count)
    strength = rng.uniform(0.08, 0.5, (count, 1)) + rng.normal(0, 0.08, (count, 2))
    strength = np.clip(strength, 0.06, 0.6)
    pairs = (((3, 0), (0, 3)), ((1, 2), (2, 1)))  # space of one from worry of the other, and back
    for way, (there, back) in enumerate(pairs):
        here = (ways == way) | both
        loop, one_way = (kinds == 1) & here, (kinds == 2) & here
        first = chance(rng, 0.5, count)
        effects[:, *there] = np.where(loop | (one_way & first), strength[:, 0], effects[:, *there])
        effects[:, *back] = np.where(loop | (one_way & ~first), strength[:, 1], effects[:, *back])
    radius = np.abs(np.linalg.eigvals(effects)).max(axis=1)
    made: Array = effects * np.minimum(1, 0.93 / radius)[:, None, None]
    return made


def innovations(rng: np.random.Generator, count: int) -> Array:
    """The covariance of what is new each day: some of it the person's, some of it the couple's shared mood."""
    shared = rng.normal(0.25, 0.25, (count, 1)) * rng.choice([1, 1, 1, -1], (count, WIDTH)) + rng.normal(
        0, 0.15, (count, WIDTH)
    )
    person = np.repeat(rng.normal(0.2, 0.25, (count, 2)), 2, axis=1) * rng.choice([1, 1, -1], (count, WIDTH))
    left = np.sqrt(np.maximum(1 - np.clip(shared, -0.8, 0.8) ** 2 - np.clip(person, -0.5, 0.5) ** 2, 0.1))
    same = np.array([[1, 1, 0, 0], [1, 1, 0, 0], [0, 0, 1, 1], [0, 0, 1, 1]])
    shared, person = np.clip(shared, -0.8, 0.8), np.clip(person, -0.5, 0.5)
    covariance = shared[:, :, None] * shared[:, None] + person[:, :, None] * person[:, None] * same
    covariance[:, range(WIDTH), range(WIDTH)] += left**2
    scale = np.exp(rng.normal(np.log(0.8), 0.2, (count, WIDTH)))
    made: Array = covariance * scale[:, :, None] * scale[:, None]
    return made


def standard(effects: Array, levels: Array) -> Array:
    """Effects in standard deviations of the true daily levels."""
    sd = levels.std(axis=1)
    made: Array = effects * sd[:, None, :] / sd[:, :, None]
    return made


def outside(rng: np.random.Generator, count: int, days: int) -> tuple[Array, Array]:
    """Stress from outside, of each partner (couples, days, 2), and a strain on both that nobody reports."""
    keep = rng.uniform(0, 0.85, (count, 1))
    together = np.sqrt(rng.beta(0.8, 0.8, (count, 1)))
    shared, own = np.zeros((count, 1)), np.zeros((count, 2))
    hidden, keep_hidden = np.zeros(count), rng.uniform(0.2, 0.9, count)
    loads, strains = np.zeros((count, days, 2)), np.zeros((count, days))
    for day in range(days):
        shared = keep * shared + np.sqrt(1 - keep**2) * rng.normal(size=(count, 1))
        own = keep * own + np.sqrt(1 - keep**2) * rng.normal(size=(count, 2))
        hidden = keep_hidden * hidden + np.sqrt(1 - keep_hidden**2) * rng.normal(size=count)
        loads[:, day] = together * shared + np.sqrt(1 - together**2) * own
        strains[:, day] = hidden
    return loads, strains


def lived(rng: np.random.Generator, effects: Array, days: int) -> tuple[Array, Array]:
    """True levels (couples, BURN + days, 4) and the stress from outside (couples, BURN + days, 2)."""
    count, whole = len(effects), days + BURN
    factor = np.linalg.cholesky(innovations(rng, count))
    loads, strains = outside(rng, count, whole)
    hurts = rng.normal(0.2, 0.22, (count, WIDTH)) * chance(rng, 0.8, count)[:, None]
    strained = rng.uniform(0, 0.7, (count, 1)) * rng.choice([1, 1, 1, 0.5, -0.5], (count, WIDTH))
    strained *= chance(rng, 0.35, count)[:, None]
    drift = np.exp(rng.normal(np.log(0.02), 0.8, (count, 1))) * chance(rng, 0.8, count)[:, None]
    weekend = rng.normal(0, 0.3, (count, WIDTH)) * chance(rng, 0.5, count)[:, None]
    first = rng.integers(0, 7, count)
    state, place = np.zeros((count, WIDTH)), np.zeros((count, WIDTH))
    levels = np.zeros((count, whole, WIDTH))
    for day in range(whole):
        new = (factor @ rng.normal(size=(count, WIDTH, 1)))[:, :, 0]
        new += hurts * np.repeat(loads[:, day], 2, axis=1) + strained * strains[:, day, None]
        state = (effects @ state[:, :, None])[:, :, 0] + new
        if day >= BURN:
            place = place + drift * rng.normal(size=(count, WIDTH))
        levels[:, day] = state + place + weekend * ((first + day) % 7 >= 5)[:, None]
    return levels, loads


def draw(rng: np.random.Generator, count: int, days: int, kind: Kind = "mixed") -> Couples:
    """So many couples over so many days."""
    names = list(SHARE)
    kinds = (
        rng.choice(len(names), count, p=list(SHARE.values())) if kind == "mixed" else np.full(count, names.index(kind))
    )
    matrix = carry_over(rng, kinds)
    levels, loads = lived(rng, matrix, days)
    effects = standard(matrix, levels)
    levels, loads = levels[:, BURN:], loads[:, BURN:]
    given = answers(rng, levels, loads)
    given[missing(rng, levels)] = np.nan
    largest = np.abs(np.linalg.eigvals(matrix)).max(axis=1)
    return Couples(given, effects, _same_day(levels), loops_of(effects), np.log(0.5) / np.log(largest), levels, kinds)


def loops_of(effects: Array) -> NDArray[np.bool_]:
    """Whether worry of one and space of the other raise each other by a tenth of a standard deviation or more."""
    one = (effects[:, 3, 0] >= 0.1) & (effects[:, 0, 3] >= 0.1)
    two = (effects[:, 1, 2] >= 0.1) & (effects[:, 2, 1] >= 0.1)
    return np.stack([one, two], axis=1)


def _same_day(levels: Array) -> Array:
    unit = levels - levels.mean(axis=1, keepdims=True)
    unit /= np.sqrt((unit**2).sum(axis=1, keepdims=True))
    made: Array = unit.transpose(0, 2, 1) @ unit
    return made
