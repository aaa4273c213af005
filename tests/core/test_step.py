"""One small thing: why this one, and that a hard day, a refusal and variety count."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from securebase.core.library import load_library
from securebase.core.step import SMALL, Choice, Mood, Past, What, choose

LIBRARY = load_library()
STEPS = LIBRARY.steps
TODAY = date(2026, 11, 24)


def pick(
    history: list[Past] | None = None, mood: Mood | None = None, *, two: bool = True, today: date = TODAY
) -> Choice:
    choice = choose(STEPS, history or [], mood, today, two=two)
    assert choice is not None
    return choice


def test_the_library_is_as_it_was_promised() -> None:
    assert len(STEPS) == 19
    assert all(2 <= step.minutes <= 10 for step in STEPS)
    assert {step.leads for step in STEPS if step.minutes <= SMALL} == {"worry", "space", "either"}
    for step in STEPS:
        LIBRARY.say(f"step.{step.id}")
        LIBRARY.say(f"step.{step.id}_why")


@pytest.mark.parametrize("hard", [{"worry": 9}, {"space": 8}, {"load": 10}, {"close": 1}])
def test_a_hard_day_shrinks_the_dose(hard: dict[str, int]) -> None:
    choice = pick(mood=Mood(TODAY, **hard))
    assert choice.step.minutes <= SMALL
    assert choice.cause == "small"


@pytest.mark.parametrize(("mood", "leads"), [({"worry": 6, "space": 2}, "worry"), ({"worry": 2, "space": 6}, "space")])
def test_what_leads_comes_first(mood: dict[str, int], leads: str) -> None:
    choice = pick(mood=Mood(TODAY, **mood))
    assert (choice.step.leads, choice.cause) == (leads, leads)


def test_a_check_in_of_long_ago_says_nothing_about_today() -> None:
    assert pick(mood=Mood(TODAY - timedelta(days=2), worry=10)).cause == "plain"


@pytest.mark.parametrize("what", ["done", "not_today"])
def test_one_is_enough(what: What) -> None:
    assert choose(STEPS, [Past("slow", TODAY, what)], None, TODAY, two=True) is None


def test_a_swap_gives_another_until_all_were_seen() -> None:
    history: list[Past] = []
    for _ in STEPS:
        history.insert(0, Past(pick(history).step.id, TODAY, "swap"))
    assert {past.step for past in history} == {step.id for step in STEPS}
    assert pick(history).step in STEPS  # and then from the beginning


def test_alone_nothing_needs_two() -> None:
    seen = {pick(today=TODAY + timedelta(days=n), two=False).step for n in range(40)}
    assert not any(step.two for step in seen)
    assert choose([step for step in STEPS if step.two], [], None, TODAY, two=False) is None


def test_after_days_away_it_goes_on_from_here() -> None:
    assert pick([Past("slow", TODAY - timedelta(days=9), "swap")]).cause == "after"


def test_who_does_every_step_sees_all_of_them_and_no_kind_twice_in_a_row() -> None:
    history: list[Past] = []
    kinds = {step.id: step.kind for step in STEPS}
    for n in range(28):
        day = TODAY + timedelta(days=n)
        history.insert(0, Past(pick(history, today=day).step.id, day, "done"))
    assert {past.step for past in history} == {step.id for step in STEPS}
    week = [kinds[past.step] for past in history[-7:]]
    assert all(one != other for one, other in pairwise(week))


NUMBER = st.none() | st.integers(0, 10)
PAST = st.tuples(st.sampled_from(STEPS), st.integers(1, 20), st.sampled_from(["done", "not_today", "swap"]))


@given(
    st.lists(PAST, max_size=20),
    st.tuples(NUMBER, NUMBER, NUMBER, NUMBER),
    st.integers(0, 400),
    st.booleans(),
)
def test_there_is_always_one_with_a_sentence(past: list[Any], numbers: Any, ahead: int, two: bool) -> None:
    today = TODAY + timedelta(days=ahead)
    history = sorted((Past(step.id, today - timedelta(days=n), what) for step, n, what in past), key=lambda p: p.day)[
        ::-1
    ]
    choice = pick(history, Mood(today, *numbers), two=two, today=today)
    assert choice == pick(history, Mood(today, *numbers), two=two, today=today)
    if choice.cause != "plain":
        assert LIBRARY.say(f"step.because_{choice.cause}")
