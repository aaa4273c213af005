"""Every pair of colours that the parts put on each other is far enough apart, in all four themes."""

from __future__ import annotations

import pytest

from tests.web.shell.reading import luminance, ratio, themes

INKS = ("ink", "ink-2", "ink-3", "pine", "lamp-ink", "tide", "rowan", "moss", "plum", "alert")
GROUNDS = ("bg", "surface", "sunk")
PEOPLE = ("tide", "rowan", "moss", "plum")
WORDS, STRONG, OUTLINE = 4.5, 7.0, 3.0  # WCAG 2.2: 1.4.3, 1.4.6, 1.4.11

PAIRS = [
    *[(ink, ground, WORDS) for ink in INKS for ground in GROUNDS],
    *[("ink", f"{tint}-tint", STRONG) for tint in ("pine", "lamp", "alert", *PEOPLE)],
    *[("ink-2", f"{tint}-tint", WORDS) for tint in ("pine", "lamp", *PEOPLE)],
    *[(name, f"{name}-tint", WORDS) for name in ("pine", "alert", *PEOPLE)],
    ("lamp-ink", "lamp-tint", WORDS),
    ("on-pine", "pine", STRONG),
    ("on-pine", "pine-deep", STRONG),
    ("on-lamp", "lamp", STRONG),
    ("bg", "ink", STRONG),  # a toast
    *[("on-person", person, WORDS) for person in PEOPLE],
    *[(name, ground, OUTLINE) for name in ("edge", "focus", "ring") for ground in GROUNDS],
    ("edge", "pine-tint", OUTLINE),
    ("pine", "track", OUTLINE),  # the filled part of a slider beside the empty one
]


@pytest.mark.parametrize("theme", ["light", "dark", "light, more contrast", "dark, more contrast"])
def test_every_pair_is_far_enough_apart(theme: str) -> None:
    values = themes()[theme]
    short = [
        f"{front} on {back}: {ratio(values[front], values[back]):.2f}, needs {least}"
        for front, back, least in PAIRS
        if ratio(values[front], values[back]) < least
    ]
    assert short == []


@pytest.mark.parametrize("theme", ["light", "dark", "light, more contrast", "dark, more contrast"])
def test_nobody_is_louder_than_the_other(theme: str) -> None:
    """The four inks have nearly one weight on the page: the strongest is at most a quarter above the weakest."""
    values = themes()[theme]
    weights = [ratio(values[person], values["bg"]) for person in PEOPLE]
    assert max(weights) / min(weights) < 1.25


def test_the_ratio_is_the_one_of_wcag() -> None:
    assert ratio("#000000", "#FFFFFF") == pytest.approx(21)
    assert ratio("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)
    assert luminance("#FFFFFF") == pytest.approx(1)
