"""The line through days: only where there are enough, never over a silence, never outside of what was there."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from securebase.core.trends import BREAK, ENOUGH, middle_line

FIRST = date(2026, 9, 1)
DAYS = st.dictionaries(st.integers(0, 60), st.integers(0, 10), max_size=45)


def at(values: dict[int, int]) -> list[tuple[date, int]]:
    return [(FIRST + timedelta(days=day), value) for day, value in values.items()]


def test_days_that_are_alike_make_a_level_line() -> None:
    pieces = middle_line(at(dict.fromkeys(range(10), 4)))
    assert [[value for _, value in piece] for piece in pieces] == [[4.0] * 10]


def test_one_loud_day_is_not_the_week() -> None:
    (piece,) = middle_line(at(dict.fromkeys(range(9), 2) | {4: 10}))
    assert max(value for _, value in piece) == 2 + 8 * 4 / 16


def test_a_week_of_silence_is_not_bridged() -> None:
    two = dict.fromkeys(range(5), 3) | dict.fromkeys(range(11, 16), 6)
    assert [len(piece) for piece in middle_line(at(two))] == [5, 5]


def test_lonely_days_make_no_line() -> None:
    assert middle_line(at(dict.fromkeys(range(0, 60, 5), 3))) == []


@given(DAYS)
def test_it_stays_within_what_was_there(values: dict[int, int]) -> None:
    pieces = middle_line(at(values))
    if len(values) < ENOUGH:
        assert pieces == []
    points = [point for piece in pieces for point in piece]
    assert points == sorted(points)
    for day, value in points:
        near = [other for then, other in at(values) if abs((then - day).days) <= 3]
        assert min(near) - 1e-9 <= value <= max(near) + 1e-9
    for piece in pieces:
        assert len(piece) > 1
        assert all(b[0] - a[0] < BREAK for a, b in pairwise(piece))
