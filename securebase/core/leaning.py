"""Where a place on the two axes of attachment leans, said only where the answers can carry it.

The regions are never types: they are the four corners of one plane, and a place near a line, or one with a wide patch,
belongs to none. A corner is named when it holds SURE of the probability, the two axes taken as independent given the
answers. The lines are the middle of the answers (more agreed than not), not an average of people: nobody is compared.
"""

from dataclasses import dataclass
from math import sqrt
from statistics import NormalDist
from typing import Final, Literal

from .attachment import Attachment
from .measure import Measure
from .scoring import Estimate

Corner = Literal["low", "worry", "space", "both", "between"]
Side = Literal["more", "less", "unclear"]
SURE: Final = 0.8  # of the probability, for a corner or a side to be named
RADIUS: Final = sqrt(4.605)  # standard errors to the rim: the square is chi-square with 2 degrees at 0.9
ENOUGH: Final = 2 / 3  # of the statements of an axis, for a place to be shown


@dataclass(frozen=True, slots=True)
class Leaning:
    """The corner, and for each axis on which side of the middle it lies. `few`: too few answers for a place."""

    corner: Corner
    worry: Side
    space: Side
    few: bool


def leaning(measure: Measure, found: Attachment) -> Leaning:
    """Where answers that `attach` has placed lean. The middle is that of the measure's answers."""
    middle = (measure.low + measure.high) / 2
    worry, space = (_above(each, middle) for each in (found.anxiety, found.avoidance))
    corners: dict[Corner, float] = {
        "low": (1 - worry) * (1 - space),
        "worry": worry * (1 - space),
        "space": (1 - worry) * space,
        "both": worry * space,
    }
    best = max(corners, key=lambda corner: corners[corner])
    few = any(
        estimate.answered < ENOUGH * len(measure.items_of(axis))
        for axis, estimate in (("anxiety", found.anxiety), ("avoidance", found.avoidance))
    )
    return Leaning(best if corners[best] >= SURE else "between", _side(worry), _side(space), few)


def _above(estimate: Estimate, middle: float) -> float:
    return 1 - NormalDist(estimate.mean, estimate.se).cdf(middle)


def _side(above: float) -> Side:
    return "more" if above >= SURE else "less" if above <= 1 - SURE else "unclear"
