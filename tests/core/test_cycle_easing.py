"""What eased it: a real easing is found, hard evenings alone are none, and little is said of few days."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from securebase.core.cycle import Event, eased, fit, say
from securebase.core.cycle.easing import PRIOR_MEAN, PRIOR_SD, USUAL, WITH

DAYS = 120
Array = NDArray[np.float64]


def lived(rng: np.random.Generator, effect: float, *, hard_only: bool, share: float = 0.3) -> tuple[Array, list[Event]]:
    """Days of two with a shared heaviness; returns come at random or on hard evenings, and lighten the next day."""
    heavy, grid, events = 0.0, np.full((DAYS, 12), np.nan), []
    for day in range(DAYS):
        come = heavy > 0.8 if hard_only else rng.random() < share
        grid[day, :4] = np.clip(np.rint(5 + heavy + rng.normal(0, 1.2, 4)), 0, 10)
        if come:
            events.append(Event(day * 24 + 21.0, 1, "return"))
        heavy = 0.4 * heavy + effect * come + rng.normal(0, 1.0)
    grid[rng.random(DAYS) < 0.2] = np.nan
    return grid, events


def test_a_real_easing_is_found_and_said() -> None:
    grid, events = lived(np.random.default_rng(1), -1.2, hard_only=False)
    found = eased(grid, events)["return"]
    assert found.lighter > 0.99
    assert found.hi < 0
    keys = [sentence.key for sentence in say(fit(grid, events=events))]
    assert "cycle.eased_return" in keys
    assert keys[-1] == "cycle.together"  # nothing is said without "they do not say what causes what"


@pytest.mark.parametrize("hard_only", [False, True])
def test_where_nothing_eases_it_is_seldom_said(hard_only: bool) -> None:
    """Hard evenings are followed by lighter days anyhow; that must not look like the work of what came on them."""
    sure = 0
    for seed in range(100):
        grid, events = lived(np.random.default_rng(seed), 0.0, hard_only=hard_only)
        found = eased(grid, events).get("return")
        sure += found is not None and found.lighter > 0.95
    assert sure <= 10


def test_what_makes_days_heavier_is_never_said() -> None:
    grid, events = lived(np.random.default_rng(2), 1.5, hard_only=False)
    assert eased(grid, events)["return"].lo > 0
    assert not any(sentence.key.startswith("cycle.eased") for sentence in say(fit(grid, events=events)))


def test_few_days_say_nothing() -> None:
    grid, events = lived(np.random.default_rng(3), -1.2, hard_only=False)
    assert eased(grid, events[: WITH - 1]) == {}
    assert eased(grid[:10], events) == {}
    assert eased(np.full((40, 12), np.nan), events) == {}
    assert eased(grid, []) == {}


def test_several_on_one_day_are_one_day() -> None:
    grid, events = lived(np.random.default_rng(4), -1.0, hard_only=False)
    again = [*events, *(Event(event.at + 0.5, 2, "return") for event in events)]
    assert eased(grid, again) == eased(grid, events)


def test_the_posterior_is_that_of_a_slow_twin() -> None:
    """The same regression by importance sampling from its prior, with the noise that the fast one settled on."""
    rng = np.random.default_rng(5)
    grid, events = lived(rng, -0.8, hard_only=False)
    found = eased(grid, events)["return"]
    heavy = (grid[:, :4] - np.nanmean(grid[:, :4], axis=0)).mean(axis=1)  # here a day is there whole, or not at all
    on = np.zeros(DAYS)
    on[[int(event.at // 24) for event in events]] = 1
    usable = ~np.isnan(heavy[:-1]) & ~np.isnan(heavy[1:])
    table = np.column_stack([np.ones(usable.sum()), heavy[:-1][usable], on[:-1][usable]])
    draws = rng.normal(PRIOR_MEAN, PRIOR_SD, (200_000, 3))
    best = np.linalg.lstsq(table, heavy[1:][usable], rcond=None)[0]
    left = heavy[1:][usable] - table @ best
    noise = (left @ left + 4 * USUAL**2) / (len(left) + 4)
    log = -((heavy[1:][usable] - draws @ table.T) ** 2).sum(axis=1) / (2 * noise)
    weight = np.exp(log - log.max())
    weight /= weight.sum()
    mean = float(weight @ draws[:, 2])
    sd = float(np.sqrt(weight @ (draws[:, 2] - mean) ** 2))
    assert found.mean == pytest.approx(mean, abs=0.06)
    assert found.sd == pytest.approx(sd, abs=0.05)


def test_events_before_the_newest_half_year_fall_away() -> None:
    grid, events = lived(np.random.default_rng(6), -1.0, hard_only=False)
    longer = np.vstack([np.full((200, 12), np.nan), grid])
    later = [Event(event.at + 200 * 24, event.partner, event.kind) for event in events]
    assert fit(longer, events=later).eased["return"].mean == pytest.approx(
        fit(grid, events=events).eased["return"].mean
    )
