"""Couples of another family than those the network was taught with: a textbook first-order model, and its troubles.

Normal states that carry over, normal errors, every setting fixed but for the loop: none, or the two arrows at .2 or
.35. Written apart from `lab/couples.py` on purpose; only the order of the series is shared.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from securebase.core.cycle.series import SERIES

Array = NDArray[np.float64]
BEFORE = 50


@dataclass(frozen=True, slots=True)
class Plain:
    """What is the matter: sliders stuck at 0, stress from outside on both, no guesses, or one arrow alone."""

    floor: bool = False
    stress: bool = False
    guesses: bool = True
    one_way: bool = False
    gone: float = 0.3

    @property
    def name(self) -> str:
        """For a table."""
        what = {
            "stuck at 0": self.floor,
            "shared stress": self.stress,
            "no guesses": not self.guesses,
            "one arrow": self.one_way,
        }
        return "textbook" + "".join(f", {words}" for words, true in what.items() if true)


def draw_plain(rng: np.random.Generator, count: int, days: int, plain: Plain) -> tuple[Array, Array, NDArray[np.bool_]]:
    """Answers (couples, days, series), standardised effects, and which couples have a loop."""
    loop = rng.random(count) < 0.5
    size = np.where(loop, rng.choice([0.2, 0.35], count), 0)
    turned = rng.random(count) < 0.5
    matrix = np.zeros((count, 4, 4)) + np.eye(4) * rng.normal(0.42, 0.08, (count, 1, 1))
    there = np.where(turned, 1, 3), np.where(turned, 2, 0)
    every = np.arange(count)
    matrix[every, there[0], there[1]] = size
    if plain.one_way:
        matrix[every, there[0], there[1]] = np.where(loop, size, 0.3)
        matrix[every, there[1], there[0]] = size
    else:
        matrix[every, there[1], there[0]] = size
    factor = np.linalg.cholesky(0.65 * (0.8 * np.eye(4) + 0.2))
    state, pressure = np.zeros((count, 4)), np.zeros((count, 1))
    lived, load = np.zeros((count, days + BEFORE, 4)), np.zeros((count, days + BEFORE, 2))
    for day in range(days + BEFORE):
        pressure = 0.6 * pressure + 0.8 * rng.normal(size=(count, 1))
        own = 0.5 * rng.normal(size=(count, 2)) + (
            0.9 * pressure if plain.stress else 0.5 * rng.normal(size=(count, 2))
        )
        load[:, day] = own
        new = rng.normal(size=(count, 4)) @ factor.T + 0.35 * np.repeat(own, 2, axis=1)
        state = (matrix @ state[:, :, None])[:, :, 0] + new
        lived[:, day] = state
    sd = lived.std(axis=1)
    effects = matrix * sd[:, None, :] / sd[:, :, None]
    unit = (lived / sd[:, None])[:, BEFORE:]
    answers = np.full((count, days, len(SERIES)), np.nan)
    centre = np.where(plain.floor, -0.6, 4.5)
    answers[:, :, :4] = centre + 2.2 * (unit + 0.65 * rng.normal(size=unit.shape))
    answers[:, :, 4:8] = 4.5 + 2.2 * (0.8 * unit + 0.8 * rng.normal(size=unit.shape))
    answers[:, :, 10:] = 4.5 + 1.6 * (load[:, BEFORE:] + 0.4 * rng.normal(size=(count, days, 2)))
    answers = np.clip(np.rint(answers), 0, 10)
    gone = rng.random((count, days, 2)) < plain.gone
    answers[gone[:, :, np.array([0, 0, 1, 1, 1, 1, 0, 0, 0, 1, 0, 1])]] = np.nan
    if not plain.guesses:
        answers[:, :, 4:8] = np.nan
    return answers, effects, loop
