"""A few values over time, each with the range in which it probably lies; a thin line leads from one to the next."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Final
from xml.etree.ElementTree import Element

from securebase.web.shell.drawings.svg import label, node, num, picture, render

LEFT: Final = 14.0
RIGHT: Final = 336.0
TOP: Final = 22.0
FLOOR: Final = 118.0
FEET: Final = 40.0
HALF: Final = 5.0  # half the width of a range


@dataclass(frozen=True, slots=True)
class Span:
    """A day, the value and both ends of its range, in points of an answer."""

    day: date
    value: float
    low: float
    high: float


def spans(
    given: Sequence[Span],
    *,
    scale: tuple[float, float],
    ends: tuple[str, str],
    dates: tuple[str, str],
    title: str,
    desc: str,
    key: str = "spans",
) -> str:
    """Values oldest first. `ends`: what least and most mean, `dates`: of the first and of the last.

    A range that passes an end of the scale is drawn up to it. Raises ValueError for no value or a scale without width.
    """
    low, high = scale
    if not given or high <= low:
        raise ValueError("At least one value and a scale are needed.")
    root = picture(f"0 0 350 {num(FLOOR + FEET)}", key, title, desc)
    height = partial(_height, low, high)
    for level in (low, (low + high) / 2, high):
        node(root, "path", class_="grid-l", d=f"M0 {num(height(level))}H350")
    label(root, [ends[1]], (0, TOP - 8), "svgt--s")
    label(root, [ends[0]], (0, FLOOR + 16), "svgt--s")
    if given[1:]:
        label(root, [dates[0]], (0, FLOOR + 34), "svgt--s")
    label(root, [dates[1]], (350, FLOOR + 34), "svgt--s svgt--end")
    _values(root, given, height)
    return render(root)


def _height(low: float, high: float, value: float) -> float:
    return FLOOR - (FLOOR - TOP) * (min(max(value, low), high) - low) / (high - low)


def _values(root: Element, given: Sequence[Span], height: Callable[[float], float]) -> None:
    days = max((given[-1].day - given[0].day).days, 1)
    places = [LEFT + (RIGHT - LEFT) * (each.day - given[0].day).days / days if given[1:] else RIGHT for each in given]
    for each, x in zip(given, places, strict=True):
        top, foot = height(each.high), height(each.low)
        node(root, "rect", class_="bandn", x=x - HALF, y=top, width=2 * HALF, height=max(foot - top, 1), rx=HALF)
    if given[1:]:
        way = "L".join(f"{num(x)} {num(height(each.value))}" for each, x in zip(given, places, strict=True))
        node(root, "path", class_="inkl", d=f"M{way}")
    for each, x in zip(given, places, strict=True):
        node(root, "circle", class_="inkf", cx=x, cy=height(each.value), r=4)
