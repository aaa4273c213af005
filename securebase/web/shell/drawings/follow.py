"""What tends to follow by the next day: an arrow from one person to the other, the best guess, and where it may lie."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final
from xml.etree.ElementTree import Element

from securebase.web.shell.drawings.svg import label, mark, node, num, picture, render
from securebase.web.shell.faces import Face

MIDDLE: Final = 216.0
HALF: Final = 130.0  # units from no change to the end
MOST: Final = 0.6  # standard deviations at the end; what lies beyond is drawn there
ROW: Final = 44.0
FIRST: Final = 24.0
MARK: Final = 11.0


@dataclass(frozen=True, slots=True)
class Follows:
    """One arrow: from whom to whom, the mean and both ends of its band, in standard deviations."""

    source: Face
    target: Face
    mean: float
    low: float
    high: float


def follow(arrows: Sequence[Follows], *, ends: tuple[str, str, str], title: str, desc: str, key: str = "follow") -> str:
    """Rows in the order given. `ends`: what lies left of no change, no change itself, and right of it, in words."""
    floor = FIRST + ROW * len(arrows) - 16
    root = picture(f"0 0 350 {num(floor + 22)}", key, title, desc, "draw on-card")
    node(root, "path", class_="grid-l", d=f"M{num(MIDDLE)} 4V{num(floor)}")
    for number, arrow in enumerate(arrows):
        _row(root, arrow, FIRST + number * ROW)
    below, none, above = ends
    label(root, [below], (MIDDLE - HALF + 34, floor + 17), "svgt--s svgt--mid")
    label(root, [none], (MIDDLE, floor + 17), "svgt--s svgt--mid")
    label(root, [above], (350, floor + 17), "svgt--s svgt--end")
    return render(root)


def _row(root: Element, arrow: Follows, y: float) -> None:
    mark(root, arrow.source, (MARK + 1, y), MARK, halo=False)
    node(root, "path", class_="inkl", d=f"M30 {num(y)}H52M46 {num(y - 5)}L52 {num(y)}L46 {num(y + 5)}")
    mark(root, arrow.target, (70.0, y), MARK, halo=False)
    left, right = _across(arrow.low), _across(arrow.high)
    node(root, "rect", class_="bandn", x=left, y=y - 9, width=max(right - left, 2), height=18, rx=9)
    node(root, "circle", class_="inkf", cx=_across(arrow.mean), cy=y, r=6)


def _across(value: float) -> float:
    return MIDDLE + HALF * min(1.0, max(-1.0, value / MOST))
