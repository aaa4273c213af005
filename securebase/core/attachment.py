"""Attachment to this partner, as a place on two continuous axes with its uncertainty. Never a type.

The axes are anxiety (in the app: worry) and avoidance (in the app: need for distance), as the field has them since
Brennan, Clark and Shaver 1998; that they are continuous, not kinds of people: Fraley and others 2015. The statements
are our own and not validated (`content/en/measures/attachment.toml`); a file puts a published questionnaire in their
place.
"""

from dataclasses import dataclass
from typing import Final

from .careless import careless
from .measure import Answers, Measure
from .scoring import LEVEL, Change, Estimate, change, refuse, score

AXES: Final = ("anxiety", "avoidance")
MONTH: Final = 28  # days; sooner than that a second time says more of the day than of the person


@dataclass(frozen=True, slots=True)
class Attachment:
    """Both axes, how many items were answered, and whether the answers look as if they had not been read."""

    anxiety: Estimate
    avoidance: Estimate
    answered: int
    careless: bool


def refuse_measure(measure: Measure) -> str | None:
    """Why a measure cannot be one of attachment, as one sentence; None if it can."""
    absent = sorted(set(AXES) - {scale.id for scale in measure.scales})
    return f"'{measure.id}' has no scale '{absent[0]}'." if absent else None


def attach(measure: Measure, answers: Answers, level: float = LEVEL) -> Attachment:
    """Where the answers place somebody; bands at `level`. Nothing answered: the prior, which is wide.

    Raises ValueError for answers or a measure that cannot be used, with the sentence to show.
    """
    fault = refuse_measure(measure) or refuse(measure, answers)
    if fault:
        raise ValueError(fault)
    found = score(measure, answers, level)
    answered = sum(each.answered for each in found.values())
    return Attachment(found["anxiety"], found["avoidance"], answered, careless(measure, answers))


def changes(first: Attachment, last: Attachment) -> dict[str, Change]:
    """For each axis whether it moved by more than the noise of both times."""
    return {axis: change(getattr(first, axis), getattr(last, axis)) for axis in AXES}
