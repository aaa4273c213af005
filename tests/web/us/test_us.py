"""Us: lines once there are days enough, lights for what was done, nothing about the other that both do not know."""

from __future__ import annotations

import uuid
from datetime import date, timedelta
from typing import Any

import pytest

from securebase.core.opening import Openness
from securebase.core.trends import ENOUGH
from securebase.web.checkins.records import CheckIn
from securebase.web.noticed import actions as noticed
from securebase.web.openings.records import Given
from securebase.web.pauses.models import Pause
from securebase.web.us.trends import WEEKS
from tests.cast import Actor, HandClock
from tests.web.openings.daybook import FOUR, OTHER, day_with, seen, send

TODAY = date(2026, 11, 24)


def note(actor: Actor, back: int, **numbers: Any) -> None:
    day = TODAY - timedelta(days=back)
    actor.ring.put(CheckIn(**numbers), name=day.isoformat(), day=day)


def test_on_the_first_day_it_is_friendly(erin: Actor) -> None:
    page = seen(erin, "/us/")
    assert "A line needs days. After a week there is something to see." in page
    assert "What was dared, noticed and kept gathers here, and only that." in page
    assert "<table" not in page
    assert "All of this works on your own." in page


@pytest.mark.parametrize("days", [1, ENOUGH - 1])
def test_a_few_days_are_no_line(erin: Actor, days: int) -> None:
    for back in range(days):
        note(erin, back, worry=5)
    page = seen(erin, "/us/")
    assert "A line needs days." in page
    assert ("One day is noted so far." if days == 1 else f"{days} days are noted so far.") in page


def test_after_a_week_there_is_a_line_and_the_same_in_numbers(erin: Actor) -> None:
    for back in range(ENOUGH):
        note(erin, back, worry=back, space=3 if back else None)
    page = seen(erin, "/us/")
    assert "Worry: 7 days noted, between 0 and 6. The line goes from about 5 to about 1." in page
    assert "Space: 6 days noted, between 3 and 3.</desc>" in page
    assert page.count("too few days for a line") == 1
    assert page.count('scope="row"') == ENOUGH
    assert "Closeness:" not in page  # never given: no drawing of nothing


def test_only_the_last_weeks_count(erin: Actor) -> None:
    for back in range(ENOUGH):
        note(erin, WEEKS * 7 + back, worry=5)
    assert "A line needs days." in seen(erin, "/us/")


def test_what_was_done_is_counted_and_what_was_not_is_not_there(erin: Actor, hands: HandClock) -> None:
    erin.client.post("/today/act/", {"what": "dared", "step": "", "n": 0})
    noticed.keep(ring=erin.ring, line="The radio.", token="t", day=TODAY)
    page = seen(erin, "/us/")
    assert "2 small lights on the horizon" in page
    assert "I dared" in page
    assert "I steadied myself" not in page
    assert "radio" not in page


def test_what_two_keep_says_the_same_on_both_screens(alice: Actor, bob: Actor, hands: HandClock) -> None:
    day = day_with(hands, Openness.OPEN, alice, bob)
    send(alice, day, **FOUR)
    send(bob, day, **OTHER)
    at = hands.now - timedelta(days=1)
    back = at + timedelta(minutes=30)
    Pause.objects.create(
        id=uuid.uuid4(), couple=alice.couple, caller=bob.person, asked_at=at, return_at=back, returned_on=back
    )
    for actor in (alice, bob):
        page = seen(actor, "/us/")
        assert "1 day opened for both" in page
        assert "1 return kept" in page


def test_ones_own_days_change_no_byte_for_the_other(alice: Actor, bob: Actor, charlie: Actor) -> None:
    before = seen(bob, "/us/"), seen(charlie, "/us/"), seen(bob, "/together/")
    for back in range(ENOUGH):
        note(alice, back, worry=9)
    alice.client.post("/today/act/", {"what": "dared", "step": "", "n": 0})
    assert "<table" in seen(alice, "/us/")
    assert (seen(bob, "/us/"), seen(charlie, "/us/"), seen(bob, "/together/")) == before


@pytest.fixture
def opened_days(alice: Actor, bob: Actor, hands: HandClock) -> None:
    """A hundred days that both gave, so that chance has opened more than forty-two by now."""
    for back in range(1, 101):
        day = TODAY - timedelta(days=back)
        for actor, numbers in ((alice, (back % 7, 3)), (bob, (2, back % 5))):
            given = Given(worry=numbers[0], space=numbers[1], close=5, load=2)
            actor.ring.put(given, name=day.isoformat(), day=day)


def days_card(page: str) -> str:
    return page[page.index('id="days"') : page.index("this is not a loop")]


def test_two_with_a_few_days_are_told_kindly_that_it_takes_more(alice: Actor, bob: Actor) -> None:
    for actor in (alice, bob):
        card = days_card(seen(actor, "/us/"))
        assert "Not enough days yet. From 14 days with a check-in of both there is something to say." in card
        assert "<table" not in card


def test_what_opened_days_say_is_the_same_on_both_screens(alice: Actor, bob: Actor, opened_days: None) -> None:
    one, two = (days_card(seen(actor, "/us/")) for actor in (alice, bob))
    assert "These are things that go together in your days." in one
    assert "<table" in one  # enough days, so the arrows are there in numbers
    assert "Alice’s worry, then Bob’s need for room" in one
    assert "NaN" not in one
    assert 'aria-labelledby="follow-t"' in one  # and drawn
    assert "-0.00" not in one
    assert 'class="us-table" tabindex="0" role="region"' in one  # a wide table is scrolled by the keyboard too
    assert one.partition("</div>")[2] == two.partition("</div>")[2]  # above it stands who can read this, with a name


def test_days_that_are_not_open_say_nothing(alice: Actor, bob: Actor, opened_days: None) -> None:
    before = days_card(seen(bob, "/us/"))
    for back in range(ENOUGH):
        note(alice, back, worry=9)
    alice.ring.put(Given(worry=9), name=TODAY.isoformat(), day=TODAY)
    assert days_card(seen(bob, "/us/")) == before


def test_locked_it_asks_to_unlock(erin: Actor) -> None:
    erin.lock()
    assert erin.client.get("/us/")["Location"].startswith("/unlock/")
