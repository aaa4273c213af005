"""Answers that were not read are seen, honest ones let be, and nothing is said where too little was answered."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from securebase.core.careless import LEAST, careless, copied, strangeness
from securebase.core.library import load_library
from securebase.core.measure import Measure, Norms, read_measure

ATTACHMENT = load_library().measure("attachment")
EXAMPLE = read_measure(Path(__file__).parents[2] / "docs/models/example-instrument.toml")


def answered(measure: Measure, row: list[int]) -> dict[str, int]:
    return {item.id: row[place % len(row)] for place, item in enumerate(measure.items)}


def honest(measure: Measure, rng: np.random.Generator) -> dict[str, int]:
    """Somebody with a place on each axis who reads every statement."""
    place = {scale.id: rng.normal(scale.mean, scale.sd) for scale in measure.scales}
    made = {}
    for item in measure.items:
        points = int(np.clip(np.rint(rng.normal(place[item.scale], 1.1)), measure.low, measure.high))
        made[item.id] = measure.points(item, points)
    return made


@pytest.mark.parametrize(
    "row",
    [
        [1],
        [7],
        [4],
        [2],
        [1, 7],
        [3, 5],
        [1, 4, 7],
        [1, 2, 3, 4, 5, 6, 7, 6, 5, 4, 3, 2],
        [7, 6, 5, 4, 3, 2, 1, 2, 3, 4, 5, 6],
    ],
)
def test_the_same_and_patterns_are_seen(row: list[int]) -> None:
    assert careless(ATTACHMENT, answered(ATTACHMENT, row))


def test_who_reads_is_let_be() -> None:
    rng = np.random.default_rng(5)
    flagged = sum(careless(ATTACHMENT, honest(ATTACHMENT, rng)) for _ in range(1000))
    assert flagged <= 10


def test_an_even_person_at_the_end_of_both_axes_is_let_be() -> None:
    """Ones, and sevens where a statement is turned round: the same person throughout, not the same answer."""
    for far in (ATTACHMENT.low, ATTACHMENT.high):
        assert not careless(ATTACHMENT, {item.id: ATTACHMENT.points(item, far) for item in ATTACHMENT.items})


def test_nothing_is_said_of_a_few_answers() -> None:
    few = {item.id: 4 for item in ATTACHMENT.items[: LEAST - 1]}
    assert not careless(ATTACHMENT, few)
    assert not careless(ATTACHMENT, {})
    assert copied(ATTACHMENT, {}) < 0


def test_missing_answers_do_not_break_a_pattern() -> None:
    row = answered(ATTACHMENT, [6])
    row.pop("signs")
    assert careless(ATTACHMENT, row)


def with_norms() -> Measure:
    """Twelve statements, and norms of a sample that answers as `honest` does."""
    rng = np.random.default_rng(8)
    rows = np.array([list(honest(ATTACHMENT, rng).values()) for _ in range(3000)], dtype=float)
    among = tuple(tuple(map(float, row)) for row in np.corrcoef(rows.T))
    norms = Norms("drawn", tuple(rows.mean(axis=0)), tuple(rows.std(axis=0)), among, 99.0)
    measure = replace(ATTACHMENT, norms=norms)
    ids = [item.id for item in measure.items]
    far = [strangeness(measure, dict(zip(ids, map(int, row), strict=True))) for row in rows[:1000]]
    return replace(measure, norms=replace(norms, cutoff=float(np.quantile(far, 0.98))))


def test_with_norms_answers_at_random_stand_out() -> None:
    measure, rng = with_norms(), np.random.default_rng(9)
    ids = [item.id for item in measure.items]
    found = np.mean(
        [careless(measure, dict(zip(ids, map(int, rng.integers(1, 8, 12)), strict=True))) for _ in range(400)]
    )
    false = np.mean([careless(measure, honest(measure, rng)) for _ in range(400)])
    assert found > 0.5
    assert false < 0.05


def test_strangeness_needs_norms_and_answers() -> None:
    with pytest.raises(ValueError, match="norms"):
        strangeness(ATTACHMENT, answered(ATTACHMENT, [4]))
    with pytest.raises(ValueError, match="answers enough"):
        strangeness(EXAMPLE, {"a1": 3})
    assert np.isfinite(strangeness(EXAMPLE, answered(EXAMPLE, [3])))
