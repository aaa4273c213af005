"""What both know to have happened becomes the same events on both screens."""

from __future__ import annotations

import uuid
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from securebase.web.couples.access import Us
from securebase.web.noticed import actions as noticed
from securebase.web.pauses.models import Pause
from securebase.web.reaches import actions as reaches
from securebase.web.reaches.models import Reach
from securebase.web.us.moments import events
from tests.cast import Actor
from tests.web.exports import copies

FIRST = date(2026, 11, 20)
EVENING = datetime(2026, 11, 22, 20, tzinfo=UTC)


def us_of(actor: Actor) -> Us:
    us = copies.us_of(actor)
    assert us is not None
    return us


def told(actor: Actor, days: int = 5) -> list[tuple[float, int, str]]:
    found = events(actor.ring, us_of(actor), first=FIRST, days=days, zone=ZoneInfo(actor.person.zone))
    return [(round(event.at, 2), event.partner, event.kind) for event in found]


@pytest.fixture
def happened(alice: Actor, bob: Actor) -> None:
    """Alice asks for a sign and Bob answers; another lapses; Bob takes room and is back; Alice notices something."""
    for after, answered in ((timedelta(0), True), (timedelta(hours=30), False)):
        token, at = uuid.uuid4(), EVENING + after
        reaches.ask(
            by=alice.person,
            us=us_of(alice),
            ring=alice.ring,
            token=token,
            line="x",
            closes_at=at + timedelta(hours=12),
            now=at,
        )
        if answered:
            reach = Reach.objects.get(id=token)
            reaches.answer(reach=reach, us=us_of(bob), ring=bob.ring, kind="yes", at=None, now=at + timedelta(hours=1))
        else:
            reaches.lapse_one(at + timedelta(hours=13))
    asked = EVENING + timedelta(hours=2)
    back = asked + timedelta(minutes=30)
    Pause.objects.create(
        id=uuid.uuid4(), couple=alice.couple, caller=bob.person, asked_at=asked, return_at=back, returned_on=back
    )
    noticed.send(ring=alice.ring, us=us_of(alice), line="Tea.", token="t", day=FIRST)


def test_both_are_told_the_same(alice: Actor, bob: Actor, happened: None) -> None:
    found = told(alice)
    assert found == told(bob)
    one, two = us_of(alice).seat, us_of(bob).seat
    day = (EVENING.date() - FIRST).days * 24 + 21  # the cast lives in Berlin, an hour ahead
    assert found == [
        (20.0, one, "noticed"),
        (day, one, "reach"),
        (day + 1, two, "answer"),
        (day + 2, two, "pause"),
        (day + 2.5, two, "return"),
        (day + 30, one, "reach"),
    ]


def test_days_outside_are_left_out(alice: Actor, happened: None) -> None:
    assert [kind for _, _, kind in told(alice, days=1)] == ["noticed"]


def test_strangers_have_none_of_it(charlie: Actor, dana: Actor, happened: None) -> None:
    assert told(charlie) == []
