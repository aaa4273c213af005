"""The learnt posterior against a slow sampler that is told the model, and against its own claims on new couples."""

from __future__ import annotations

import numpy as np
import pytest

from lab.couples import draw
from lab.plain_couples import Plain, draw_plain
from lab.sampler import ARROWS, sample
from securebase.core.cycle.posterior import posterior

pytestmark = pytest.mark.slow


def test_it_says_what_a_slow_sampler_says() -> None:
    rng = np.random.default_rng(21)
    answers, effects, _ = draw_plain(rng, 60, 90, Plain())
    slow, slow_sd = sample(answers, rng, 700)
    found = posterior(answers)
    quick = np.stack([found.effects[:, i, j] for i, j in ARROWS], axis=1)
    quick_sd = np.stack([found.effects_sd[:, i, j] for i, j in ARROWS], axis=1)
    true = np.stack([effects[:, i, j] for i, j in ARROWS], axis=1)
    assert np.corrcoef(quick.ravel(), slow.ravel())[0, 1] > 0.75
    assert np.abs(quick - slow).mean() < np.mean(slow_sd)
    assert 0.8 < np.mean(quick_sd) / np.mean(slow_sd) < 1.25
    # It is told less of the model, and knows better that many arrows are none.
    assert np.sqrt(np.mean((quick - true) ** 2)) < 1.05 * np.sqrt(np.mean((slow - true) ** 2))


@pytest.mark.parametrize("days", [21, 60, 150])
def test_true_effects_fall_where_it_says_how_often_it_says(days: int) -> None:
    """Simulation-based calibration on couples of its own families that it has not seen."""
    couples = draw(np.random.default_rng(days), 1500, days)
    found = posterior(couples.answers)
    apart = np.stack([(couples.effects - found.effects)[:, i, j] / found.effects_sd[:, i, j] for i, j in ARROWS])
    assert abs(float(apart.mean())) < 0.1
    assert 0.85 < float(apart.std()) < 1.2
    assert 0.90 < float((np.abs(apart) < 1.96).mean()) < 0.97
    chance = found.loops.ravel()
    loops = couples.loops.ravel()
    for low, high in ((0.0, 0.1), (0.1, 0.3), (0.3, 0.6), (0.6, 1.0)):
        here = (chance >= low) & (chance < high)
        if here.sum() > 100:
            assert abs(float(loops[here].mean() - chance[here].mean())) < 0.08
