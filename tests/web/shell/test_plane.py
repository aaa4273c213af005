"""The plane: a place with its patch inside the frame, and four corners that can be tapped and are named."""

from __future__ import annotations

from xml.etree.ElementTree import Element, fromstring

import pytest

from securebase.web.shell.drawings.plane import BOX, CORNERS, LEFT, SIDE, TOP, Spot, Words, plane

WORDS = Words("A place <b>", "A sentence.", "up", "right", "less", {corner: f"to {corner}" for corner in CORNERS})


def drawn(*spots: Spot) -> Element:
    return fromstring(plane(spots, scale=(1, 7), words=WORDS))


def one(root: Element, tag: str) -> Element:
    (found,) = root.iter(tag)
    return found


def test_the_place_lies_where_its_numbers_say() -> None:
    middle = one(drawn(Spot(4, 4, 1, 0.5)), "ellipse")
    assert float(middle.attrib["cx"]) == LEFT + SIDE / 2
    assert float(middle.attrib["cy"]) == TOP + SIDE / 2
    assert float(middle.attrib["rx"]) == pytest.approx(2 * float(middle.attrib["ry"]), abs=0.2)
    high = one(drawn(Spot(2, 6, 1, 1)), "ellipse")  # more worry is further up, less distance further left
    assert float(high.attrib["cx"]) < LEFT + SIDE / 2
    assert float(high.attrib["cy"]) < TOP + SIDE / 2


@pytest.mark.parametrize("across", [1, 7])
@pytest.mark.parametrize("up", [1, 7])
def test_a_place_at_an_end_stays_within_the_frame(across: float, up: float) -> None:
    dot = drawn(Spot(across, up, 0.5, 0.5)).findall(".//circle")[-1]
    x, y = float(dot.attrib["cx"]), float(dot.attrib["cy"])
    assert LEFT < x < LEFT + SIDE
    assert TOP < y < TOP + SIDE
    assert float(BOX.split()[2]) >= LEFT + SIDE


def test_each_corner_is_a_named_way_to_its_words() -> None:
    links = list(drawn(Spot(4, 4, 1, 1)).iter("a"))
    assert {link.attrib["href"]: link.attrib["aria-label"] for link in links} == {
        f"#near-{corner}": f"to {corner}" for corner in CORNERS
    }


def test_earlier_places_are_there_and_only_the_newest_has_a_patch() -> None:
    root = drawn(Spot(2, 2, 1, 1), Spot(3, 3, 1, 1), Spot(4, 4, 1, 1))
    assert len(list(root.iter("ellipse"))) == 1
    assert len(root.findall(".//circle")) == 3


def test_the_picture_has_a_name_and_its_words_are_escaped() -> None:
    root = drawn(Spot(4, 4, 1, 1))
    assert one(root, "title").text == "A place <b>"
    assert "<b>" not in plane([Spot(4, 4, 1, 1)], scale=(1, 7), words=WORDS)


def test_no_place_or_no_scale_is_refused() -> None:
    with pytest.raises(ValueError, match="needs a place"):
        plane([], scale=(1, 7), words=WORDS)
    with pytest.raises(ValueError, match="a scale"):
        plane([Spot(1, 1, 1, 1)], scale=(7, 7), words=WORDS)
