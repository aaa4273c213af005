"""Days as quiet dots, and a calm line through the middle of about a week. For one person's own numbers, 0 to 10."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Final
from xml.etree.ElementTree import Element

from securebase.core.trends import Point, middle_line
from securebase.web.shell.drawings.svg import label, node, num, pair, picture, render

LEFT: Final = 8.0
RIGHT: Final = 342.0
TOP: Final = 20.0
STEP: Final = 6.4  # units a number
MOST: Final = 10
FLOOR: Final = TOP + MOST * STEP
FEET: Final = 22.0  # room for the words under the line


@dataclass(frozen=True, slots=True)
class Day:
    """A day and its value, 0 to 10, or None where nothing was noted."""

    day: date
    value: int | None


@dataclass(frozen=True, slots=True)
class Tick:
    """Words under a day: "1 October"."""

    day: date
    words: str


def lines(
    days: Sequence[Day],
    *,
    ends: tuple[str, str],
    ticks: Sequence[Tick],
    title: str,
    desc: str,
    key: str = "lines",
) -> str:
    """One number over days, oldest first, at least two of them. `ends`: what 0 and 10 mean, in words.

    Raises ValueError for a value outside 0 to 10, or for fewer than two days: there is no width then.
    """
    if len(days) < 2 or any(day.value is not None and not 0 <= day.value <= MOST for day in days):  # noqa: PLR2004
        raise ValueError("At least two days are needed, each with a number from 0 to 10 or none.")
    first, last = days[0].day, days[-1].day
    root = picture(f"0 0 350 {num(FLOOR + FEET)}", key, title, desc)
    for level in (0, MOST / 2, MOST):
        node(root, "path", class_="grid-l", d=f"M{num(LEFT)} {num(_height(level))}H{num(RIGHT)}")
    label(root, [ends[1]], (LEFT, TOP - 7), "svgt--s")
    label(root, [ends[0]], (LEFT, FLOOR + 16), "svgt--s")
    _ticks(root, ticks, first, last)
    given = [(day.day, day.value) for day in days if day.value is not None]
    for day, value in given:
        node(root, "circle", class_="bandn", cx=_across(day, first, last), cy=_height(value), r=2.6)
    for piece in middle_line(given):
        _line(root, piece, first, last)
    return render(root)


def _across(day: date, first: date, last: date) -> float:
    return LEFT + (RIGHT - LEFT) * ((day - first) / (last - first))


def _height(value: float) -> float:
    return FLOOR - STEP * value


def _ticks(root: Element, ticks: Sequence[Tick], first: date, last: date) -> None:
    for tick in ticks:
        x = _across(tick.day, first, last)
        node(root, "path", class_="grid-l", d=f"M{num(x)} {num(FLOOR)}v4")
        if tick.words:
            label(root, [tick.words], (min(x, RIGHT), FLOOR + 16), "svgt--s svgt--end")


def _line(root: Element, piece: Sequence[Point], first: date, last: date) -> None:
    """Through the points with level tangents: it never swings above or below what was there."""
    at = [(_across(day, first, last), _height(value)) for day, value in piece]
    path = f"M{pair(at[0])}"
    for one, other in pairwise(at):
        half = (one[0] + other[0]) / 2
        path += f"C{num(half)} {num(one[1])} {num(half)} {num(other[1])} {pair(other)}"
    node(root, "path", class_="line-s", d=path)
