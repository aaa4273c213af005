"""The way round: the upper arc is the time of a pause or of a turn.

The wall takes the ink of the one who asked for room, from the left of the horizon to where they are now; the lamp at
the right end is the promised time. Who waits is moored in calm water, not on the other's way.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final
from xml.etree.ElementTree import Element

from securebase.web.shell.drawings.svg import Ring, label, lamp, mark, node, num, pair, picture, polar, render
from securebase.web.shell.faces import Face

RING: Final = Ring((175.0, 172.0), 140.0, 4.0, 16.0)
BEGIN: Final = 180.0
BESIDE: Final = 334.0  # where the mark stands when the time has come: next to the lamp
MOUTH: Final = (338.0, 362.0)
LAMP: Final = polar(RING.centre, 137.0, 350.0)
MOORED: Final = (175.0, 250.0)
SECTOR: Final = 180.0  # how far the clip reaches; larger than the ring


@dataclass(frozen=True, slots=True)
class Words:
    """The large words in the middle ("13 min"), the small ones under them ("to go"), the time at the lamp ("21:40")."""

    middle: str = ""
    under: str = ""
    time: str = ""


def angle_at(passed: float) -> float:
    """Where the one on the way is. `passed`: the part of the time that is over, 0 to 1; more or less is held there."""
    return BEGIN + (BESIDE - BEGIN) * min(1.0, max(0.0, passed))


def sector(passed: float) -> str:
    """The part of the drawing that the way has passed, as a path from the middle. <sb-countdown> makes the same."""
    end = polar(RING.centre, SECTOR, angle_at(passed))
    start = polar(RING.centre, SECTOR, BEGIN - 2)
    return f"M{pair(RING.centre)}L{pair(start)}A{num(SECTOR)} {num(SECTOR)} 0 0 1 {pair(end)}Z"


def way(
    caller: Face,
    waiter: Face | None,
    *,
    passed: float,
    title: str,
    desc: str,
    words: Words = Words(),
    base: bool = True,
    key: str = "way",
) -> str:
    """A pause seen by either side; the same picture for both.

    `passed`: the part of the time that is over, 0 to 1; from 1 on the mark stands beside the lamp. `waiter` is None
    for somebody on their own. Without `base` only the arc is drawn: a turn in a talk.
    """
    bottom = 322 if base else 186
    root = picture(f"0 6 350 {bottom}", key, title, desc, "draw" if base else "draw draw--arc")
    if base:
        _base(root, waiter)
    else:
        node(root, "path", class_="ring", d=RING.wall(BEGIN, MOUTH[0]))
    _passed(root, caller, passed, key)
    lamp(root, LAMP, 9.0)
    if words.time:
        label(root, [words.time], (LAMP[0] + 4, LAMP[1] - 28), "svgt--b")
    node(root, "text", words.middle, class_="svgt svgt--num svgt--mid", x=175.0, y=132.0, data_count="")
    node(root, "text", words.under, class_="svgt svgt--mid", x=175.0, y=155.0, data_under="")
    group = mark(root, caller, RING.middle(angle_at(passed)))
    group.set("data-traveller", RING.told)
    return render(root)


def _base(root: Element, waiter: Face | None) -> None:
    level = RING.centre[1]
    left, right = RING.shore(level)
    node(root, "path", class_="water", d=RING.water(level))
    node(root, "path", class_="horizon", d=f"M{num(left)} {num(level)}H{num(right)}")
    node(root, "path", class_="ring", d=RING.wall(MOUTH[1] % 360, MOUTH[0]))
    if waiter is None:
        return
    x, y = MOORED
    for waves, low in ((6, 27), (3, 34)):
        swell = "".join(f"q5 {'-2.6' if wave % 2 else '2.6'} 10 0" for wave in range(waves))
        node(root, "path", class_="ripple", d=f"M{num(x - 5 * waves)} {num(y + low)}{swell}")
    mark(root, waiter, MOORED, 19.0, halo=False)


def _passed(root: Element, caller: Face, passed: float, key: str) -> None:
    """The wall from the left of the horizon in the caller's ink, shown as far as the clip goes."""
    clip = node(root, "clipPath", id=f"{key}-c")
    node(clip, "path", d=sector(passed), data_sector=f"{num(SECTOR)} {num(BEGIN)} {num(BESIDE)}")
    ink = node(root, "g", class_=caller.classes, clip_path=f"url(#{key}-c)")
    node(ink, "path", class_="pfill trail", d=RING.wall(BEGIN, MOUTH[0]))
