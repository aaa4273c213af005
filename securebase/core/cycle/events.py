"""What follows what within hours, like a pause within two hours of a reach, and how much more often than else.

Counts with exposure: the hours just after any cause, and all other hours at the same time of day, so that a quiet
night is no evidence. Within each part of the day the split of the effects is a binomial whose odds are the rate ratio
times the ratio of exposures (Clayton and Hills 1993); the logarithm of the ratio has a normal prior around none, and
the posterior is summed on a grid. It says that two things go together in time, never that one makes the other.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, Literal

import numpy as np
from numpy.typing import NDArray

Kind = Literal["reach", "answer", "pause", "return", "ritual", "talk", "loop", "noticed"]
Array = NDArray[np.float64]
KINDS: Final[tuple[Kind, ...]] = ("reach", "answer", "pause", "return", "ritual", "talk", "loop", "noticed")
HOURS: Final = 2.0  # after a cause
DAY: Final = 24.0
PART: Final = 4.0  # hours of a part of the day
PRIOR: Final = 0.8  # standard deviation of the logarithm of a ratio: most lie between a fifth and five times
GRID: Final = np.linspace(-5, 5, 1001)
# Cause and effect, and whose the effect is: the other's, or anybody's. An answer after a reach is none: what else
# would it answer?
ASKED: Final[tuple[tuple[Kind, Kind, bool], ...]] = (
    ("reach", "pause", True),
    ("pause", "reach", True),
    ("return", "reach", True),
    ("talk", "loop", False),
    ("ritual", "loop", False),
)


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened: hours since midnight of the first day, whose (1, 2; 0 for both), and what."""

    at: float
    partner: int
    kind: Kind


@dataclass(frozen=True, slots=True)
class Contingency:
    """How many times as often: the posterior mean of the logarithm, as a ratio, its band, and what it rests on.

    `more` is the chance that the ratio is above 1; `after` of `effects` came within HOURS of a cause.
    """

    mean: float
    lo: float
    hi: float
    more: float
    causes: int
    effects: int
    after: int


def contingencies(events: Sequence[Event], days: float, level: float = 0.8) -> dict[str, Contingency]:
    """Each cause and effect that is asked about and occurs, like `pause_2 after reach_1`; over so many whole days.

    Raises ValueError for an event outside those days, or a level not between 0 and 1.
    """
    if not 0 < level < 1:
        raise ValueError("A level is above 0 and below 1.")
    if any(not 0 <= event.at < days * DAY for event in events):
        raise ValueError("An event lies outside the days.")
    found: dict[str, Contingency] = {}
    for cause, effect, of_other in ASKED:
        for one, two in ((1, 2), (2, 1)) if of_other else ((None, None),):
            causes, effects = _times(events, cause, one), _times(events, effect, two)
            if causes and effects:
                name = f"{_name(effect, two)} after {_name(cause, one)}"
                found[name] = contingency(causes, effects, days, level)
    return found


def contingency(causes: Sequence[float], effects: Sequence[float], days: float, level: float = 0.8) -> Contingency:
    """How much more often effects come within HOURS after a cause than at other hours of the same parts of the day."""
    spans = _joined((at, min(at + HOURS, days * DAY)) for at in sorted(causes))
    parts = int(DAY / PART)
    after_hours, other_hours = np.zeros(parts), np.full(parts, days * PART)
    for begin, end in spans:
        hours = _by_part(begin, end)
        after_hours += hours
        other_hours -= hours
    after, other = np.zeros(parts), np.zeros(parts)
    for at in effects:
        inside = any(begin < at <= end for begin, end in spans)
        (after if inside else other)[int(at % DAY // PART)] += 1
    weight = _posterior(after, other, after_hours, np.maximum(other_hours, 0))
    below = np.cumsum(weight)
    lo, hi = (float(np.exp(np.interp(share, below, GRID))) for share in ((1 - level) / 2, (1 + level) / 2))
    mean = float(np.exp((weight * GRID).sum()))
    more = float(weight[GRID > 0].sum() + weight[GRID == 0].sum() / 2)
    return Contingency(mean, lo, hi, more, len(causes), len(effects), int(after.sum()))


def _posterior(after: Array, other: Array, after_hours: Array, other_hours: Array) -> Array:
    """Weights on the grid of the logarithm of the ratio. Parts of the day with one kind of hours alone say nothing."""
    both = (after_hours > 0) & (other_hours > 0)
    odds = GRID[:, None] + np.log(after_hours[both] / other_hours[both])
    # log of the binomial: after * log(p) + other * log(1 - p), p the logistic of the odds, without overflow
    log = -(after[both] * np.logaddexp(0, -odds) + other[both] * np.logaddexp(0, odds)).sum(axis=1)
    log -= GRID**2 / (2 * PRIOR**2)
    weight: Array = np.exp(log - log.max())
    total: float = weight.sum()
    return np.asarray(weight / total)


def _times(events: Sequence[Event], kind: Kind, partner: int | None) -> list[float]:
    return [event.at for event in events if event.kind == kind and partner in (None, event.partner)]


def _name(kind: Kind, partner: int | None) -> str:
    return kind if partner is None else f"{kind}_{partner}"


def _joined(spans: Iterable[tuple[float, float]]) -> list[tuple[float, float]]:
    """Spans in order, with those that overlap made one."""
    made: list[tuple[float, float]] = []
    for begin, end in spans:
        if made and begin <= made[-1][1]:
            made[-1] = (made[-1][0], max(end, made[-1][1]))
        else:
            made.append((begin, end))
    return made


def _by_part(begin: float, end: float) -> Array:
    """Hours of a span in each part of the day."""
    hours = np.zeros(int(DAY / PART))
    at = begin
    while at < end:
        edge = min((at // PART + 1) * PART, end)
        hours[int(at % DAY // PART)] += edge - at
        at = edge
    return hours
