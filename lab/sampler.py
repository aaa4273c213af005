"""The slow twin of the cycle engine: a Kalman filter and a Metropolis sampler for the textbook couples alone.

It is told what the engine is not: every setting of `lab/plain_couples.py` but the carry-over and the four arrows of a
loop, whose priors it has. So it is about as good as anything can be on those couples, at some hundred times the cost.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from securebase.core.cycle.series import LOOPS

Array = NDArray[np.float64]
SELF, GUESS, LOADING = 0.65**2, 0.8**2, 0.8
ARROWS = [pair for loop in LOOPS for pair in (loop, loop[::-1])]
NEW = 0.65 * (0.8 * np.eye(4) + 0.2) + 0.35**2 * 0.5 * np.kron(np.eye(2), np.ones((2, 2)))
STEP = np.array([0.05, 0.09, 0.09, 0.09, 0.09])


def sample(answers: Array, rng: np.random.Generator, rounds: int) -> tuple[Array, Array]:
    """Posterior means and standard deviations of the four arrows, standardised (couples, 4), in the order of ARROWS."""
    worth, seen = _pooled(answers)
    now = np.tile([0.42, 0.05, 0.05, 0.05, 0.05], (len(answers), 1))
    here, effects = _log_posterior(now, worth, seen)
    kept = []
    for number in range(rounds):
        to = now + STEP * rng.normal(size=now.shape)
        there, others = _log_posterior(to, worth, seen)
        goes = np.log(rng.random(len(now))) < there - here
        now, here, effects = (
            np.where(goes[:, None], to, now),
            np.where(goes, there, here),
            np.where(goes[:, None], others, effects),
        )
        if number >= rounds // 4:
            kept.append(effects.copy())
    return np.mean(kept, axis=0), np.std(kept, axis=0)


def _pooled(answers: Array) -> tuple[Array, Array]:
    """How much the answers of a day tell of each state (a precision), and what they tell (couples, days, 4)."""
    own, guess = (answers[:, :, :4] - 4.5) / 2.2, (answers[:, :, 4:8] - 4.5) / 2.2
    here, there = ~np.isnan(own), ~np.isnan(guess)
    worth = here / SELF + there * LOADING**2 / GUESS
    total = np.where(here, own, 0) / SELF + np.where(there, guess, 0) * LOADING / GUESS
    return worth, total / np.maximum(worth, 1e-9)


def _log_posterior(at: Array, worth: Array, seen: Array) -> tuple[Array, Array]:
    """The log posterior of each couple's (carry-over, four arrows), and the arrows standardised."""
    matrix = np.eye(4) * at[:, :1, None]
    for number, (target, source) in enumerate(ARROWS, start=1):
        matrix[:, target, source] = at[:, number]
    stable = np.abs(np.linalg.eigvals(matrix)).max(axis=1) < 0.97
    matrix[~stable] = np.eye(4) * 0.4
    settled, power = np.broadcast_to(NEW, matrix.shape).copy(), matrix.copy()
    for _ in range(8):
        settled = settled + power @ settled @ power.transpose(0, 2, 1)
        power = power @ power
    sd = np.sqrt(np.diagonal(settled, axis1=1, axis2=2))
    found = _likelihood(matrix, settled, sd, worth, seen)
    found -= (at[:, 0] - 0.42) ** 2 / (2 * 0.08**2) + ((at[:, 1:] - 0.07) ** 2).sum(axis=1) / (2 * 0.13**2)
    arrows = [matrix[:, target, source] * sd[:, source] / sd[:, target] for target, source in ARROWS]
    return np.where(stable, found, -np.inf), np.stack(arrows, axis=1)


def _likelihood(matrix: Array, settled: Array, sd: Array, worth: Array, seen: Array) -> Array:
    """The filter, one state's pooled answer after the other; what was not answered is skipped."""
    mean, spread = np.zeros(sd.shape), settled.copy()
    total = np.zeros(len(sd))
    for day in range(worth.shape[1]):
        for state in range(4):
            known = worth[:, day, state] > 0
            error = np.where(known, 1 / np.maximum(worth[:, day, state], 1e-9), 1e12)
            gain = spread[:, :, state] / sd[:, state, None]
            size = gain[:, state] / sd[:, state] + error
            apart = seen[:, day, state] - mean[:, state] / sd[:, state]
            total -= np.where(known, 0.5 * (np.log(size) + apart**2 / size), 0)
            mean = mean + gain * (np.where(known, apart, 0) / size)[:, None]
            spread = spread - gain[:, :, None] * gain[:, None] / size[:, None, None]
        mean = (matrix @ mean[:, :, None])[:, :, 0]
        spread = matrix @ spread @ matrix.transpose(0, 2, 1) + NEW
    return total
