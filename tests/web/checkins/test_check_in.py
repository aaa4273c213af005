"""A check-in: private until it is given, once a day, and never lost."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from securebase.core.checkin import HIGH
from securebase.web.checkins.records import CheckIn
from securebase.web.openings.records import Given
from tests.cast import Actor, HandClock
from tests.web.openings.daybook import FOUR, OTHER, seen, send, unlock

TODAY = date(2026, 11, 24)
LINE = "The kettle sang and nobody answered."


def kept(actor: Actor) -> list[CheckIn]:
    return [stored.record for stored in actor.ring.list(CheckIn)]


def given(actor: Actor) -> list[Given]:
    actor.enter()
    return [stored.record for stored in actor.ring.list(Given, author=actor.ring.me)]


def test_nothing_is_given_by_default(alice: Actor, bob: Actor) -> None:
    page = seen(alice, "/check-in/")
    assert page.count('data-v=""') == len(FOUR) + 2
    assert send(alice, TODAY, give=False, worry="3").status_code == 302
    assert kept(alice) == [CheckIn(worry=3)]
    assert given(alice) == []


def test_a_kept_day_may_change_on_its_day(alice: Actor, bob: Actor) -> None:
    send(alice, TODAY, give=False, **FOUR, line=LINE, loop="on", move="reached")
    assert LINE in seen(alice, "/check-in/change/")
    assert send(alice, TODAY, give=False, worry="1", seen="1").status_code == 302
    assert kept(alice) == [CheckIn(worry=1)]


def test_a_first_move_counts_only_with_the_loop(alice: Actor) -> None:
    send(alice, TODAY, give=False, worry="1", move="reached")
    assert kept(alice) == [CheckIn(worry=1)]


def test_the_four_are_given_and_the_line_only_by_its_own_tick(alice: Actor, bob: Actor) -> None:
    send(alice, TODAY, **FOUR, line=LINE, apart="on", guess_worry="3")
    assert given(alice) == [Given(worry=6, space=2, close=5, load=7)]
    send(bob, TODAY, **OTHER, line=LINE, give_line="on")
    assert given(bob) == [Given(worry=4, space=9, close=6, load=8, line=LINE)]


def test_the_same_form_twice_is_one_record(alice: Actor, bob: Actor) -> None:
    assert send(alice, TODAY, **FOUR).status_code == send(alice, TODAY, **FOUR).status_code == 302
    assert (len(kept(alice)), len(given(alice))) == (1, 1)


def test_a_given_day_is_frozen_and_nothing_typed_is_lost(alice: Actor, bob: Actor) -> None:
    send(alice, TODAY, **FOUR)
    for give in (True, False):
        answer = send(alice, TODAY, give=give, worry="1", line=LINE, seen="1")
        assert answer.status_code == 409
        assert LINE in answer.content.decode()
    assert given(alice) == [Given(worry=6, space=2, close=5, load=7)]
    assert alice.client.get("/check-in/change/").status_code == 302


def test_the_line_cannot_follow_the_four_later(alice: Actor, bob: Actor) -> None:
    send(alice, TODAY, **FOUR, line=LINE)
    assert send(alice, TODAY, **FOUR, line=LINE, give_line="on").status_code == 409
    assert given(alice)[0].line == ""


def test_another_tab_was_first(alice: Actor) -> None:
    send(alice, TODAY, give=False, worry="1")
    answer = send(alice, TODAY, give=False, worry="2", line=LINE)
    assert answer.status_code == 409
    assert LINE in answer.content.decode()
    assert 'name="seen" value="1"' in answer.content.decode()
    assert kept(alice) == [CheckIn(worry=1)]


def test_a_form_over_midnight_is_taken_for_three_hours(alice: Actor, hands: HandClock) -> None:
    """Berlin is an hour ahead of UTC: the day ends at 23:00 UTC."""
    hands.at(datetime(2026, 11, 24, 22, 50, tzinfo=UTC))
    unlock(hands, alice)
    hands.at(datetime(2026, 11, 24, 23, 2, tzinfo=UTC))
    assert send(alice, TODAY, give=False, worry="2").status_code == 302
    assert [stored.day for stored in alice.ring.list(CheckIn)] == [TODAY]


@pytest.mark.parametrize("day", [date(2026, 11, 23), date(2026, 11, 25)])
def test_another_day_is_refused_and_the_words_stay(alice: Actor, day: date) -> None:
    """It is noon: yesterday is over, tomorrow has not come."""
    answer = send(alice, day, give=False, worry="2", line=LINE)
    assert answer.status_code == 409
    assert LINE in answer.content.decode()
    assert f'name="day" value="{TODAY.isoformat()}"' in answer.content.decode()
    assert kept(alice) == []


@pytest.mark.parametrize(
    "fields",
    [
        {"worry": str(HIGH + 1)},
        {"worry": "much"},
        {"line": "x" * 1001},
        {"worry": "1", "move": "ran", "loop": "on"},
        {"line": "a", "give": "1"},
        {},
        {"day": "soon", "worry": "1"},
    ],
)
def test_what_cannot_be_taken_comes_back(alice: Actor, bob: Actor, fields: dict[str, str]) -> None:
    answer = alice.client.post("/check-in/", {"day": TODAY.isoformat(), "keep": "1"} | fields)
    assert answer.status_code == 422
    assert fields.get("line", "") in answer.content.decode()
    assert kept(alice) == []


def test_alone_there_is_only_keep(erin: Actor) -> None:
    page = seen(erin, "/check-in/")
    assert 'name="give"' not in page
    assert "guess_worry" not in page
    assert send(erin, TODAY, **FOUR).status_code == 302  # a form from a time when there was a partner
    assert kept(erin) == [CheckIn(worry=6, space=2, close=5, load=7)]


def test_after_both_buttons_the_words_are_the_same(alice: Actor, bob: Actor) -> None:
    send(alice, TODAY, **FOUR)
    send(bob, TODAY, give=False, **FOUR)
    for actor in (alice, bob):
        assert "Whatever you chose, it is a full answer." in seen(actor, "/check-in/")


def test_bob_cannot_read_what_alice_keeps(alice: Actor, bob: Actor) -> None:
    send(alice, TODAY, give=False, **FOUR, line=LINE)
    bob.enter()
    assert bob.ring.list(CheckIn) == []
    for address in ("/today/", "/check-in/", "/check-in/days/", f"/openings/{TODAY}/", "/openings/week/"):
        assert LINE not in seen(bob, address)


def test_charlie_sees_only_his_own(alice: Actor, bob: Actor, charlie: Actor, dana: Actor) -> None:
    send(alice, TODAY, **FOUR, line=LINE, give_line="on")
    send(bob, TODAY, **FOUR)
    for address in ("/today/", "/check-in/", "/check-in/days/", f"/openings/{TODAY}/"):
        assert LINE not in seen(charlie, address)
