"""What follows what within hours: real contingencies are found, chance and nights are not, and exposure counts."""

from __future__ import annotations

from math import exp, log

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from securebase.core.cycle import Event, contingencies, contingency
from securebase.core.cycle.events import HOURS, PRIOR

DAYS = 60


def evenings(rng: np.random.Generator, count: int) -> list[float]:
    return sorted(
        float(day * 24 + 16 + 7 * hour)
        for day, hour in zip(rng.integers(0, DAYS, count), rng.random(count), strict=True)
    )


def test_a_pause_that_follows_a_reach_is_found() -> None:
    rng = np.random.default_rng(1)
    reaches = evenings(rng, 25)
    pauses = [at + 0.5 for at in reaches[::2]] + evenings(rng, 5)
    found = contingency(reaches, pauses, DAYS)
    assert found.more > 0.99
    assert found.lo > 2
    assert (found.causes, found.effects) == (25, 18)
    assert found.after >= 13


def test_evenings_alone_are_no_contingency() -> None:
    """Both happen in the evening and neither knows of the other; a count over all hours would call it one."""
    rng, sure = np.random.default_rng(2), 0
    for _ in range(200):
        sure += contingency(evenings(rng, 30), evenings(rng, 30), DAYS).more > 0.95
    assert sure <= 22  # of 200, at one in twenty and a little for what is left within a part of the day


def test_few_events_say_little() -> None:
    found = contingency([20.0], [21.0], DAYS)
    assert found.lo < 1.5 < found.hi
    assert found.mean < 3


def test_the_posterior_is_that_of_a_slow_twin() -> None:
    """One part of the day, so that the likelihood is one binomial; summed up point by point."""
    causes, effects = [17.0, 41.0, 65.0], [17.5, 42.0, 90.0, 113.0]
    found = contingency(causes, effects, 5)
    after_hours, other_hours = 3 * HOURS, 5 * 4 - 3 * HOURS
    total = mean = 0.0
    for step in range(-50_000, 50_001):
        at = step / 10_000
        chance = 1 / (1 + exp(-(at + log(after_hours / other_hours))))
        weight = chance**2 * (1 - chance) ** 2 * exp(-(at**2) / (2 * PRIOR**2))
        total, mean = total + weight, mean + weight * at
    assert log(found.mean) == pytest.approx(mean / total, abs=2e-3)


def test_causes_close_together_count_their_hours_once() -> None:
    one = contingency([17.0], [18.0], 3)
    assert contingency([17.0, 17.1, 17.2], [18.0], 3).mean == pytest.approx(one.mean, rel=0.1)


def test_what_happens_together_in_time_is_named_by_whose_it_is() -> None:
    events = [Event(17.0, 1, "reach"), Event(18.0, 2, "pause"), Event(40.0, 0, "talk"), Event(60.0, 0, "loop")]
    assert set(contingencies(events, 5)) == {"pause_2 after reach_1", "reach_1 after pause_2", "loop after talk"}


def test_an_event_outside_the_days_and_a_wrong_level_are_refused() -> None:
    with pytest.raises(ValueError, match="outside"):
        contingencies([Event(48.0, 1, "reach")], 2)
    with pytest.raises(ValueError, match="level"):
        contingencies([], 2, level=0)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.floats(0, 10 * 24, exclude_max=True), min_size=1, max_size=30),
    st.lists(st.floats(0, 10 * 24, exclude_max=True), min_size=1, max_size=30),
)
def test_every_figure_is_finite(causes: list[float], effects: list[float]) -> None:
    found = contingency(causes, effects, 10)
    assert 0 < found.lo <= found.hi < np.inf
    assert found.lo <= found.mean * 1.2
    assert 0 <= found.more <= 1
    assert 0 <= found.after <= len(effects)
