"""Answers to a value with its uncertainty: against a slow twin, with answers missing, and what counts as a change."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from securebase.core.library import load_library
from securebase.core.measure import Answers, Measure
from securebase.core.scoring import Estimate, change, error_of_item, score

ATTACHMENT = load_library().measure("attachment")
IDS = [item.id for item in ATTACHMENT.items]
ANSWERS = st.dictionaries(st.sampled_from(IDS), st.none() | st.integers(1, 7))


def twin(measure: Measure, answers: Answers) -> list[tuple[float, float]]:
    """Mean and standard deviation of both axes by summing up a fine grid of true scores."""
    one, two = measure.scales
    grid = np.linspace(-4, 12, 641)
    x, y = np.meshgrid(grid, grid, indexing="ij")
    u = (x - one.mean) / (one.sd * one.reliability**0.5)
    v = (y - two.mean) / (two.sd * two.reliability**0.5)
    r = measure.correlation
    log = -(u * u - 2 * r * u * v + v * v) / (2 * (1 - r * r))
    for item in measure.items:
        answer = answers.get(item.id)
        if answer is not None:
            scale, place = (one, x) if item.scale == one.id else (two, y)
            log -= (measure.points(item, answer) - place) ** 2 / (2 * error_of_item(measure, scale))
    weight = np.exp(log - log.max())
    weight /= weight.sum()
    means = [(weight * place).sum() for place in (x, y)]
    return [
        (float(mean), float(np.sqrt((weight * (place - mean) ** 2).sum())))
        for mean, place in zip(means, (x, y), strict=True)
    ]


@pytest.mark.parametrize(
    "answers",
    [
        {},
        {"gap": 7},
        {"gap": 7, "quiet": 1, "alone": 2},
        dict.fromkeys(IDS, 4),
        {name: 1 + place % 7 for place, name in enumerate(IDS)},
    ],
)
def test_the_posterior_is_that_of_a_slow_twin(answers: dict[str, int]) -> None:
    found = score(ATTACHMENT, answers)
    for each, (mean, sd) in zip(found.values(), twin(ATTACHMENT, answers), strict=True):
        assert (each.mean, each.se) == pytest.approx((mean, sd), abs=2e-3)


def test_one_scale_is_kelleys_true_score() -> None:
    """With all answers and no second axis: the mean, drawn to that of people at large by the reliability."""
    measure = replace(ATTACHMENT, correlation=0.0)
    scale = measure.scales[0]
    found = score(measure, dict.fromkeys(IDS, 5))[scale.id]
    assert found.raw is not None
    assert found.raw == pytest.approx((4 * 5 + 2 * 3) / 6)
    assert found.mean == pytest.approx(scale.mean + scale.reliability * (found.raw - scale.mean))
    assert found.noise == pytest.approx(scale.sd * (1 - scale.reliability) ** 0.5)


def test_a_reversed_item_speaks_for_less() -> None:
    assert score(ATTACHMENT, {"quiet": 7})["anxiety"].mean < ATTACHMENT.scales[0].mean
    assert score(ATTACHMENT, {"gap": 7})["anxiety"].mean > ATTACHMENT.scales[0].mean


@given(ANSWERS)
def test_more_answers_never_widen_a_band(answers: dict[str, int | None]) -> None:
    whole = score(ATTACHMENT, answers)
    for name in [name for name, answer in answers.items() if answer is not None]:
        fewer = score(ATTACHMENT, {**answers, name: None})
        assert all(whole[axis].se <= fewer[axis].se + 1e-12 for axis in whole)


@given(ANSWERS, st.floats(0.05, 0.99))
def test_a_band_holds_its_mean_and_every_figure_is_finite(answers: dict[str, int | None], level: float) -> None:
    for each in score(ATTACHMENT, answers, level).values():
        assert each.lo < each.mean < each.hi
        assert all(np.isfinite([each.mean, each.se, each.lo, each.hi]))


def test_bands_hold_what_they_say() -> None:
    """People drawn from the prior, who answer as the model says but in whole points: a 90 % band holds about 88 %."""
    rng, inside = np.random.default_rng(11), 0
    scale = ATTACHMENT.scales[0]
    measure = replace(ATTACHMENT, correlation=0.0, low=-40, high=60)  # no ends
    for _ in range(2000):
        true = rng.normal(scale.mean, scale.sd * scale.reliability**0.5)
        error = error_of_item(ATTACHMENT, scale) ** 0.5
        given_answers = {}
        for item in measure.items_of(scale.id):
            points = round(rng.normal(true, error))
            given_answers[item.id] = measure.low + measure.high - points if item.reversed else points
        found = score(measure, given_answers)[scale.id]
        inside += found.lo <= true <= found.hi
    assert 0.86 < inside / 2000 < 0.925


@pytest.mark.parametrize(
    ("answers", "words"),
    [
        ({"nothing": 3}, "no item 'nothing'"),
        ({"gap": 0}, "from 1 to 7"),
        ({"gap": 8}, "from 1 to 7"),
        ({"gap": True}, "from 1 to 7"),
        ({"gap": 2.0}, "from 1 to 7"),
    ],
)
def test_answers_that_cannot_be_are_refused(answers: dict[str, int], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        score(ATTACHMENT, answers)


def test_a_level_is_between_none_and_all() -> None:
    with pytest.raises(ValueError, match="level"):
        score(ATTACHMENT, {}, 1.0)


def at(raw: float | None, answered: int = 6) -> Estimate:
    noise = None if raw is None else (error_of_item(ATTACHMENT, ATTACHMENT.scales[0]) / answered) ** 0.5
    return Estimate(0, 1, -1, 1, raw, noise, answered)


def test_a_change_is_one_if_it_is_more_than_the_noise_of_both() -> None:
    """The reliable change index of twelve items: about 1.24 points."""
    assert change(at(3.0), at(4.2)) == "unclear"
    assert change(at(3.0), at(4.3)) == "more"
    assert change(at(4.3), at(3.0)) == "less"
    assert change(at(3.0, answered=2), at(4.3)) == "unclear"  # fewer answers, more noise
    assert change(at(None), at(4.3)) == "unclear"
