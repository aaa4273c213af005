"""The one door of the engine: what a couple's days give, and that thin, even and broken days give no nonsense."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lab.plain_couples import Plain, draw_plain
from securebase.core.cycle import EFFECTS, SERIES, STATES, fit, say
from securebase.core.cycle.posterior import posterior
from securebase.core.cycle.series import SWAPPED

NOTHING = np.full((1, len(SERIES)), np.nan)


def figures(value: Any) -> list[float]:
    if isinstance(value, dict):
        return [number for each in value.values() for number in figures(each)]
    return [float(value)] if isinstance(value, int | float) and not isinstance(value, bool) else []


def drawn(count: int, days: int, **what: Any) -> tuple[Any, Any, Any]:
    return draw_plain(np.random.default_rng(4), count, days, Plain(**what))


@pytest.mark.parametrize(
    "grid",
    [
        np.zeros((0, 12)),
        NOTHING,
        np.full((400, 12), np.nan),
        np.full((60, 12), 0.0),
        np.full((60, 12), 10.0),
        np.tile(np.arange(12.0) % 11, (30, 1)),
        np.where(np.arange(12) < 2, np.random.default_rng(1).integers(0, 11, (90, 12)).astype(float), np.nan),
        np.random.default_rng(2).integers(0, 11, (3650, 12)).astype(float),
    ],
    ids=["no day", "a day of nothing", "all missing", "all 0", "all 10", "constant", "one partner", "ten years"],
)
def test_every_figure_is_finite_and_nothing_is_made_up(grid: Any) -> None:
    cycle = fit(grid)
    assert np.isfinite(figures(asdict(cycle))).all()
    assert 0 <= cycle.p_cycle <= 0.9
    assert say(cycle)
    if np.isnan(grid).all() or len(grid) < 14:
        assert (cycle.stage, [each.key for each in say(cycle)]) == ("none", ["cycle.too_few"])


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 2**32), st.integers(1, 70), st.floats(0, 1))
def test_whatever_was_answered_the_figures_are_finite(seed: int, days: int, gone: float) -> None:
    rng = np.random.default_rng(seed)
    grid = rng.integers(0, 11, (days, 12)).astype(float)
    grid[rng.random(grid.shape) < gone] = np.nan
    assert np.isfinite(figures(asdict(fit(grid)))).all()


@pytest.mark.parametrize("grid", [np.zeros((5, 11)), np.zeros(12), np.full((5, 12), 11.0), np.full((5, 12), -1.0)])
def test_another_shape_or_an_answer_out_of_range_is_refused(grid: Any) -> None:
    with pytest.raises(ValueError, match=r"[Aa]nswer"):
        fit(grid)


def test_a_level_is_between_none_and_all() -> None:
    with pytest.raises(ValueError, match="level"):
        fit(NOTHING, level=1)


def test_a_wider_interval_holds_a_narrower_one() -> None:
    answers, _, _ = drawn(1, 60)
    narrow, wide = fit(answers[0], level=0.5), fit(answers[0], level=0.95)
    for name in EFFECTS:
        assert wide.next_day[name].lo < narrow.next_day[name].lo < narrow.next_day[name].hi < wide.next_day[name].hi
    assert wide.upset_days.lo < narrow.upset_days.lo


def test_it_is_the_same_whoever_is_called_partner_1() -> None:
    answers, _, _ = drawn(1, 60)
    one, two = fit(answers[0]), fit(answers[0][:, SWAPPED])
    turn = {"1": "2", "2": "1"}
    for name, band in one.next_day.items():
        swapped = "".join(turn.get(letter, letter) for letter in name)
        assert two.next_day[swapped].mean == pytest.approx(band.mean)
    assert two.p_cycle == pytest.approx(one.p_cycle)
    assert two.in_worry == 3 - one.in_worry


def test_a_day_more_in_front_without_an_answer_changes_no_effect_much() -> None:
    answers, _, _ = drawn(1, 60)
    longer = np.vstack([np.full((3, 12), np.nan), answers[0]])
    one, two = fit(answers[0]), fit(longer)
    assert max(abs(one.next_day[name].mean - two.next_day[name].mean) for name in EFFECTS) < 0.05


def test_the_ladder_of_what_may_be_said() -> None:
    answers = np.random.default_rng(3).integers(3, 8, (60, 12)).astype(float)
    stages = {days: fit(answers[:days]) for days in (13, 14, 41, 42, 59, 60)}
    assert [cycle.stage for cycle in stages.values()] == ["none", "early", "early", "link", "link", "full"]
    assert [cycle.enough for cycle in stages.values()] == [False, False, False, True, True, True]
    keys = {days: {each.key for each in say(cycle)} for days, cycle in stages.items()}
    assert not any(key.startswith(("cycle.loop", "cycle.next", "cycle.upset")) for key in keys[41])
    assert any(key.startswith("cycle.loop") for key in keys[42])
    assert not any(key.startswith("cycle.upset") for key in keys[59])
    assert any(key.startswith("cycle.upset") for key in keys[60])


def test_couples_with_a_loop_stand_out_and_those_without_are_not_told_of_one() -> None:
    answers, effects, loop = drawn(400, 120)
    found = posterior(answers)
    chance = found.loops.max(axis=1)
    above = (chance[loop][:, None] > chance[~loop]).mean()
    assert above > 0.9
    assert (chance[~loop] > 0.9).mean() <= 0.02
    across = np.ix_(range(400), [0, 1], [2, 3])
    assert np.sqrt(((found.effects - effects)[across] ** 2).mean()) < 0.75 * effects[across].std()


@pytest.mark.parametrize("trouble", [{"floor": True}, {"stress": True}, {"guesses": False}])
def test_a_stuck_slider_or_stress_from_outside_is_no_loop(trouble: dict[str, bool]) -> None:
    answers, _, loop = drawn(400, 60, **trouble)
    assert (posterior(answers[~loop]).loops.max(axis=1) > 0.9).mean() <= 0.05


def test_intervals_hold_what_they_say() -> None:
    answers, effects, _ = drawn(400, 60)
    found = posterior(answers)
    arrows = ((0, 3), (3, 0), (1, 2), (2, 1))
    inside = [np.abs(found.effects - effects)[:, i, j] <= 1.96 * found.effects_sd[:, i, j] for i, j in arrows]
    assert 0.92 < np.mean(inside) < 0.99


def test_levels_say_where_a_series_lies_and_moved() -> None:
    grid = np.full((60, 12), np.nan)
    grid[:, 0] = np.linspace(2, 8, 60)
    cycle = fit(grid)
    level = cycle.levels["worry_1"]
    assert 5.5 < level.now.mean < 8
    assert level.change.lo > 0
    silent = cycle.levels[STATES[3]]
    assert silent.now.hi - silent.now.lo > 4
