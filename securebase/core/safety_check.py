"""The eight questions: which of five answers they lead to. Nothing is weighed, summed up or kept.

The order of the rules is the order of care: what was done to somebody, then what they did, then doubt.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Literal

Answer = Literal["no", "unsure", "yes", "skip"]
Result = Literal["none", "unsure", "yes", "both", "own"]
ANSWERS: Final[tuple[Answer, ...]] = ("no", "unsure", "yes", "skip")
RESULTS: Final[tuple[Result, ...]] = ("none", "unsure", "yes", "both", "own")
QUESTIONS: Final = 8  # the last one asks what the reader has done


def result(answers: Sequence[Answer]) -> Result:
    """What eight answers lead to. Raises ValueError for any other number of answers, or for an unknown one."""
    if len(answers) != QUESTIONS or not set(answers) <= set(ANSWERS):
        raise ValueError("Eight answers are needed, each of them one of the four.")
    done_to_me, by_me = "yes" in answers[:-1], answers[-1] == "yes"
    if done_to_me:
        return "both" if by_me else "yes"
    if by_me:
        return "own"
    return "none" if set(answers) == {"no"} else "unsure"
