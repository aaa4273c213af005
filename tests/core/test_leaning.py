"""Where answers lean: named where they carry it, and between where they do not."""

from __future__ import annotations

import math
from random import Random

import pytest

from securebase.core.attachment import attach
from securebase.core.leaning import RADIUS, SURE, leaning
from securebase.core.library import load_library

MEASURE = load_library().measure("attachment")


def answers(anxiety: int, avoidance: int, most: int = 6) -> dict[str, int]:
    """Everybody's answers on each axis alike, in its direction; `most` items an axis."""
    points = {"anxiety": anxiety, "avoidance": avoidance}
    return {item.id: MEASURE.points(item, points[scale]) for scale in points for item in MEASURE.items_of(scale)[:most]}


@pytest.mark.parametrize(
    ("anxiety", "avoidance", "corner"),
    [(1, 1, "low"), (7, 1, "worry"), (1, 7, "space"), (7, 7, "both"), (4, 4, "between"), (7, 4, "between")],
)
def test_corners(anxiety: int, avoidance: int, corner: str) -> None:
    assert leaning(MEASURE, attach(MEASURE, answers(anxiety, avoidance))).corner == corner


def test_an_axis_that_can_be_told_is_told_also_between() -> None:
    found = leaning(MEASURE, attach(MEASURE, answers(7, 4)))
    assert (found.corner, found.worry, found.space) == ("between", "more", "unclear")


@pytest.mark.parametrize(("most", "few"), [(0, True), (3, True), (4, False), (6, False)])
def test_a_place_needs_four_of_six(most: int, few: bool) -> None:
    assert leaning(MEASURE, attach(MEASURE, answers(7, 1, most))).few is few


def test_a_named_corner_holds_most_of_the_probability() -> None:
    """Against a slow twin that draws true places from the posterior and counts where they fall."""
    rng = Random(5)
    for _ in range(40):
        found = attach(MEASURE, {item.id: rng.randint(1, 7) for item in MEASURE.items})
        counted = dict.fromkeys(("low", "worry", "space", "both"), 0)
        for _ in range(4000):
            worry = rng.gauss(found.anxiety.mean, found.anxiety.se) > 4
            space = rng.gauss(found.avoidance.mean, found.avoidance.se) > 4
            counted["both" if worry and space else "worry" if worry else "space" if space else "low"] += 1
        best = max(counted, key=lambda name: counted[name])
        named = leaning(MEASURE, found).corner
        if abs(counted[best] / 4000 - SURE) > 0.03:  # within the noise of the count either is right
            assert named == (best if counted[best] / 4000 >= SURE else "between")


def test_the_patch_holds_nine_in_ten() -> None:
    rng = Random(6)
    inside = sum(math.hypot(rng.gauss(0, 1), rng.gauss(0, 1)) <= RADIUS for _ in range(20_000))
    assert abs(inside / 20_000 - 0.9) < 0.01
