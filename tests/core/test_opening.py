"""Days that open for both at once, days that chance keeps closed, and what is said about a guess."""

from collections import Counter
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from securebase.core import opening
from securebase.core.library import load_library
from securebase.core.opening import GivenDay, Openness

SECRET = bytes(range(32))
TUESDAY = date(2026, 11, 24)
GOLDEN = [
    "for_good",
    "for_good",
    "open",
    "open",
    "until_weekly",
    "open",
    "open",
    "until_weekly",
    "open",
    "for_good",
    "for_good",
    "for_good",
    "until_weekly",
    "open",
]
DAYS = st.dates(date(2020, 1, 1), date(2090, 1, 1))


def test_the_lot_is_pinned() -> None:
    """Both partners, every later version and every import of old days must draw the same."""
    lots = [opening.closed(SECRET, TUESDAY + timedelta(days=n)).value for n in range(14)]
    assert lots == GOLDEN


def test_the_shares_are_those_of_the_page() -> None:
    lots = Counter(opening.closed(n.to_bytes(16, "big"), TUESDAY + timedelta(days=n % 365)) for n in range(20_000))
    assert lots[Openness.FOR_GOOD] / 20_000 == pytest.approx(0.10, abs=0.01)
    assert lots[Openness.UNTIL_WEEKLY] / 20_000 == pytest.approx(0.20, abs=0.01)


def test_the_figures_in_the_explanation_are_right() -> None:
    c, f = opening.FOR_GOOD + opening.UNTIL_WEEKLY, opening.FOR_GOOD
    assert (round(1 / c, 1), round(1 / f)) == (3.3, 10)
    assert [round(100 * 0.2 / (0.2 + 0.8 * share)) for share in (c, f)] == [45, 71]
    assert [round(100 * (1 - (1 - share) ** 7)) for share in (c, f, 0.05)] == [92, 52, 30]


def test_a_short_secret_is_refused() -> None:
    with pytest.raises(ValueError, match="16 bytes"):
        opening.closed(b"short", TUESDAY)


@given(DAYS, st.integers(0, 6))
def test_the_weekly_look_is_the_next_such_weekday_after_the_day(day: date, weekday: int) -> None:
    look = opening.weekly_look(day, weekday)
    assert look.weekday() == weekday
    assert 1 <= (look - day).days <= 7


def test_a_weekday_is_one_of_seven() -> None:
    with pytest.raises(ValueError, match="weekday"):
        opening.weekly_look(TUESDAY, 7)


@pytest.mark.parametrize(
    ("gave", "openness", "later", "state"),
    [
        (True, Openness.OPEN, 0, "open"),
        (True, Openness.UNTIL_WEEKLY, 0, "waiting"),
        (True, Openness.UNTIL_WEEKLY, 2, "closed"),
        (True, Openness.UNTIL_WEEKLY, 5, "open"),
        (True, Openness.FOR_GOOD, 1, "waiting"),
        (True, Openness.FOR_GOOD, 400, "closed"),
        (False, Openness.OPEN, 1, "waiting"),
        (False, Openness.OPEN, 2, "closed"),
        (False, Openness.UNTIL_WEEKLY, 5, "closed"),
    ],
)
def test_what_both_see(gave: bool, openness: Openness, later: int, state: str) -> None:
    day = GivenDay(TUESDAY, gave, openness, weekday=6)  # Sunday, five days on
    assert day.state(TUESDAY + timedelta(days=later)) == state


@given(DAYS, st.integers(0, 6), st.integers(0, 40))
def test_withheld_looks_like_closed_by_chance(day: date, weekday: int, later: int) -> None:
    today = day + timedelta(days=later)
    chance = GivenDay(day, both_gave=True, openness=Openness.FOR_GOOD, weekday=weekday)
    choice = GivenDay(day, both_gave=False, openness=Openness.OPEN, weekday=weekday)
    assert chance.state(today) == choice.state(today)


@given(DAYS, st.integers(0, 6), st.sampled_from(Openness), st.booleans())
def test_what_is_open_stays_open(day: date, weekday: int, openness: Openness, gave: bool) -> None:
    states = [GivenDay(day, gave, openness, weekday).state(day + timedelta(days=n)) for n in range(12)]
    assert "open" not in states or set(states[states.index("open") :]) == {"open"}


def test_today_and_yesterday_can_be_filled_in() -> None:
    days = [TUESDAY - timedelta(days=n) for n in (-1, 0, 1, 2)]
    assert [opening.may_fill(day, TUESDAY) for day in days] == [False, True, True, False]


@pytest.mark.parametrize(
    ("guessed", "actual", "words"),
    [
        (5, 5, ("near", 0)),
        (6, 5, ("near", 1)),
        (3, 5, ("off", 2)),
        (7, 5, ("off", 2)),
        (8, 5, ("over", 3)),
        (10, 0, ("over", 10)),
        (2, 5, ("under", 3)),
    ],
)
def test_what_is_said_about_a_guess(guessed: int, actual: int, words: tuple[str, int]) -> None:
    key, off = opening.guess_words(guessed, actual)
    assert (key, off) == (f"check.guess_{words[0]}", words[1])
    assert key in load_library().words


@pytest.mark.parametrize(("guessed", "actual"), [(11, 5), (5, -1)])
def test_a_guess_beyond_the_scale_is_a_mistake_of_the_caller(guessed: int, actual: int) -> None:
    with pytest.raises(ValueError, match="0 to 10"):
        opening.guess_words(guessed, actual)
