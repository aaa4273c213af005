from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from securebase.web.jobs.loop import do_due
from securebase.web.notices import actions
from securebase.web.notices.models import Notice
from securebase.web.shell import clock, due
from tests.cast import Actor, HandClock


def turn_on(actor: Actor, **fields: str) -> int:
    sent = {"on": "on", "quiet_from": "22:00", "quiet_until": "07:00"} | fields
    return actor.client.post("/notices/choose/", sent).status_code


def page(actor: Actor) -> str:
    return str(actor.client.get("/notices/").content.decode())


def test_they_are_off_until_their_owner_turns_them_on(bob: Actor, hands: HandClock) -> None:
    assert actions.tell(person=bob.person, now=hands.now) is None
    assert turn_on(bob) == 302
    assert actions.tell(person=bob.person, now=hands.now) is not None


def test_every_notice_says_the_same_three_words(bob: Actor, hands: HandClock) -> None:
    turn_on(bob)
    for place in Notice.Place:
        actions.tell(person=bob.person, now=hands.now, place=place)
    shown = page(bob)
    assert shown.count("Time for you") == len(Notice.Place)
    assert "Alice" not in shown


def test_put_away_is_put_away(bob: Actor, hands: HandClock) -> None:
    turn_on(bob)
    actions.tell(person=bob.person, now=hands.now)
    assert bob.client.post("/notices/seen/").status_code == 302
    assert "Nothing is waiting here." in page(bob)


def test_quiet_hours_hold_it_back_until_they_are_over(bob: Actor, hands: HandClock) -> None:
    turn_on(bob)
    night = hands.forward(hours=10)  # 23:00 in Berlin
    notice = actions.tell(person=bob.person, now=night)
    assert notice is not None
    assert (notice.at, notice.rung) == (datetime.fromisoformat("2026-11-25T06:00:00+00:00"), False)
    assert actions.waiting(bob.person, now=night) == []
    hands.at(notice.at)
    assert do_due(due.verbs(), clock.now) == 1
    assert actions.waiting(bob.person, now=notice.at) == [notice]
    assert do_due(due.verbs(), clock.now) == 0


def test_what_was_promised_does_not_wait(bob: Actor, hands: HandClock) -> None:
    turn_on(bob)
    night = hands.forward(hours=10)
    notice = actions.tell(person=bob.person, now=night, waits=False)
    assert notice is not None
    assert notice.at == night


@pytest.mark.parametrize("fields", [{"quiet_from": ""}, {"quiet_until": "25:00"}, {"check_in": "soon"}])
def test_a_time_that_is_none_changes_nothing(bob: Actor, fields: dict[str, str]) -> None:
    assert turn_on(bob, **fields) == 422
    assert not bob.person.notices


def test_after_a_week_they_are_forgotten(bob: Actor, hands: HandClock) -> None:
    turn_on(bob)
    actions.tell(person=bob.person, now=hands.now)
    hands.forward(days=8)
    do_due(due.verbs(), clock.now)
    assert Notice.objects.count() == 0


def test_ones_list_is_ones_own(alice: Actor, bob: Actor, hands: HandClock) -> None:
    turn_on(bob)
    actions.tell(person=bob.person, now=hands.now + timedelta())
    assert "Nothing is waiting here." in page(alice)
    alice.client.post("/notices/seen/")
    assert actions.waiting(bob.person, now=hands.now) != []
