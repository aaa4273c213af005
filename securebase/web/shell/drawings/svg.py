"""What all drawings are made of: elements that escape their words, the weighted ring, two people, the lamp.

Angles are degrees as SVG turns them: 0 is the right end of the horizon, 90 the bottom, 180 the left, 270 the top.
"""

from __future__ import annotations

from math import asin, cos, degrees, hypot, radians, sin, sqrt
from xml.etree.ElementTree import Element, SubElement, tostring

from securebase.web.shell.faces import Face

Point = tuple[float, float]
HALF_TURN = 180
SMALL = 16  # half the width of a mark below which its initial is set small
UNSEEN = dict.fromkeys(range(32))  # control characters have no place in XML


def num(value: float) -> str:
    """A number for a path or an attribute: one decimal, no trailing zero, never minus zero."""
    rounded = round(value, 1) + 0.0
    return f"{rounded:.1f}".removesuffix(".0")


def node(parent: Element, tag: str, text: str = "", /, **attributes: str | float) -> Element:
    """A new last child. `class_` becomes class, other underscores become hyphens, numbers are rounded."""
    return _fill(SubElement(parent, tag), text, attributes)


def _fill(element: Element, text: str, attributes: dict[str, str | float]) -> Element:
    for name, value in attributes.items():
        shown = value if isinstance(value, str) else num(value)
        element.set(name.rstrip("_").replace("_", "-"), shown.translate(UNSEEN))
    if text:
        element.text = text.translate(UNSEEN)
    return element


def picture(box: str, key: str, title: str, desc: str, classes: str = "draw") -> Element:
    """A drawing that screen readers meet as one picture. `key` tells it from others on the page (letters, hyphens)."""
    root = _fill(Element("svg"), "", {"class": classes, "viewBox": box})
    return named(root, key, title, desc)


def named(element: Element, key: str, title: str, desc: str) -> Element:
    """Make an element one picture with a name and a description, both given as text."""
    _fill(element, "", {"role": "img", "aria-labelledby": f"{key}-t", "aria-describedby": f"{key}-d"})
    node(element, "title", title, id=f"{key}-t")
    node(element, "desc", desc, id=f"{key}-d")
    return element


def render(root: Element) -> str:
    """The drawing as text, escaped, to stand in a page as it is."""
    return tostring(root, encoding="unicode")


def polar(centre: Point, radius: float, angle: float) -> Point:
    """The point at an angle on a circle."""
    return centre[0] + radius * cos(radians(angle)), centre[1] + radius * sin(radians(angle))


def pair(point: Point) -> str:
    """A point as it stands in a path."""
    return f"{num(point[0])} {num(point[1])}"


class Ring:
    """The harbour wall: outer circle of radius `radius`, `top` thick above and `bottom` thick below."""

    def __init__(self, centre: Point, radius: float, top: float, bottom: float) -> None:
        self.centre, self.radius = centre, radius
        self.inner = radius - (top + bottom) / 2
        self.heart: Point = (centre[0], centre[1] - (bottom - top) / 2)

    @property
    def told(self) -> str:
        """The ring for a script: x, y, radius, inner radius, and how far the inner circle is lifted."""
        lift = self.centre[1] - self.heart[1]
        return " ".join(num(value) for value in (*self.centre, self.radius, self.inner, lift))

    def wall(self, begin: float, end: float) -> str:
        """The wall from one angle clockwise to another (more than 0 and less than 360 degrees further)."""
        large = "1" if (end - begin) % 360 > HALF_TURN else "0"
        outer, inner = num(self.radius), num(self.inner)
        start, stop = polar(self.centre, self.radius, begin), polar(self.centre, self.radius, end)
        back, home = polar(self.heart, self.inner, end), polar(self.heart, self.inner, begin)
        there = f"M{pair(start)}A{outer} {outer} 0 {large} 1 {pair(stop)}"
        return f"{there}L{pair(back)}A{inner} {inner} 0 {large} 0 {pair(home)}Z"

    def middle(self, angle: float, inside: float = 0.0) -> Point:
        """Where somebody stands at an angle: on the middle of the wall, or `inside` units nearer to the centre."""
        lift = self.heart[1] - self.centre[1]
        along = lift * sin(radians(angle))
        inner = along + sqrt(along**2 + self.inner**2 - lift**2)
        return polar(self.centre, (self.radius + inner) / 2 - inside, angle)

    def shore(self, level: float) -> tuple[float, float]:
        """Left and right end of a water line at height `level`, within the inner circle."""
        half = sqrt(max(0.0, self.inner**2 - (level - self.heart[1]) ** 2))
        return self.heart[0] - half, self.heart[0] + half

    def water(self, level: float) -> str:
        """The water below a line."""
        left, right = self.shore(level)
        large = "1" if level < self.heart[1] else "0"
        inner = num(self.inner)
        return f"M{num(left)} {num(level)}H{num(right)}A{inner} {inner} 0 {large} 1 {num(left)} {num(level)}Z"


def mark(parent: Element, face: Face, at: Point, half: float = 20.0, *, halo: bool = True) -> Element:
    """One person: a disc (seat 1) or a pebble (seat 2) with the initial, `half` units from centre to edge.

    It is drawn around 0 0 and moved by `transform`, so that a script can move it without knowing what it looks like.
    """
    group = node(parent, "g", class_=face.classes, transform=f"translate({pair(at)})")
    body(group, face, half, halo=halo)
    wide = len(face.initial) > 1
    size = "svgi svgi--s" if half < SMALL or wide else "svgi"
    node(group, "text", face.initial, class_=size, y=4.3 if "--s" in size else 6.0)
    return group


def body(group: Element, face: Face, half: float, *, halo: bool = True, fill: str = "pfill") -> None:
    """The shape of a person without the initial, around 0 0. The pebble is a little smaller: it has corners."""
    if face.seat == 1:
        if halo:
            node(group, "circle", class_="halo", r=half + 2)
        node(group, "circle", class_=fill, r=half)
        return
    side = half - 1
    if halo:
        _square(group, "halo", side + 2)
    _square(group, fill, side)


def _square(group: Element, classes: str, half: float) -> None:
    node(group, "rect", class_=classes, x=-half, y=-half, width=2 * half, height=2 * half, rx=0.64 * half)


def lamp(parent: Element, at: Point, radius: float = 7.0) -> Element:
    """The light left on."""
    group = node(parent, "g", transform=f"translate({pair(at)})")
    node(group, "circle", class_="glow", r=2.3 * radius)
    node(group, "circle", class_="lampf", r=radius)
    node(group, "circle", class_="lampl", r=radius)
    return group


def lines(words: str, most: int) -> list[str]:
    """Words in lines of about `most` characters; a single longer word stays whole."""
    out: list[str] = []
    for word in words.split():
        if out and len(out[-1]) + 1 + len(word) <= most:
            out[-1] += f" {word}"
        else:
            out.append(word)
    return out


def label(parent: Element, words: list[str], at: Point, classes: str, leading: float = 16.0) -> Element:
    """A text of one or more lines; `at` is the first base line."""
    text = node(parent, "text", class_=f"svgt {classes}".strip(), x=at[0], y=at[1])
    if len(words) == 1:
        text.text = words[0].translate(UNSEEN)
        return text
    for row, line in enumerate(words):
        node(text, "tspan", line, x=at[0], y=at[1] + row * leading)
    return text


def apart(one: Point, other: Point) -> float:
    """The distance of two points."""
    return hypot(one[0] - other[0], one[1] - other[1])


def spread(radius: float, chord: float) -> float:
    """The angle in degrees that a chord spans on a circle."""
    return 2 * degrees(asin(min(1.0, chord / (2 * radius))))
