"""The short measures: a score, a change, and the point at which Support is offered."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from securebase.core.attachment import attach, changes, refuse_measure
from securebase.core.library import load_library
from securebase.core.satisfaction import content, is_low, offers_support, since_first
from securebase.core.scoring import Estimate

LIBRARY = load_library()
WEEK = LIBRARY.measure("satisfaction")
DAY = date(2026, 3, 1)


def at(points: int, days: int) -> tuple[date, Estimate]:
    return DAY + timedelta(days=days), content(WEEK, {item.id: points for item in WEEK.items})


def test_one_scale_has_one_score() -> None:
    found = content(WEEK, {"good": 5, "kind": 4, "there": 5, "usual": 5})
    assert found.raw == pytest.approx(4.75)
    assert found.raw is not None
    assert found.lo < found.mean < found.raw  # drawn to people at large
    with pytest.raises(ValueError, match="more than one scale"):
        content(LIBRARY.measure("attachment"), {})


def test_low_is_the_whole_band_and_not_its_middle() -> None:
    assert is_low(WEEK, content(WEEK, {item.id: 1 for item in WEEK.items}))
    assert not is_low(WEEK, content(WEEK, {item.id: 2 for item in WEEK.items}))
    assert not is_low(WEEK, content(WEEK, {}))
    assert not is_low(WEEK, content(WEEK, {"good": 1}))  # one answer is little


def test_support_is_offered_when_it_is_low_twice_four_weeks_apart_and_still() -> None:
    assert not offers_support(WEEK, [])
    assert not offers_support(WEEK, [at(0, 0)])
    assert not offers_support(WEEK, [at(0, 0), at(0, 27)])
    assert offers_support(WEEK, [at(0, 28), at(0, 0)])
    assert offers_support(WEEK, [at(0, 0), at(5, 14), at(0, 28)])
    assert not offers_support(WEEK, [at(0, 0), at(0, 28), at(4, 35)])


def test_a_change_is_from_the_first_to_the_newest() -> None:
    assert since_first([at(1, 0)]) == "unclear"
    assert since_first([at(5, 30), at(1, 0)]) == "more"
    assert since_first([at(3, 0), at(0, 7), at(3, 14)]) == "unclear"


def test_attachment_has_two_axes_and_a_change_in_each() -> None:
    measure = LIBRARY.measure("attachment")
    first = attach(measure, {item.id: measure.points(item, 5) for item in measure.items})
    last = attach(
        measure, {item.id: measure.points(item, 2 if item.scale == "anxiety" else 5) for item in measure.items}
    )
    assert (first.answered, first.anxiety.raw, first.avoidance.raw) == (12, 5, 5)
    assert changes(first, last) == {"anxiety": "less", "avoidance": "unclear"}


def test_a_measure_of_something_else_has_no_axes() -> None:
    assert refuse_measure(LIBRARY.measure("attachment")) is None
    assert "no scale 'anxiety'" in (refuse_measure(WEEK) or "")
    with pytest.raises(ValueError, match="no scale 'anxiety'"):
        attach(WEEK, {})
