from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from uuid import UUID

import pytest

from securebase.web.couples import actions as couples
from securebase.web.notices.models import Notice
from securebase.web.pauses import due as nudges
from securebase.web.pauses.models import Pause
from securebase.web.shell import doorbell
from tests.cast import Actor, HandClock
from tests.web.pauses.helping import act, members, pause_of, run_jobs, seen, start


@pytest.fixture
def rung(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[UUID]]:
    """Whose pages were told to look again."""
    heard: list[UUID] = []
    monkeypatch.setattr(doorbell.bell, "ring", heard.append)
    yield heard


def wants_notices(actor: Actor) -> None:
    person = actor.person
    person.notices = True
    person.save()


@pytest.mark.django_db(transaction=True)
def test_at_the_time_both_pages_look_again_and_the_caller_is_told_once(
    alice: Actor, bob: Actor, hands: HandClock, rung: list[UUID]
) -> None:
    wants_notices(bob)
    start(bob)
    rung.clear()
    hands.forward(minutes=24)
    assert run_jobs() == 0
    hands.forward(minutes=1)
    assert run_jobs() == 1
    assert set(rung) == set(members(bob))
    assert Notice.objects.filter(person=bob.person, place=Notice.Place.PAUSE).count() == 1
    assert run_jobs() == 0


def test_a_server_that_was_down_at_the_time_does_it_at_its_start_once(
    alice: Actor, bob: Actor, hands: HandClock
) -> None:
    wants_notices(bob)
    start(bob)
    hands.forward(hours=3)
    assert run_jobs() == 1
    assert run_jobs() == 0
    assert Notice.objects.filter(person=bob.person).count() == 1
    bob_page = seen(bob, "/now/")
    assert "It is 13:25. One tap is enough." in bob_page


def test_of_two_loops_that_hold_the_same_row_one_nudges(bob: Actor, hands: HandClock) -> None:
    wants_notices(bob)
    start(bob)
    hands.forward(minutes=25)
    stale = pause_of(bob)
    assert nudges.nudge_one(hands.now) == 1
    assert nudges._nudge(stale, hands.now) == 0
    assert Notice.objects.filter(person=bob.person).count() == 1


def test_quiet_hours_do_not_hold_back_a_promised_return(bob: Actor, hands: HandClock) -> None:
    hands.forward(hours=9)  # 22:00 in Berlin is quiet
    wants_notices(bob)
    person = bob.person
    person.quiet_from, person.quiet_until = 21 * 60, 7 * 60
    person.save()
    start(bob)
    hands.forward(minutes=25)
    run_jobs()
    assert Notice.objects.get(person=person).at == hands.now


def test_who_is_back_is_not_nudged(bob: Actor, hands: HandClock) -> None:
    start(bob)
    act(bob, "back", pause_of(bob))
    hands.forward(hours=1)
    assert run_jobs() == 0


def test_a_moved_time_is_nudged_at_the_new_time(bob: Actor, hands: HandClock) -> None:
    wants_notices(bob)
    start(bob)
    act(bob, "still", pause_of(bob))
    hands.forward(minutes=26)
    assert run_jobs() == 0
    hands.forward(minutes=20)
    run_jobs()
    assert Notice.objects.filter(person=bob.person).count() == 1


def test_parting_ends_an_open_pause_in_the_same_moment(alice: Actor, bob: Actor, hands: HandClock) -> None:
    start(bob)
    couples.part(by=alice.person, now=hands.now)
    ended = Pause.objects.get()
    assert (ended.ended_on, ended.nudge_at) == (hands.now, None)
    hands.forward(hours=2)
    assert run_jobs() == 0
    for actor in (alice, bob):
        assert actor.client.get("/pause/").status_code == 302
        assert act(actor, "back", ended).status_code == 404


def test_parting_before_start_sends_nothing(alice: Actor, bob: Actor, hands: HandClock) -> None:
    couples.part(by=alice.person, now=hands.now)
    assert start(bob).status_code == 302
    assert Pause.objects.count() == 0


def test_a_long_pause_calls_for_its_sign(bob: Actor, hands: HandClock) -> None:
    wants_notices(bob)
    start(bob, timedelta(hours=6))
    hands.forward(hours=3)
    assert run_jobs() == 1
    assert Notice.objects.filter(person=bob.person).count() == 1
