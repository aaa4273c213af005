"""Answers to a measure become a value with its uncertainty, and two of them a change that is more than noise, or not.

The true score of a person is normal around the prior of the scale, each answer is the true score plus an error of its
own, and all errors of a scale are alike: classical test theory read as a posterior (Kelley 1927 is its mean, Jacobson
and Truax 1991 its test of change). A missing answer is no special case: it says nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from math import sqrt
from statistics import NormalDist
from typing import Final, Literal

from .measure import Answers, Measure, Scale

LEVEL: Final = 0.9  # of a band, unless another is asked for
SURE: Final = 1.96  # standard errors of a difference; beyond is more than noise in 19 of 20
Change = Literal["more", "less", "unclear"]


@dataclass(frozen=True, slots=True)
class Estimate:
    """Where somebody stands on one scale, in points of an answer.

    `mean`, `se`, `lo`, `hi`: the posterior and its band. `raw` is the plain mean of what was answered, turned round
    where an item is, and `noise` its standard error; both None if nothing of the scale was answered.
    """

    mean: float
    se: float
    lo: float
    hi: float
    raw: float | None
    noise: float | None
    answered: int


def refuse(measure: Measure, answers: Answers) -> str | None:
    """What is wrong with the answers, as one sentence; None if they can be scored. An answer of None is missing."""
    known = {item.id for item in measure.items}
    unknown = sorted(answers.keys() - known)
    if unknown:
        return f"There is no item '{unknown[0]}' in '{measure.id}'."
    for name, answer in answers.items():
        if answer is not None and (type(answer) is not int or not measure.low <= answer <= measure.high):
            return f"The answer to '{name}' is a whole number from {measure.low} to {measure.high}."
    return None


def score(measure: Measure, answers: Answers, level: float = LEVEL) -> dict[str, Estimate]:
    """One estimate a scale, by its id. Raises ValueError for answers that `refuse` names, or a level not in (0, 1)."""
    fault = refuse(measure, answers) or (None if 0 < level < 1 else "A level is above 0 and below 1.")
    if fault:
        raise ValueError(fault)
    reach = NormalDist().inv_cdf((1 + level) / 2)
    posterior = _posterior(measure, {scale.id: _points(measure, scale, answers) for scale in measure.scales})
    return {
        name: Estimate(mean, se, mean - reach * se, mean + reach * se, *plain)
        for name, (mean, se, plain) in posterior.items()
    }


def change(first: Estimate, last: Estimate) -> Change:
    """Whether the answers of two days differ by more than the noise of both: the reliable change index above 1.96."""
    if first.raw is None or last.raw is None or first.noise is None or last.noise is None:
        return "unclear"
    index = (last.raw - first.raw) / sqrt(first.noise**2 + last.noise**2)
    return "unclear" if abs(index) <= SURE else "more" if index > 0 else "less"


def error_of_item(measure: Measure, scale: Scale) -> float:
    """The variance of one answer around its true score: the noise of the whole scale's mean, times its items."""
    return len(measure.items_of(scale.id)) * (1 - scale.reliability) * scale.sd**2


Plain = tuple[float | None, float | None, int]
Known = Mapping[str, tuple[int, ...]]


def _points(measure: Measure, scale: Scale, answers: Answers) -> tuple[int, ...]:
    given = ((item, answers.get(item.id)) for item in measure.items_of(scale.id))
    return tuple(measure.points(item, answer) for item, answer in given if answer is not None)


def _posterior(measure: Measure, points: Known) -> dict[str, tuple[float, float, Plain]]:
    """Each scale by itself, and the first two together where their true scores go together in people at large."""
    alone = [_one(measure, scale, points[scale.id]) for scale in measure.scales]
    if len(alone) > 1 and measure.correlation:
        alone[:2] = _pair(alone[0], alone[1], measure.correlation)
    return {
        scale.id: (each.mean, sqrt(each.variance), each.plain)
        for scale, each in zip(measure.scales, alone, strict=True)
    }


@dataclass(frozen=True, slots=True)
class _Side:
    """A scale by itself: its prior, what the answers add (as a pull and a precision), and the two together."""

    prior: float
    spread: float  # variance of true scores
    precision: float  # of the answers
    pull: float  # precision times the raw mean, less the prior
    plain: Plain

    @property
    def variance(self) -> float:
        return 1 / (1 / self.spread + self.precision)

    @property
    def mean(self) -> float:
        return self.prior + self.variance * self.pull


def _one(measure: Measure, scale: Scale, points: tuple[int, ...]) -> _Side:
    error, spread = error_of_item(measure, scale), scale.reliability * scale.sd**2
    if not points:
        return _Side(scale.mean, spread, 0, 0, (None, None, 0))
    raw, noise = sum(points) / len(points), sqrt(error / len(points))
    precision = len(points) / error
    return _Side(scale.mean, spread, precision, precision * (raw - scale.mean), (raw, noise, len(points)))


def _pair(one: _Side, two: _Side, correlation: float) -> list[_Side]:
    """Two normal priors that go together, each with its own answers; the posterior of each, by two by two algebra.

    What the one scale says of the other reaches it as a shift of its prior and a narrower spread.
    """
    return [_given(one, two, correlation), _given(two, one, correlation)]


def _given(side: _Side, other: _Side, correlation: float) -> _Side:
    total = other.spread + (1 / other.precision if other.precision else float("inf"))
    slope = correlation * sqrt(side.spread * other.spread) / total
    seen = other.pull / other.precision if other.precision else 0.0  # raw less prior
    spread = side.spread - slope * correlation * sqrt(side.spread * other.spread)
    prior = side.prior + slope * seen
    pull = side.pull - side.precision * (prior - side.prior)
    return _Side(prior, spread, side.precision, pull, side.plain)
