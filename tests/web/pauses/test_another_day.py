"""After "not today" room can still be asked for: the newer promise takes the place of the day, and both can see it."""

from __future__ import annotations

import uuid
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from securebase.web.pauses.models import Pause, kept_by_two
from tests.cast import Actor, HandClock
from tests.web.openings.daybook import unlock
from tests.web.pauses.helping import act, pass_time, pause_of, run_jobs, seen, start

FRIDAY = {"date": "2026-11-27", "time": "10:00"}
GONE = "It takes the place of 10:00 on Friday."


@pytest.fixture
def friday(alice: Actor, bob: Actor, hands: HandClock) -> Pause:
    """Five minutes ago Bob asked for room and then said "not today, Friday at ten"."""
    start(bob)
    assert act(bob, "day", pause_of(bob), **FRIDAY).status_code == 302
    hands.forward(minutes=5)
    return pause_of(bob)


def test_room_can_be_asked_for_before_the_day(bob: Actor, friday: Pause) -> None:
    assert "I need room before then" in seen(bob)
    assert 'name="back"' in seen(bob, "/pause/ask/")
    assert start(bob).status_code == 302
    assert "You have room until 13:30." in seen(bob, "/now/")


def test_the_caller_is_told_before_and_after(bob: Actor, friday: Pause) -> None:
    assert GONE in bob.client.post("/pause/ask/", {"back": "25"}).content.decode()
    assert pause_of(bob).day_to is not None  # looking changed nothing
    start(bob)
    assert GONE in seen(bob)


def test_the_one_who_waits_sees_the_new_time_and_what_became_of_the_day(
    alice: Actor, bob: Actor, friday: Pause
) -> None:
    assert "10:00 on Friday" in seen(alice)
    start(bob)
    page = seen(alice)
    assert "Bob needs room until 13:30." in page
    assert f"{GONE} Another day can be set again." in page


def test_the_day_is_over_and_nobody_is_nudged_for_it(alice: Actor, bob: Actor, friday: Pause, hands: HandClock) -> None:
    start(bob)
    friday.refresh_from_db()
    assert (friday.replaced_on, friday.nudge_at, friday.phase(hands.now)) == (hands.now, None, "replaced")
    hands.forward(minutes=5)
    act(bob, "back", pause_of(bob))
    assert kept_by_two(bob.couple) == 1
    hands.forward(days=3)
    run_jobs()
    friday.refresh_from_db()
    assert friday.nudged_at is None


def test_an_ordinary_pause_tells_of_no_day(alice: Actor, bob: Actor) -> None:
    start(bob)
    assert "takes the place" not in seen(alice) + seen(bob)


def test_another_day_is_not_set_over_another_day(bob: Actor, friday: Pause) -> None:
    answer = bob.client.post("/pause/day/", {"date": "2026-11-29", "time": "10:00", "token": str(uuid.uuid4())})
    assert answer.status_code == 409
    assert "You have set another day: 10:00 on Friday." in answer.content.decode()
    assert Pause.objects.get() == friday


def test_a_running_pause_still_holds_the_place(bob: Actor, friday: Pause) -> None:
    start(bob)
    assert start(bob).status_code == 409
    assert Pause.objects.count() == 2


def test_on_the_day_itself_it_holds_the_place(alice: Actor, bob: Actor, friday: Pause, hands: HandClock) -> None:
    hands.at(friday.facts.due_at - timedelta(minutes=1))
    unlock(hands, alice, bob)
    pass_time(hands, alice, bob, minutes=1)
    assert start(bob).status_code == 409


def test_the_same_form_twice_is_one_pause(bob: Actor, friday: Pause) -> None:
    token = str(uuid.uuid4())
    assert [start(bob, token=token).status_code for _ in range(2)] == [302, 302]
    assert Pause.objects.count() == 2


def test_a_refused_time_leaves_the_day_as_it_is(bob: Actor, friday: Pause) -> None:
    assert start(bob, timedelta(minutes=1)).status_code == 422
    assert pause_of(bob) == friday
    assert pause_of(bob).replaced_on is None


def test_the_database_knows_that_one_is_open_and_that_a_day_which_made_way_is_not(
    bob: Actor, friday: Pause, hands: HandClock
) -> None:
    def another() -> Pause:
        return Pause.objects.create(
            id=uuid.uuid4(),
            couple=bob.couple,
            caller=bob.person,
            asked_at=hands.now,
            return_at=hands.now + timedelta(minutes=25),
        )

    with pytest.raises(IntegrityError), transaction.atomic():
        another()
    Pause.objects.filter(id=friday.id).update(replaced_on=hands.now)
    assert another().is_open(hands.now)


def test_the_partners_day_is_left_alone(alice: Actor, bob: Actor, friday: Pause) -> None:
    start(alice)
    friday.refresh_from_db()
    assert friday.replaced_on is None
    assert "takes the place" not in seen(alice) + seen(bob)


def test_a_stranger_sees_nothing_of_it(bob: Actor, friday: Pause, charlie: Actor, dana: Actor) -> None:
    start(bob)
    assert "Friday" not in seen(charlie)
    assert act(charlie, "day", friday, **FRIDAY).status_code == 404
