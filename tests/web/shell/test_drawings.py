"""The drawings: every state is well-formed, escaped, named, free of noise, and nobody stands on anybody."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from itertools import combinations
from math import hypot
from typing import Any
from xml.etree.ElementTree import Element, fromstring

import pytest

from securebase.web.shell.drawings.balance import Week, balance
from securebase.web.shell.drawings.breath import breath
from securebase.web.shell.drawings.circle import LAMP, Standing, circle
from securebase.web.shell.drawings.duo import Given, duo
from securebase.web.shell.drawings.follow import Follows, follow
from securebase.web.shell.drawings.spans import Span, spans
from securebase.web.shell.drawings.svg import Ring, lines, num
from securebase.web.shell.drawings.way import Words, angle_at, way
from securebase.web.shell.faces import Face

NOOR, ROBIN = Face("Noor", 1, "tide"), Face("Robin", 2, "rowan")
NAMED: dict[str, Any] = {"title": "A name", "desc": "A sentence."}
WORDS = ("Exploring", "Connecting")


def drawn(*people: Standing, **more: Any) -> str:
    return circle(people, words=WORDS, **NAMED, **more)


def marks(svg: str) -> list[Element]:
    """The groups of people: they carry an initial."""
    return [
        group for group in fromstring(svg).iter("g") if group.find("text") is not None and "transform" in group.attrib
    ]


def at(group: Element) -> tuple[float, float]:
    x, y = re.findall(r"-?[\d.]+", group.attrib["transform"])
    return float(x), float(y)


EVERY: dict[str, Callable[[], str]] = {
    "circle": lambda: drawn(Standing(NOOR, 127), Standing(ROBIN, 300)),
    "circle, one away": lambda: drawn(Standing(NOOR, 127), Standing(ROBIN, away="back 18:00", cheered=True)),
    "circle, both away": lambda: drawn(Standing(NOOR, away="back 17:00"), Standing(ROBIN, away="back tomorrow, 18:00")),
    "circle, alone and draggable": lambda: drawn(Standing(NOOR, 127), draggable=True),
    "circle, no place yet": lambda: drawn(Standing(NOOR), Standing(ROBIN, 90), draggable=True),
    "circle, reunion": lambda: drawn(Standing(NOOR), Standing(ROBIN, away="x"), reunion=True),
    "way": lambda: way(ROBIN, NOOR, passed=0.5, words=Words("13 min", "to go", "21:40"), **NAMED),
    "way, alone": lambda: way(NOOR, None, passed=0, **NAMED),
    "turn": lambda: way(NOOR, None, passed=1, base=False, **NAMED),
    "duo": lambda: duo([Given(NOOR, 6), Given(ROBIN, 4, guess=3)], **NAMED),
    "duo, nothing": lambda: duo([Given(NOOR, None), Given(ROBIN, None)], **NAMED),
    "breath": lambda: breath(**NAMED),
    "follow": lambda: follow(
        [Follows(NOOR, ROBIN, 0.2, -0.1, 0.4), Follows(ROBIN, NOOR, -2, -3, 3)], ends=("less", "none", "more"), **NAMED
    ),
    "spans": lambda: spans(
        [Span(date(2026, 1, day), day / 2, -1, 6) for day in (1, 4, 9)],
        scale=(0, 5),
        ends=("<none>", "all"),
        dates=("1 January", "9 January"),
        **NAMED,
    ),
    "spans, one": lambda: spans(
        [Span(date(2026, 1, 1), 5, 4, 6)], scale=(0, 5), ends=("none", "all"), dates=("", "1 January"), **NAMED
    ),
    "balance": lambda: balance([Week(f"{n}", ((NOOR, n / 12), (ROBIN, None))) for n in range(13)], **NAMED),
    "balance, nothing": lambda: balance([], **NAMED),
}


@pytest.mark.parametrize("state", EVERY)
def test_is_one_named_picture_without_noise(state: str) -> None:
    svg = EVERY[state]()
    root = fromstring(svg)
    pictures = [element for element in root.iter() if element.get("role") == "img"]
    assert len(pictures) == 1
    (picture,) = pictures
    names = {element.get("id"): element.text for element in picture}
    assert names[picture.attrib["aria-labelledby"]] == "A name"
    assert names[picture.attrib["aria-describedby"]] == "A sentence."
    told = re.sub(r'<(title|desc|text|tspan).*?</\1>|data-heights="[^"]*"', "", svg)
    assert not re.search(r"\d\.\d\d|\de-|nan|inf|-0(?![.\d])", told)
    assert "style=" not in svg
    assert "#" not in re.sub(r"url\(#[a-z-]+\)", "", svg)  # no colours


@pytest.mark.parametrize("state", EVERY)
def test_is_the_same_each_time(state: str) -> None:
    assert EVERY[state]() == EVERY[state]()


@pytest.mark.parametrize("name", ["<script>", "&", "Ж", "नि", "👩‍👩‍👧", "\x00\x07", "", "a" * 5000, "ß"])
def test_any_name_is_drawn_and_escaped(name: str) -> None:
    odd = Face(name, 1, "moss")
    svg = circle([Standing(odd, 10)], title=name, desc=name, words=(name, "</svg>"), draggable=True)
    root = fromstring(svg)
    title = root.find(".//title")
    assert title is not None
    assert (title.text or "") == "".join(sign for sign in name if sign >= " ")
    assert "<script" not in svg


@pytest.mark.parametrize("first", range(0, 360, 15))
def test_both_initials_can_be_read_wherever_they_stand(first: int) -> None:
    for second in range(0, 360, 5):
        for later in (True, False):
            svg = drawn(Standing(NOOR, first, later=not later), Standing(ROBIN, second, later=later))
            (x1, y1), (x2, y2) = (at(group) for group in marks(svg))
            assert hypot(x1 - x2, y1 - y2) >= 32


def test_the_later_one_steps_inside() -> None:
    def from_the_middle(svg: str) -> dict[str, float]:
        return {group.attrib["class"]: hypot(at(group)[0] - 176, at(group)[1] - 184) for group in marks(svg)}

    here = from_the_middle(drawn(Standing(NOOR, 90), Standing(ROBIN, 90, later=True)))
    there = from_the_middle(drawn(Standing(NOOR, 90, later=True), Standing(ROBIN, 90)))
    assert here[ROBIN.classes] < here[NOOR.classes]
    assert there[NOOR.classes] < there[ROBIN.classes]


def test_nobody_covers_the_lamp_of_who_is_away() -> None:
    for angle in range(290, 340):
        svg = drawn(Standing(NOOR, angle), Standing(ROBIN, away="back 18:00"))
        near = min(hypot(at(group)[0] - LAMP[0], at(group)[1] - LAMP[1]) for group in marks(svg))
        assert near >= 34


def test_who_is_away_is_outside_with_a_way_and_a_lamp() -> None:
    svg = drawn(Standing(NOOR, 127), Standing(ROBIN, away="back 18:00", cheered=True))
    root = fromstring(svg)
    (outside,) = (group for group in root.iter("g") if "data-away" in group.attrib)
    assert hypot(at(outside)[0] - 176, at(outside)[1] - 184) > 150
    assert [element.get("data-light") for element in root.iter() if element.get("data-light")] == ["cheer", "lamp"]
    assert svg.count("path--dots") == 2
    assert ">back 18:00<" in svg
    assert "data-light" not in drawn(Standing(NOOR, 127), Standing(ROBIN, 20))


def test_both_back_at_one_time_is_said_once() -> None:
    assert drawn(Standing(NOOR, away="back 18:00"), Standing(ROBIN, away="back 18:00")).count("back 18:00") == 1


def test_only_the_own_mark_in_the_harbour_has_a_handle() -> None:
    own = drawn(Standing(NOOR, 487.26), Standing(ROBIN, 20), draggable=True)
    (handle,) = (group for group in fromstring(own).iter("g") if "data-draggable" in group.attrib)
    assert handle.attrib["class"] == NOOR.classes
    assert handle.attrib["data-angle"] == "127.3"
    assert handle.find("circle[@class='hit']") is not None
    assert "data-draggable" not in drawn(Standing(NOOR, 127), Standing(ROBIN, 20))
    assert "data-draggable" not in drawn(Standing(NOOR, away="back 18:00"), draggable=True)
    unset = drawn(Standing(NOOR), draggable=True)
    assert 'data-angle=""' in unset
    assert "guess" in unset


def test_a_circle_holds_one_or_two() -> None:
    for people in ([], [Standing(NOOR)] * 3):
        with pytest.raises(ValueError, match="one or two"):
            circle(people, words=WORDS, **NAMED)


def test_the_traveller_goes_along_the_wall_and_stops_beside_the_lamp() -> None:
    assert [angle_at(passed) for passed in (-1, 0, 0.5, 1, 7)] == [180, 180, 257, 334, 334]
    ends = [
        next(group for group in marks(way(ROBIN, NOOR, passed=p, **NAMED)) if "data-traveller" in group.attrib)
        for p in (0, 1)
    ]
    assert at(ends[0]) == (40.1, 172)
    assert at(ends[1])[0] > 280
    assert ends[0].attrib["class"] == ROBIN.classes


def test_the_one_who_waits_is_moored_and_a_turn_has_no_base() -> None:
    assert "ripple" in way(ROBIN, NOOR, passed=0.2, **NAMED)
    assert "ripple" not in way(ROBIN, None, passed=0.2, **NAMED)
    assert "water" not in way(ROBIN, NOOR, passed=0.2, base=False, **NAMED)


def test_numbers_on_the_wedge_do_not_touch() -> None:
    for one, two in combinations(range(11), 2):
        for pair in ((one, two), (two, one), (one, one)):
            found = marks(duo([Given(NOOR, pair[0]), Given(ROBIN, pair[1])], **NAMED))
            left, right = sorted(at(group)[0] for group in found)
            assert right - left >= 33.9
            assert left >= 15
            assert right <= 335


def test_equal_numbers_have_one_figure_and_others_two() -> None:
    def figures(one: int, two: int) -> list[str | None]:
        root = fromstring(duo([Given(NOOR, one), Given(ROBIN, two)], **NAMED))
        return [text.text for text in root.findall("text")]

    assert figures(5, 5) == ["5"]
    assert figures(5, 6) == ["5", "6"]


@pytest.mark.parametrize("wrong", [-1, 11])
def test_a_number_outside_the_wedge_is_refused(wrong: int) -> None:
    with pytest.raises(ValueError, match="0 to 10"):
        duo([Given(NOOR, wrong)], **NAMED)
    with pytest.raises(ValueError, match="0 to 10"):
        duo([Given(NOOR, 3, guess=wrong)], **NAMED)


def test_a_guess_is_dashed_in_the_ink_of_the_one_it_is_about() -> None:
    root = fromstring(duo([Given(NOOR, 6), Given(ROBIN, 4, guess=3)], **NAMED))
    (holder,) = (group for group in root.iter("g") if group.find("g/*[@class='guess']") is not None)
    assert holder.attrib["class"] == ROBIN.classes


def test_a_week_without_a_word_is_a_pale_ring() -> None:
    assert "ring--soft" in balance([Week("7 Sep", ((NOOR, None), (ROBIN, None)))], **NAMED)
    told = balance([Week("7 Sep", ((NOOR, 0.0), (ROBIN, 1.0)))], **NAMED)
    assert "ring--soft" not in told
    assert "water" in told


def test_the_wall_is_heaviest_where_it_holds() -> None:
    ring = Ring((0, 0), 132, 3, 17)
    assert ring.inner == 122
    thick = [round(2 * (132 - hypot(*ring.middle(angle))), 1) for angle in (270, 180, 90)]
    assert thick == [3.0, 10.2, 17.0]


def test_numbers_and_lines() -> None:
    assert [num(value) for value in (1.0, -0.04, 2.25, 100, -3.96)] == ["1", "0", "2.2", "100", "-4"]
    assert lines("back tomorrow, 18:00", 14) == ["back tomorrow,", "18:00"]
    assert lines("donaudampfschifffahrt", 5) == ["donaudampfschifffahrt"]
