"""The two drawings of days: everything escaped, nothing outside of the picture, a text for every picture."""

from __future__ import annotations

from datetime import date, timedelta
from xml.etree.ElementTree import fromstring

import pytest

from securebase.web.shell.drawings.lights import Week, lights
from securebase.web.shell.drawings.lines import Day, Tick, lines

FIRST = date(2026, 9, 1)
DAYS = [Day(FIRST + timedelta(days=n), n % 11) for n in range(30)]
ENDS = ("<settled>", "very & worried")


def test_a_line_is_well_formed_named_and_within_its_box() -> None:
    svg = lines(DAYS, ends=ENDS, ticks=[Tick(FIRST, "<x>")], title="<Worry>", desc="a & b", key="k")
    root = fromstring(svg)
    _, _, wide, high = map(float, root.attrib["viewBox"].split())
    assert root.attrib["aria-labelledby"] == "k-t"
    assert "<Worry>" not in svg
    dots = [node for node in root if node.tag == "circle"]
    assert len(dots) == len(DAYS)
    assert all(0 <= float(dot.attrib["cx"]) <= wide and 0 <= float(dot.attrib["cy"]) <= high for dot in dots)
    assert svg.count('class="line-s"') == 1


def test_days_without_a_number_have_no_dot() -> None:
    empty = [Day(day.day, None) for day in DAYS]
    svg = lines(empty, ends=ENDS, ticks=[], title="t", desc="d")
    assert "<circle" not in svg
    assert "line-s" not in svg


@pytest.mark.parametrize("days", [[], DAYS[:1], [*DAYS, Day(FIRST + timedelta(days=40), 11)], [Day(FIRST, -1), *DAYS]])
def test_what_cannot_be_drawn_is_refused(days: list[Day]) -> None:
    with pytest.raises(ValueError, match="At least two days"):
        lines(days, ends=ENDS, ticks=[], title="t", desc="d")


@pytest.mark.parametrize(("count", "shown"), [(0, 0), (1, 1), (5, 5), (12, 12), (40, 12)])
def test_each_thing_done_is_one_light(count: int, shown: int) -> None:
    svg = lights([Week("<a>", count), Week("", 0)], title="t", desc="d")
    root = fromstring(svg)
    found = [node for node in root.iter("circle") if node.attrib["class"] == "lampf"]
    assert len(found) == shown
    assert "<a>" not in svg
    assert all(float(light.attrib["cy"]) > 0 for light in found)
