"""How content somebody is with the two of them, week by week, and how a month has been: scores and changes.

Both are short measures of our own, not validated, for their owner alone. A low value is never a verdict: twice low,
four weeks apart, is the point at which Support is offered (the advice of couple therapists on when to refer).
"""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from .measure import Answers, Measure
from .scoring import LEVEL, Change, Estimate, change, score

Dated = tuple[date, Estimate]
APART: Final = timedelta(weeks=4)
LOW: Final = 0.5  # of the way from the least to the most


def content(measure: Measure, answers: Answers, level: float = LEVEL) -> Estimate:
    """The one scale of a short measure. Raises ValueError for answers that cannot be scored or for several scales."""
    if len(measure.scales) != 1:
        raise ValueError(f"'{measure.id}' has more than one scale.")
    return score(measure, answers, level)[measure.scales[0].id]


def is_low(measure: Measure, estimate: Estimate) -> bool:
    """Whether the whole band lies in the lower half of the answers, so that noise alone does not explain it."""
    return estimate.raw is not None and estimate.hi < measure.low + LOW * (measure.high - measure.low)


def offers_support(measure: Measure, times: Sequence[Dated]) -> bool:
    """Whether two times at least four weeks apart, and the newest, are low. Times in any order; none: no."""
    days = [day for day, estimate in times if is_low(measure, estimate)]
    newest = max((day for day, _ in times), default=None)
    return newest in days and any(newest - day >= APART for day in days)


def since_first(times: Sequence[Dated]) -> Change:
    """Whether the newest time differs from the first by more than the noise of both. Fewer than two: unclear."""
    ordered = sorted(times, key=lambda each: each[0])
    return change(ordered[0][1], ordered[-1][1]) if ordered[1:] else "unclear"
