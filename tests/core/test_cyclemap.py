"""The rules of the cycle map: nothing depends on the other's half before both are given."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from securebase.core.cyclemap import LASTS, PARTS, as_it_stands, is_blank, state, still_in_it

HALF = st.fixed_dictionaries(dict.fromkeys(PARTS, st.text(max_size=20)))
AT = datetime(2026, 11, 24, 21, tzinfo=UTC)


@given(HALF, HALF)
def test_what_is_agreed_to_changes_with_any_word(one: dict[str, str], two: dict[str, str]) -> None:
    whole = as_it_stands(one, two)
    for half in (one, two):
        for part in PARTS:
            half[part] += "x"
            assert as_it_stands(one, two) != whole
            half[part] = half[part][:-1]
    assert as_it_stands(one, two) == whole
    assert (as_it_stands(two, one) == whole) == (one == two)


def test_words_that_move_from_one_line_to_the_next_are_another_loop() -> None:
    assert as_it_stands({"sees": "ab", "body": ""}, {}) != as_it_stands({"sees": "a", "body": "b"}, {})


@given(st.booleans(), st.booleans(), st.text(max_size=3), st.text(max_size=3))
def test_before_both_are_given_nothing_shows_of_the_other(drawn: bool, mine: bool, by_me: str, by_them: str) -> None:
    found = state(drawn=drawn, mine=mine, theirs=False, agreed=(by_me, by_them), now="")
    assert found == ("given" if mine else "drawn" if drawn else "blank")
    if not mine:
        assert state(drawn=drawn, mine=False, theirs=True, agreed=(by_me, by_them), now="a") == found


@pytest.mark.parametrize(
    ("agreed", "says"),
    [
        (("", ""), "joined"),
        (("now", ""), "agreed_by_me"),
        (("old", "now"), "agreed_by_them"),
        (("now", "now"), "agreed"),
        (("old", "old"), "joined"),
    ],
)
def test_both_say_so_or_it_is_not_agreed(agreed: tuple[str, str], says: str) -> None:
    assert state(drawn=True, mine=True, theirs=True, agreed=agreed, now="now") == says


def test_blank_is_no_letter_at_all() -> None:
    assert is_blank({})
    assert is_blank({"sees": "  ", "other": "x"})
    assert not is_blank({"need": "y"})


@pytest.mark.parametrize(
    ("after", "stands"),
    [(timedelta(0), True), (LASTS - timedelta(seconds=1), True), (LASTS, False), (timedelta(seconds=-1), False)],
)
def test_being_in_it_is_of_one_evening(after: timedelta, stands: bool) -> None:
    assert still_in_it(AT, AT + after) is stands
