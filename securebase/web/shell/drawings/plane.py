"""Two axes with a place on them and the patch in which it probably lies; older places faint, the newest one plain."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from xml.etree.ElementTree import Element

from securebase.web.shell.drawings.svg import label, named, node, num, render

SIDE: Final = 300.0
LEFT: Final = 25.0
TOP: Final = 26.0
BOX: Final = "0 0 350 352"
PATCH: Final = "near-patch"
MARGIN: Final = 0.5  # points of an answer that the plane is wider than the answers, so that no patch is cut off


@dataclass(frozen=True, slots=True)
class Spot:
    """A place: its two coordinates and the half widths of its patch, in points of an answer."""

    across: float
    up: float
    wide: float
    high: float


@dataclass(frozen=True, slots=True)
class Words:
    """What is written on it. ``corners``: what the link of each corner is called, by its name."""

    title: str
    desc: str
    up: str
    right: str
    low: str
    corners: Mapping[str, str]


# Where the corners lie, as (across, down) in halves of the side, and what each is called.
CORNERS: Final = {"worry": (0, 0), "both": (1, 0), "low": (0, 1), "space": (1, 1)}


def plane(spots: Sequence[Spot], *, scale: tuple[float, float], words: Words, key: str = "plane") -> str:
    """The plane, the newest spot last. Each corner is a link to `#near-<corner>` on the same page.

    Raises ValueError if there is no spot or the scale has no width.
    """
    low, high = scale
    if not spots or high <= low:
        raise ValueError("A plane needs a place and a scale.")
    root = Element("svg", {"class": "draw near-plane", "viewBox": BOX})
    picture = named(node(root, "g"), key, words.title, words.desc)
    _ground(picture, words)
    earlier, newest = spots[:-1], spots[-1]
    points = [_at(spot, low, high) for spot in spots]
    if earlier:
        way = "L".join(f"{num(x)} {num(y)}" for x, y in points)
        node(picture, "path", class_="path path--soft path--dash", d=f"M{way}")
    for x, y in points[:-1]:
        node(picture, "circle", class_="bandn", cx=x, cy=y, r=5)
    unit = SIDE / (high - low + 2 * MARGIN)
    x, y = points[-1]
    node(picture, "ellipse", class_=PATCH, cx=x, cy=y, rx=newest.wide * unit, ry=newest.high * unit)
    node(picture, "circle", class_="inkf", cx=x, cy=y, r=6)
    for name, (across, down) in CORNERS.items():
        link = node(root, "a", href=f"#near-{name}", aria_label=words.corners[name], class_="near-tap")
        half = SIDE / 2
        node(link, "rect", x=LEFT + across * half, y=TOP + down * half, width=half, height=half)
    return render(root)


def _ground(root: Element, words: Words) -> None:
    right, floor = LEFT + SIDE, TOP + SIDE
    node(root, "rect", class_="sunk", x=LEFT, y=TOP, width=SIDE, height=SIDE, rx=10)
    middle = (LEFT + SIDE / 2, TOP + SIDE / 2)
    node(
        root,
        "path",
        class_="grid-l",
        d=f"M{num(middle[0])} {num(TOP)}V{num(floor)}M{num(LEFT)} {num(middle[1])}H{num(right)}",
    )
    label(root, [f"↑ {words.up}"], (LEFT, TOP - 9), "svgt--s")
    label(root, [f"{words.right} →"], (right, floor + 19), "svgt--s svgt--end")
    label(root, [words.low], (LEFT, floor + 19), "svgt--s")


def _at(spot: Spot, low: float, high: float) -> tuple[float, float]:
    unit = SIDE / (high - low + 2 * MARGIN)
    return LEFT + (spot.across - low + MARGIN) * unit, TOP + SIDE - (spot.up - low + MARGIN) * unit
