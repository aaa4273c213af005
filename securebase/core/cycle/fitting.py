"""One couple's days in, everything that can be said of them out. Sentences are made of it elsewhere (`saying`).

`fit` never fails on days that are thin, even or absent: it then gives back what was known before any day, which is
wide, and says that there is not enough.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from math import exp
from statistics import NormalDist
from typing import Final, Literal

import numpy as np
from numpy.typing import NDArray

from .easing import Eased, eased
from .events import DAY, Contingency, Event, contingencies
from .forecast import Forecast, forecast
from .posterior import posterior
from .series import EFFECTS, LOOPS, PAIRS, SERIES, STATES
from .summary import MOST, USUAL, WORTH

Array = NDArray[np.float64]
Stage = Literal["none", "early", "link", "full"]
EARLY, LINK, FULL = 14, 42, 60  # days with an answer of both, from which on more may be said
LEAST: Final = 14  # days in the grid at least; fewer are filled up with days without an answer
HIGHEST: Final = 10.0
HALVES: Final = 84  # days with an answer of both, for the two halves to be compared
HALF_LIFE: Final = 21.0  # days after which an answer counts half in a level of today


@dataclass(frozen=True, slots=True)
class Band:
    """A posterior mean, its standard deviation, and a band."""

    mean: float
    sd: float
    lo: float
    hi: float


@dataclass(frozen=True, slots=True)
class Level:
    """Where a series lies (0 to 10), the newest days counting for more, and how far from where it began."""

    now: Band
    change: Band


@dataclass(frozen=True, slots=True)
class Cycle:
    """What can be said of a couple.

    `days`: those with an answer of both. `same_day["worry_1~space_2"]`: how true daily levels go together, without a
    direction. `next_day["space_2<-worry_1"]`: standard deviations of the one for one of the other the day before.
    `p_cycle`: the chance that worry of `in_worry` (1 or 2) and space of the other raise each other. `upset_days`: until
    half of an upset is over; `shorter`: the chance that this takes less time lately, None while it cannot be told.
    """

    days: int
    stage: Stage
    same_day: Mapping[str, Band]
    next_day: Mapping[str, Band]
    p_cycle: float
    in_worry: int
    upset_days: Band
    shorter: float | None
    levels: Mapping[str, Level]
    forecast: Mapping[str, Forecast]
    events: Mapping[str, Contingency] = field(default_factory=dict)
    eased: Mapping[str, Eased] = field(default_factory=dict)

    @property
    def enough(self) -> bool:
        """Whether next-day figures may be spoken of on a screen."""
        return self.stage in ("link", "full")


def fit(answers: Array, *, events: Sequence[Event] = (), level: float = 0.8) -> Cycle:
    """Everything about one couple from `answers` (days, twelve series in the order of `SERIES`, NaN where missing).

    Days follow each other without a gap; a day without an answer is a row of NaN. Effects rest on the newest 180 days.
    Raises ValueError for another shape, an answer outside 0 to 10, or a level not between 0 and 1.
    """
    grid = np.asarray(answers, dtype=float)
    _refuse(grid, level)
    both = _days_of_both(grid)
    found = posterior(_filled(grid)[None])
    loop = int(np.argmax(found.loops[0]))
    return Cycle(
        days=both,
        stage="full" if both >= FULL else "link" if both >= LINK else "early" if both >= EARLY else "none",
        same_day={
            f"{STATES[one]}~{STATES[two]}": _band(found.same[0, pair], found.same_sd[0, pair], level)
            for pair, (one, two) in enumerate(PAIRS)
        },
        next_day={
            name: _band(found.effects[0].flat[place], found.effects_sd[0].flat[place], level)
            for place, name in enumerate(EFFECTS)
        },
        p_cycle=float(found.loops[0, loop]),
        in_worry=1 + STATES[LOOPS[loop][1]].endswith("2"),
        upset_days=_lasting(found.echo[0], found.echo_sd[0], level),
        shorter=_shorter(grid, both),
        levels={name: _level(grid[:, place], level) for place, name in enumerate(SERIES)},
        forecast={name: forecast(grid[-MOST:, place], level=level) for place, name in enumerate(STATES)},
        events=contingencies(events, max(len(grid), 1), level) if events else {},
        eased=eased(grid[-MOST:], _newest(events, len(grid)), level) if events else {},
    )


def _newest(events: Sequence[Event], days: int) -> list[Event]:
    """The events of the newest MOST days, counted from the first of those."""
    left_out = max(days - MOST, 0) * DAY
    return [replace(event, at=event.at - left_out) for event in events if event.at >= left_out]


def _refuse(grid: Array, level: float) -> None:
    if grid.shape[1:] != (len(SERIES),):
        raise ValueError(f"Answers are days by {len(SERIES)} series.")
    if not 0 < level < 1:
        raise ValueError("A level is above 0 and below 1.")
    if np.isinf(grid).any() or (grid < 0).any() or (grid > HIGHEST).any():
        raise ValueError("An answer is from 0 to 10.")


def _days_of_both(grid: Array) -> int:
    known = ~np.isnan(grid[:, : len(STATES)])
    return int((known[:, :2].any(axis=1) & known[:, 2:].any(axis=1)).sum())


def _filled(grid: Array) -> Array:
    """At least LEAST days, so that nothing looks shorter than any couple the network has seen."""
    short = LEAST - len(grid)
    return np.vstack([np.full((short, len(SERIES)), np.nan), grid]) if short > 0 else grid


def _band(mean: float, sd: float, level: float, low: float = -np.inf, high: float = np.inf) -> Band:
    reach = NormalDist().inv_cdf((1 + level) / 2) * float(sd)
    return Band(float(mean), float(sd), max(float(mean) - reach, low), min(float(mean) + reach, high))


def _lasting(log_mean: float, log_sd: float, level: float) -> Band:
    """Days from their logarithm: the median, and the band's ends."""
    ends = _band(log_mean, log_sd, level)
    middle = exp(ends.mean)
    return Band(middle, middle * ends.sd, exp(ends.lo), exp(ends.hi))


def _shorter(grid: Array, both: int) -> float | None:
    """The chance that upsets of the newer half of the days are over sooner than those of the older half."""
    if both < HALVES:
        return None
    newest = grid[-MOST:]
    half = len(newest) // 2
    old, new = (posterior(_filled(part)[None]) for part in (newest[:half], newest[half:]))
    apart = float(old.echo[0] - new.echo[0])
    return NormalDist(0, float(np.hypot(old.echo_sd[0], new.echo_sd[0]))).cdf(apart)


def _level(values: Array, level: float) -> Level:
    """Where a series lies now and where it began, each a weighted mean with the usual spread as its prior."""
    known = ~np.isnan(values)
    place = np.arange(len(values))[known]
    given = values[known]
    ends = []
    for distance in (len(values) - 1 - place, place):
        weight = 0.5 ** (distance / HALF_LIFE)
        total = weight.sum() + WORTH / 10
        mean = (weight @ given + 5.0 * WORTH / 10) / total
        spread = (WORTH * USUAL**2 + weight @ (given - mean) ** 2) / (WORTH + weight.sum())
        ends.append((float(mean), float(np.sqrt(spread / total))))
    (now, now_sd), (begun, begun_sd) = ends
    change = _band(now - begun, float(np.hypot(now_sd, begun_sd)), level)
    return Level(_band(now, now_sd, level, 0.0, 10.0), change)
