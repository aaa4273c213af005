"""Tomorrow: never much worse than the usual level or the last day, bands that hold, and following that is earned."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from securebase.core.cycle import forecast


def walk(rng: np.random.Generator, keep: float, days: int = 100) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    values, now = np.empty(days), 0.0
    for day in range(days):
        now = keep * now + np.sqrt(1 - keep**2) * rng.normal()
        values[day] = np.clip(round(5 + 2 * now), 0, 10)
    return values


def errors(keep: float) -> tuple[float, float, float, float]:
    """Root mean square errors of ours, of the mean so far and of the last day, and how often the band held."""
    rng, made, held = np.random.default_rng(7), [], []
    for _ in range(25):
        values = walk(rng, keep)
        for day in range(15, len(values), 3):
            found = forecast(values[:day])
            made.append([found.mean - values[day], values[:day].mean() - values[day], values[day - 1] - values[day]])
            held.append(found.lo <= values[day] <= found.hi)
    ours, usual, last = np.sqrt((np.array(made) ** 2).mean(axis=0))
    return float(ours), float(usual), float(last), float(np.mean(held))


@pytest.mark.parametrize("keep", [0.0, 0.3, 0.6, 0.9])
def test_it_is_no_worse_than_the_better_of_two_plain_ones(keep: float) -> None:
    ours, usual, last, held = errors(keep)
    assert ours <= 1.03 * min(usual, last)
    assert 0.72 < held < 0.9


def test_following_is_said_to_be_worth_it_only_where_it_is() -> None:
    rng = np.random.default_rng(3)
    still = np.mean([forecast(walk(rng, 0.0)).earned for _ in range(40)])
    moving = np.mean([forecast(walk(rng, 0.8)).earned for _ in range(40)])
    assert still < 0.25
    assert moving > 0.9


def test_no_day_and_one_day() -> None:
    nothing, one = forecast(np.array([])), forecast(np.array([8.0]))
    assert nothing.mean == pytest.approx(5.0)  # the last digit is the machine’s
    assert (nothing.earned, one.earned) == (False, False)
    assert 5 < one.mean <= 8
    assert nothing.lo < nothing.hi


@given(st.lists(st.none() | st.integers(0, 10), max_size=60), st.floats(0.05, 0.99))
def test_it_stays_on_the_scale(values: list[int | None], level: float) -> None:
    given_values = np.array([np.nan if value is None else float(value) for value in values])
    found = forecast(given_values, level=level)
    assert 0 <= found.lo <= found.mean <= found.hi <= 10
