"""The Circle of Connection: a harbour seen from above, and where each of two people says they are.

The upper half is exploring, the lower connecting. Nobody is locked in: the wall opens at the upper right, and who is
away has a dotted way out and back, with a lamp in the mouth that carries the time of meeting again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, radians, sin
from typing import Final, Literal
from xml.etree.ElementTree import Element

from securebase.core import circle as rules
from securebase.web.shell.drawings.svg import (
    Point,
    Ring,
    apart,
    body,
    label,
    lamp,
    lines,
    mark,
    named,
    node,
    num,
    picture,
    polar,
    render,
)
from securebase.web.shell.faces import Face

RING: Final = Ring((176.0, 184.0), 132.0, 3.0, 17.0)
LAMP: Final = polar(RING.centre, 130.0, -46.0)
SMALL_LAMP: Final = polar(RING.centre, 131.5, -56.5)
INSIDE: Final = 26.0  # how much nearer to the middle the later of two stands who chose one place
TOUCH: Final = 42.0  # closer than this, two marks are at one place
LEGIBLE: Final = 34.0  # closer than this, the upper mark would cover the other's initial
WAITING: Final[Point] = (176.0, 250.0)  # an own dot that has no place yet, afloat
REUNION: Final = (107.5, 72.5)

Home = Literal["centred", "one", "two"]
BOXES: Final[dict[Home, str]] = {
    "centred": "2 27 348 312",
    "one": "18 16 372 324",
    "two": "18 4 378 336",
}
# Where somebody stands who is away, the way there and back, and the right end of the words beside them.
Slot = tuple[Point, str, str, Point]
OUT: Final[tuple[Slot, ...]] = (
    ((340.0, 44.0), "M264.7 78C274 46 292 33 315 37.5", "M348 69C354 96 322 110 285.5 96", (388.0, 129.0)),
)
OUT_TWO: Final[tuple[Slot, ...]] = (
    ((322.0, 36.0), "M261 78C265 58 277 46 297 42", "M318 61C312 76 300 84 284 87", (296.0, 24.0)),
    ((366.0, 102.0), "M286 93C304 84 323 83 342 91", "M346 119C328 129 303 122 283 103", (390.0, 147.0)),
)


@dataclass(frozen=True, slots=True)
class Standing:
    """Where one person is. `angle`: degrees (0 right, 90 bottom, 180 left, 270 top), any number; None: not said.

    `away`: the words of the return time ("back 18:00"); not empty means out of the harbour, and the angle rests.
    `cheered`: the other wished them well. `later`: moved after the other did (who of two at one place steps inside).
    """

    face: Face
    angle: float | None = None
    away: str = ""
    cheered: bool = False
    later: bool = False


def circle(
    people: Sequence[Standing],
    *,
    title: str,
    desc: str,
    words: tuple[str, str],
    draggable: bool = False,
    reunion: bool = False,
    on_card: bool = True,
    key: str = "circle",
) -> str:
    """The Circle for one or two people, the one who looks first.

    `title` names it, `desc` says both places in a sentence, `words` stand above and below the horizon.
    `draggable`: the first person's mark may be moved by <sb-circle>. `reunion`: both low in the water, lamp steady.
    """
    if not 1 <= len(people) <= len(REUNION):
        raise ValueError("A circle is for one or two people.")
    out = [] if reunion else [person for person in people if person.away]
    home: Home = "centred" if not out else "one" if len(out) == 1 else "two"
    classes = "draw on-card" if on_card else "draw"
    own = people[0] if draggable and people[0] not in out and not reunion else None
    root, scene = _frame(BOXES[home], key, title, desc, classes, split=own is not None)
    _harbour(scene, *words)
    if out or reunion:
        _light(scene, cheered=any(person.cheered for person in out))
    same = len({person.away for person in out}) < len(out)
    for person, slot in zip(out, OUT if home == "one" else OUT_TWO, strict=False):
        _away(scene, person, slot, words="" if same and person is out[0] else person.away)
    _standing(root, scene, people, own, reunion=reunion, key=key)
    return render(root)


def _frame(box: str, key: str, title: str, desc: str, classes: str, *, split: bool) -> tuple[Element, Element]:
    """The whole and the part that is the picture. Apart only where a handle needs a name of its own beside it."""
    if not split:
        root = picture(box, key, title, desc, classes)
        return root, root
    root = Element("svg", {"class": classes, "viewBox": box, "role": "none"})
    return root, named(node(root, "g"), key, title, desc)


def _harbour(scene: Element, top: str, bottom: str) -> None:
    left, right = RING.shore(RING.centre[1])
    node(scene, "path", class_="water", d=RING.water(RING.centre[1]))
    node(scene, "path", class_="horizon", d=f"M{num(left)} 184H{num(right)}")
    node(scene, "path", class_="ring", d=RING.wall(rules.MOUTH[1], rules.MOUTH[0]))
    node(scene, "text", top, class_="svgt svgt--mid", x=176.0, y=166.0)
    node(scene, "text", bottom, class_="svgt svgt--mid", x=176.0, y=211.0)


def _light(scene: Element, *, cheered: bool) -> None:
    if cheered:
        lamp(scene, SMALL_LAMP, 4.0).set("data-light", "cheer")
    lamp(scene, LAMP).set("data-light", "lamp")


def _away(scene: Element, person: Standing, slot: Slot, *, words: str) -> None:
    at, there, back, end = slot
    way = node(scene, "g", class_=person.face.classes)
    node(way, "path", class_="path path--dots", d=there)
    node(way, "path", class_="path path--dots", d=back)
    mark(scene, person.face, at).set("data-away", "")
    if words:
        label(scene, lines(words, 14), end, "svgt--s svgt--end")


def _standing(
    root: Element, scene: Element, people: Sequence[Standing], own: Standing | None, *, reunion: bool, key: str
) -> None:
    """Everybody who is in the harbour. The later one is drawn last and so lies above; the own handle above all."""
    here = [person for person in people if (reunion or not person.away) and (person.angle is not None or reunion)]
    places = _places(people, here, reunion=reunion)
    for person in sorted(here, key=lambda person: (person is own, person.later)):
        group = mark(root if person is own else scene, person.face, places[people.index(person)])
        if person is own:
            _handle(group, person.angle, key)
    if own is not None and own.angle is None:
        group = node(root, "g", class_=own.face.classes, transform=f"translate({num(WAITING[0])} {num(WAITING[1])})")
        body(group, own.face, 20.0, halo=False, fill="guess")
        node(group, "text", own.face.initial, class_="svgt svgt--b svgt--mid", y=5.0)
        _handle(group, None, key)


def _handle(group: Element, angle: float | None, key: str) -> None:
    """What <sb-circle> needs to move a mark along the wall; the unseen disc is 44 px even on the smallest screen."""
    group.set("id", f"{key}-own")
    group.set("data-draggable", "")
    group.set("data-angle", "" if angle is None else num(angle % 360))
    group.set("data-ring", RING.told)
    group.set("data-mouth", f"{num(rules.MOUTH[0] - rules.MOUTH_MARGIN)} {num(rules.MOUTH[1] + rules.MOUTH_MARGIN)}")
    group.set("data-step", num(rules.STEP))
    # A little more than the rules say, so that rounding never takes a name away.
    group.set("data-heights", f"{sin(radians(rules.EDGE)) + 1e-4:.4f} {cos(radians(rules.FAR)) - 1e-4:.4f}")
    node(group, "circle", class_="hit", r=32.0, fill="none", pointer_events="all")


def _places(people: Sequence[Standing], here: Sequence[Standing], *, reunion: bool) -> dict[int, Point]:
    """Each one's point by their number. Who would stand on another, or on the lamp, steps inside."""
    if reunion:
        return {number: RING.middle(REUNION[number], INSIDE + 12) for number in range(len(people))}
    places: dict[int, Point] = {}
    lit = any(person.away for person in people)
    for number in sorted((people.index(person) for person in here), key=lambda number: (people[number].later, number)):
        angle = people[number].angle or 0.0
        at = RING.middle(angle)
        if lit and apart(at, LAMP) < TOUCH:
            at = RING.middle(angle, INSIDE + 13)
        for earlier, other in places.items():
            if apart(at, other) < TOUCH:
                at = RING.middle(angle, INSIDE)
                places[earlier] = RING.middle(people[earlier].angle or 0.0, min(0.0, apart(at, other) - LEGIBLE))
        places[number] = at
    return places
