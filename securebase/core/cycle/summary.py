"""A couple's days in some hundred numbers: how each series lies and moves, and how it goes with each other.

Everything is made of sums over the days that are there, so that a missing day is a day less and nothing more. All
arrays are (couples, days, series) with NaN where an answer is missing; any number of couples at once.
"""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from .series import SERIES, STATES

Array = NDArray[np.float64]
USUAL: Final = 2.2  # standard deviation of an answer in points, as far as is known before any
WORTH: Final = 2.5  # answers that this counts for
FEW: Final = 5  # pairs of days by which a correlation is drawn to none
NEAR: Final = 10  # days to either side that make up a slow change
CORE: Final = 8  # series that speak of a state: the own answers and the guesses
UPPER: Final = np.triu_indices(len(SERIES), 1)
MOST: Final = 180  # days that are looked at; older ones are another time of the two


def summarise(answers: Array) -> Array:
    """The numbers of each couple (couples, figures), finite whatever is missing. Of the newest MOST days alone."""
    newest = answers[:, -MOST:]
    known = ~np.isnan(newest)
    unit, mean, sd = _unit(newest, known)
    seen = known.astype(float)
    slow = _without_slow(unit, seen)
    parts = [
        _how_they_lie(newest, known, mean, sd),
        _together(unit, seen, 0)[:, *UPPER],
        _flat(_together(unit, seen, 1)),
        _flat(_together(unit[:, :, :CORE], seen[:, :, :CORE], 2)),
        _flat(_together(unit[:, :, : len(STATES)], seen[:, :, : len(STATES)], 3)),
        _flat(_together(slow[:, :, :CORE], seen[:, :, :CORE], 1)),
        _ends(newest, known),
        _regressed(unit, seen),
        _regressed(slow, seen),
    ]
    return np.concatenate(parts, axis=1)


def _flat(matrices: Array) -> Array:
    return matrices.reshape(len(matrices), -1)


def _unit(answers: Array, known: NDArray[np.bool_]) -> tuple[Array, Array, Array]:
    """Answers around their mean, in standard deviations that are drawn to the usual one; 0 where one is missing."""
    count = known.sum(axis=1, keepdims=True)
    filled = np.where(known, answers, 0)
    mean = filled.sum(axis=1, keepdims=True) / np.maximum(count, 1)
    apart = np.where(known, answers - mean, 0)
    sd = np.sqrt((WORTH * USUAL**2 + (apart**2).sum(axis=1, keepdims=True)) / (WORTH + np.maximum(count - 1, 0)))
    return apart / sd, mean[:, 0], sd[:, 0]


def _without_slow(unit: Array, seen: Array) -> Array:
    """The same without its slow change: less the mean of three weeks around each day."""
    days = np.arange(unit.shape[1])
    near = (np.abs(days[:, None] - days) <= NEAR).astype(float)
    level = (near @ unit) / np.maximum(near @ seen, 1)
    return np.asarray((unit - level) * seen)


def _together(unit: Array, seen: Array, lag: int) -> Array:
    """How series i goes with series j of `lag` days before (couples, i, j), drawn to 0 where pairs of days are few."""
    days = unit.shape[1]
    late, early = slice(lag, None), slice(0, max(days - lag, 0))
    sums = unit[:, late].transpose(0, 2, 1) @ unit[:, early]
    pairs = seen[:, late].transpose(0, 2, 1) @ seen[:, early]
    return sums / (pairs + FEW)


def _how_they_lie(answers: Array, known: NDArray[np.bool_], mean: Array, sd: Array) -> Array:
    """Share of days, mean, spread, and share at each end of every series; how many days there are."""
    count = np.maximum(known.sum(axis=1), 1)
    low, high = ((known & (answers == end)).sum(axis=1) / count for end in (0, 10))
    days = np.full((len(answers), 1), np.log(answers.shape[1] + 1.0))
    pairs = np.log1p((known[:, 1:, : len(STATES)] & known[:, :-1, : len(STATES)]).sum(axis=1))
    return np.concatenate([known.mean(axis=1), mean / 10, sd / USUAL, low, high, days, pairs], axis=1)


def _ends(answers: Array, known: NDArray[np.bool_]) -> Array:
    """Own answers as just nothing and something: what is left to see where a slider hardly leaves its end."""
    own = slice(0, len(STATES))
    here = known[:, :, own]
    something = (here & (answers[:, :, own] > 0)).astype(float)
    share = something.sum(axis=1, keepdims=True) / np.maximum(here.sum(axis=1, keepdims=True), 1)
    unit = (something - share) * here / np.sqrt(share * (1 - share) + 0.02)
    return np.concatenate([_flat(_together(unit, here.astype(float), lag)) for lag in (0, 1)], axis=1)


def _regressed(unit: Array, seen: Array) -> Array:
    """Each state on all four of the day before and both loads of the day: ridge regression on sums of products."""
    state = _composite(unit, seen)
    there = ((seen[:, :, :4] + seen[:, :, 4:CORE]) > 0).astype(float)
    loads, loads_there = unit[:, :, -2:], seen[:, :, -2:]
    now, before = state[:, 1:], np.concatenate([state[:, :-1], loads[:, 1:]], axis=2)
    now_there, before_there = there[:, 1:], np.concatenate([there[:, :-1], loads_there[:, 1:]], axis=2)
    among = before.transpose(0, 2, 1) @ before / (before_there.transpose(0, 2, 1) @ before_there + FEW)
    across = now.transpose(0, 2, 1) @ before / (now_there.transpose(0, 2, 1) @ before_there + FEW)
    pairs = (now_there.transpose(0, 2, 1) @ before_there).mean(axis=(1, 2))
    ridge = (0.15 + 4 / (pairs + FEW))[:, None, None] * np.eye(6)
    effects = np.linalg.solve(among + ridge, across.transpose(0, 2, 1)).transpose(0, 2, 1)
    strength = effects * np.sqrt(pairs)[:, None, None] / 4
    return np.concatenate([_flat(effects), _flat(strength)], axis=1)


def _composite(unit: Array, seen: Array) -> Array:
    """One series a state: the own answer and the guess of the other, or the one that is there."""
    weight = np.concatenate([0.6 * seen[:, :, :4], 0.4 * seen[:, :, 4:CORE]], axis=2)
    total = weight[:, :, :4] + weight[:, :, 4:]
    both = weight[:, :, :4] * unit[:, :, :4] + weight[:, :, 4:] * unit[:, :, 4:CORE]
    return np.asarray(both / np.maximum(total, 0.4))
