"""Tomorrow, from the days so far: several plain forecasters, weighted by how well each has done for this very series.

The one keeps to the usual level, others follow the last day by different amounts, one follows a slowly moving level.
Each forecasts every day from those before it; their weights are those of Bayesian model averaging with a little
forgetting (Raftery, Karny and Ettler 2010). Following has earned its place only where it has scored better than the
usual level. The band learns from its own hits and misses (adaptive conformal inference, Gibbs and Candes 2021).
"""

from dataclasses import dataclass
from math import exp, log, sqrt
from statistics import NormalDist
from typing import Final

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
FOLLOWS: Final = (0.0, 0.2, 0.4, 0.6)  # how much of yesterday's distance from the usual level stays
MOVES: Final = (0.15, 0.35, 0.75)  # how much a moving level goes towards each day
BEGUN: Final = (0.4, 0.25, 0.1, 0.02, 0.15, 0.05, 0.03)  # weights before any day
FORGET: Final = 0.97
KNOWN: Final = 3.0  # days that a known usual level counts for
WORTH: Final = 0.3  # days that the middle of the scale counts for in a usual level
DEGREES: Final = 3.0  # days that the usual spread counts for
EARNED: Final = 1.0  # by which the log score so far is better than that of the usual level alone
LEARN: Final = 0.15  # how fast a band learns from its hits and misses
SPAN: Final = 8.0  # usual spreads in the whole scale
NARROW: Final = 0.65  # a band begins narrower than Student's, whose tails answers on a scale do not have


@dataclass(frozen=True, slots=True)
class Forecast:
    """Tomorrow's mean and band within the scale, and whether it says more than the usual level does."""

    mean: float
    lo: float
    hi: float
    earned: bool


def forecast(
    values: Array, low: float = 0.0, high: float = 10.0, level: float = 0.8, usual: float | None = None
) -> Forecast:
    """The day after the last. Values a day, NaN for missing; bands never leave the scale. With no value: the middle.

    `usual`: what others answer on this scale, where that is known. It counts for three days, the middle for a third.
    """
    middle = (low + high) / 2 if usual is None else usual
    run = _Run(middle, (high - low) / SPAN, level, known=usual is not None)
    for value in np.asarray(values, dtype=float):
        run.see(float(value))
    mean, reach = run.ahead()
    inside = [min(max(each, low), high) for each in (mean, mean - reach, mean + reach)]
    return Forecast(inside[0], inside[1], inside[2], run.gain > EARNED)


class _Run:
    """The forecasters on their way through the days."""

    def __init__(self, middle: float, spread: float, level: float, *, known: bool) -> None:
        worth = KNOWN if known else WORTH
        self.total, self.count = worth * middle, worth
        self.first, self.loose = worth, 0.0 if known else worth  # the middle of a scale is no level to move on from
        self.weights, self.square, self.degrees = np.array(BEGUN), DEGREES * spread**2, DEGREES
        self.apart, self.moving = np.zeros(len(FOLLOWS)), np.full(len(MOVES), middle)
        self.level, self.stretch, self.gain = level, NARROW, 0.0

    def means(self) -> Array:
        """Each forecaster's mean for the next day."""
        return np.concatenate([self.total / self.count + self.apart * np.array(FOLLOWS), self.moving])

    def ahead(self) -> tuple[float, float]:
        """The mean of all for the next day, and how far its band reaches to either side."""
        means = self.means()
        mean = float(self.weights @ means)
        variance = self.square / self.degrees + float(self.weights @ (means - mean) ** 2)
        return mean, self.stretch * _student(self.level, self.degrees) * sqrt(variance)

    def see(self, value: float) -> None:
        """A day: the answer, or NaN, which brings every forecaster nearer to the usual level."""
        if np.isnan(value):
            self.apart = self.apart * np.array(FOLLOWS)
            return
        if self.count > self.first:  # the first answer has nothing to be compared with
            self._learn(value)
        self.total, self.count = self.total + value, self.count + 1
        self.apart = np.full(len(FOLLOWS), value - self.total / self.count)
        self.moving = self.moving + np.maximum(MOVES, 1 / (self.count - self.loose)) * (value - self.moving)

    def _learn(self, value: float) -> None:
        mean, reach = self.ahead()
        self.stretch *= exp(LEARN * ((abs(value - mean) > reach) - (1 - self.level)))
        error = value - self.means()
        chance = (1 + error**2 / self.square) ** (-(self.degrees + 1) / 2)
        self.gain += log(float(self.weights @ chance)) - log(float(chance[0]))
        score = self.weights**FORGET * chance
        self.square += float(self.weights @ error**2)
        self.weights, self.degrees = score / score.sum(), self.degrees + 1


def _student(level: float, degrees: float) -> float:
    """Student's quantile from the normal's, by Cornish and Fisher's series; close enough from five degrees on."""
    z = NormalDist().inv_cdf((1 + level) / 2)
    return z + (z**3 + z) / (4 * degrees) + (5 * z**5 + 16 * z**3 + 3 * z) / (96 * degrees**2)
