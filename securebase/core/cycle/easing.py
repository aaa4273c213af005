"""On which days it eases: whether the day after something good is lighter than that day would lead one to expect.

For each kind of moment one regression over days: how heavy the two of them are on the next day, from how heavy this day
was and whether the moment was on it. Heaviness is the mean of the four own answers about worry and room, each around
its own mean. Coefficients have normal priors, the noise that of the residuals. A kept return comes on hard evenings,
and those are followed by lighter days anyhow: that is why this day is in the regression. It remains an association.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import NormalDist
from typing import Final

import numpy as np
from numpy.typing import NDArray

from .events import DAY, Event, Kind
from .series import STATES

Array = NDArray[np.float64]
GOOD: Final[tuple[Kind, ...]] = ("return", "answer", "ritual", "talk", "noticed")
WITH, WITHOUT = 6, 12  # days with a next one, for anything to be said
PRIOR_MEAN: Final = np.array([0.0, 0.4, 0.0])  # of the level, of carrying over, of the moment (points)
PRIOR_SD: Final = np.array([2.0, 0.3, 0.7])
USUAL: Final = 1.3  # standard deviation of what is new in a day, in points
WORTH: Final = 4  # days that this counts for


@dataclass(frozen=True, slots=True)
class Eased:
    """By how many points the next day is heavier (below 0: lighter), its band, and the chance that it is lighter.

    `days` with the moment and a next day; `without` the others that were compared.
    """

    mean: float
    sd: float
    lo: float
    hi: float
    lighter: float
    days: int
    without: int


def eased(answers: Array, events: Sequence[Event], level: float = 0.8) -> Mapping[str, Eased]:
    """By kind, for each that has days enough. `answers` as in `fit`; events of days that are not there say nothing."""
    heavy = _heaviness(answers)
    found: dict[str, Eased] = {}
    for kind in GOOD:
        on = np.zeros(len(heavy))
        for event in events:
            if event.kind == kind and event.at < len(heavy) * DAY:
                on[int(event.at // DAY)] = 1.0
        made = _regressed(heavy, on, level)
        if made:
            found[kind] = made
    return found


def _heaviness(answers: Array) -> Array:
    """The mean of what is there of both, each answer around its own mean; NaN on a day without any."""
    own = answers[:, : len(STATES)]
    known = ~np.isnan(own)
    filled = np.where(known, own, 0.0)
    centre = filled.sum(axis=0) / np.maximum(known.sum(axis=0), 1)
    apart = np.where(known, own - centre, 0.0)
    count = known.sum(axis=1)
    return np.where(count > 0, apart.sum(axis=1) / np.maximum(count, 1), np.nan)


def _regressed(heavy: Array, on: Array, level: float) -> Eased | None:
    usable = ~np.isnan(heavy[:-1]) & ~np.isnan(heavy[1:])
    today, after, moment = heavy[:-1][usable], heavy[1:][usable], on[:-1][usable]
    days = int(moment.sum())
    if days < WITH or len(today) - days < WITHOUT:
        return None
    table = np.column_stack([np.ones_like(today), today, moment])
    precision = np.diag(1 / PRIOR_SD**2)
    mean, noise = PRIOR_MEAN, USUAL**2
    for _ in range(3):  # the noise and the coefficients settle at once
        inverse = np.linalg.inv(table.T @ table / noise + precision)
        mean = inverse @ (table.T @ after / noise + precision @ PRIOR_MEAN)
        left = after - table @ mean
        noise = float((left @ left + WORTH * USUAL**2) / (len(left) + WORTH))
    sd = sqrt(float(inverse[2, 2]))
    middle, reach = float(mean[2]), NormalDist().inv_cdf((1 + level) / 2) * sd
    return Eased(middle, sd, middle - reach, middle + reach, NormalDist(middle, sd).cdf(0.0), days, len(today) - days)
