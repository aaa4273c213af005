"""A calm line through days: the middle of about a week, and only where there are days enough. No verdict."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

REACH: Final = timedelta(days=3)  # to either side of a day
LEAST: Final = 3  # values within reach, for a line to pass here
ENOUGH: Final = 7  # days with a value, for there to be a line at all
BREAK: Final = timedelta(days=7)  # after so long without a day the line begins anew

Point = tuple[date, float]


def middle_line(values: Sequence[tuple[date, int]]) -> list[list[Point]]:
    """The line through days and their values (0 to 10), oldest first, in pieces; empty while there are too few days.

    At each day that has a value: the mean of the values within three days of it, the nearer ones counting for more. A
    line never bridges a week or more of silence, and a piece of one point is no line.
    """
    if len(values) < ENOUGH:
        return []
    days = sorted(values)
    pieces: list[list[Point]] = [[]]
    for day, _ in days:
        near = [(1 + (REACH - abs(other - day)).days, value) for other, value in days if abs(other - day) <= REACH]
        if len(near) < LEAST:
            continue
        if pieces[-1] and day - pieces[-1][-1][0] >= BREAK:
            pieces.append([])
        pieces[-1].append((day, sum(weight * value for weight, value in near) / sum(weight for weight, _ in near)))
    return [piece for piece in pieces if len(piece) > 1]
