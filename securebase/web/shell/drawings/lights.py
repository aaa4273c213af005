"""Small lights on the horizon: one for each thing that was done, week by week. What was not done leaves no mark."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final
from xml.etree.ElementTree import Element

from securebase.web.shell.drawings.svg import label, node, num, picture, render

WIDE: Final = 350.0
HORIZON: Final = 74.0
IN_A_ROW: Final = 3
ROWS: Final = 4
APART: Final = 14.0
RADIUS: Final = 4.4


@dataclass(frozen=True, slots=True)
class Week:
    """One week: words under it (empty: none) and how many lights stand over it."""

    label: str
    count: int


def lights(weeks: Sequence[Week], *, title: str, desc: str, key: str = "lights") -> str:
    """The weeks from left to right, oldest first. More than twelve lights in one week look like twelve."""
    root = picture("0 0 350 104", key, title, desc)
    node(root, "path", class_="horizon", d=f"M4 {num(HORIZON)}H346")
    for wave in (22.0, 128.0, 236.0, 312.0):
        node(root, "path", class_="ripple ripple--sea", d=f"M{num(wave)} {num(HORIZON + 9)}q5 -4 10 0q5 4 10 0")
    each = WIDE / max(1, len(weeks))
    for number, week in enumerate(weeks):
        middle = each * (number + 0.5)
        _stack(root, min(week.count, IN_A_ROW * ROWS), middle)
        if week.label:
            label(root, [week.label], (middle, HORIZON + 26), "svgt--s svgt--mid")
    return render(root)


def _stack(root: Element, count: int, middle: float) -> None:
    """Rows from the horizon upwards, each centred over the week."""
    for row in range(-(-count // IN_A_ROW)):
        here = min(IN_A_ROW, count - row * IN_A_ROW)
        for place in range(here):
            x, y = middle + (place - (here - 1) / 2) * APART, HORIZON - 9 - row * APART
            node(root, "circle", class_="glow", cx=x, cy=y, r=7.5)
            node(root, "circle", class_="lampf", cx=x, cy=y, r=RADIUS)
            node(root, "circle", class_="lampl", cx=x, cy=y, r=RADIUS)
