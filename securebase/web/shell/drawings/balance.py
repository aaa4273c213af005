"""The balance of the Circle over weeks: a row of small harbours, never a percentage."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import asin, degrees
from typing import Final
from xml.etree.ElementTree import Element

from securebase.web.shell.drawings.svg import Ring, body, label, node, num, picture, render
from securebase.web.shell.faces import Face

IN_A_ROW: Final = 6
WIDE: Final = 350.0
HIGH: Final = 74.0
RADIUS: Final = 22.0


@dataclass(frozen=True, slots=True)
class Week:
    """One week.

    `near`: for each person how much of the told time was spent connecting, 0 (all exploring) to 1, or
    None where nothing was told. `label`: words under the ring.
    """

    label: str
    near: tuple[tuple[Face, float | None], ...]


def balance(weeks: Sequence[Week], *, title: str, desc: str, on_card: bool = True, key: str = "balance") -> str:
    """Small rings, oldest first, six in a row. Water stands as high as the week was near; each mark at its height."""
    rows = max(1, -(-len(weeks) // IN_A_ROW))
    root = picture(f"0 0 350 {num(rows * HIGH)}", key, title, desc, "draw on-card" if on_card else "draw")
    for number, week in enumerate(weeks):
        row, column = divmod(number, IN_A_ROW)
        _week(root, week, (WIDE / IN_A_ROW * (column + 0.5), row * HIGH + RADIUS + 8))
    return render(root)


def _week(root: Element, week: Week, centre: tuple[float, float]) -> None:
    ring = Ring(centre, RADIUS, 1.2, 4.4)
    told = [near for _, near in week.near if near is not None]
    node(root, "path", class_="ring" if told else "ring ring--soft", d=ring.wall(-30, -66))
    if told:
        mean = min(1.0, max(0.0, sum(told) / len(told)))
        level = ring.heart[1] + ring.inner * (1 - 2 * (0.12 + 0.76 * mean))
        node(root, "path", class_="water", d=ring.water(level))
        left, right = ring.shore(level)
        node(root, "path", class_="horizon", d=f"M{num(left)} {num(level)}H{num(right)}")
    for side, (face, near) in enumerate(week.near):
        if near is not None:
            _person(root, face, ring, 2 * min(1.0, max(0.0, near)) - 1, left=side == 0)
    label(root, [week.label], (centre[0], centre[1] + RADIUS + 20), "svgt--s svgt--mid")


def _person(root: Element, face: Face, ring: Ring, low: float, *, left: bool) -> None:
    """A small mark on the left or right wall, at its height: -1 all the way up, 1 all the way down."""
    slope = degrees(asin(low * 0.96))
    x, y = ring.middle(180 - slope if left else slope)
    group = node(root, "g", class_=face.classes, transform=f"translate({num(x)} {num(y)})")
    body(group, face, 5.0 if face.seat == 1 else 5.6, halo=False)
