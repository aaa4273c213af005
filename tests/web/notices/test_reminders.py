from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from securebase.web.notices import actions
from securebase.web.notices.models import Notice, Reminder
from tests.cast import Actor, HandClock


def remind(actor: Actor, now: datetime, minute: int | None = 20 * 60) -> None:
    person = actor.person
    person.notices = True
    person.save()
    actions.remind_daily(by=person, minutes={Notice.Place.CHECK_IN: minute}, now=now)


def run(now: datetime) -> int:
    return sum(iter(lambda: actions.remind_one(now), 0))


def test_it_comes_at_its_minute_and_leads_to_its_place(bob: Actor, hands: HandClock) -> None:
    remind(bob, hands.now)
    assert run(hands.forward(hours=6, minutes=59)) == 0
    assert run(hands.forward(minutes=1)) == 1
    notice = Notice.objects.get()
    assert (notice.at, notice.place) == (hands.now, Notice.Place.CHECK_IN)


def test_it_goes_at_its_time_also_in_quiet_hours(bob: Actor, hands: HandClock) -> None:
    remind(bob, hands.now, 23 * 60)
    assert run(hands.forward(hours=10)) == 1
    assert Notice.objects.get().at == hands.now


SPRING = datetime(2027, 3, 8, 12, tzinfo=UTC)  # in the weeks after it all of these zones change their clocks


@pytest.mark.parametrize("zone", ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu"])
@pytest.mark.parametrize("minute", [2 * 60 + 30, 20 * 60])
def test_once_a_local_day_also_when_clocks_change(bob: Actor, hands: HandClock, zone: str, minute: int) -> None:
    person = bob.person
    person.zone = zone
    person.save()
    hands.at(SPRING)
    remind(bob, hands.now, minute)
    days: Counter[date] = Counter()
    for _ in range(30):
        hands.at(Reminder.objects.get().next_due)
        local = hands.now.astimezone(ZoneInfo(zone)).replace(tzinfo=None)
        days[local.date()] += run(hands.now)
        assert abs(local - datetime.combine(local, actions.clock_of(minute))) <= timedelta(minutes=30)
    assert set(days.values()) == {1}
    assert (max(days) - min(days)).days + 1 == 30


def test_a_server_that_was_down_for_days_reminds_once(bob: Actor, hands: HandClock) -> None:
    remind(bob, hands.now)
    assert run(hands.forward(days=5)) == 1
    assert run(hands.now) == 0
    assert Reminder.objects.get().next_due > hands.now


def test_of_two_loops_that_hold_the_same_row_one_reminds(bob: Actor, hands: HandClock) -> None:
    remind(bob, hands.now)
    hands.forward(hours=7)
    stale = Reminder.objects.select_related("person").get()
    assert actions.remind_one(hands.now) == 1
    assert actions._remind(stale, hands.now) == 0
    assert Notice.objects.count() == 1


def test_after_moving_to_another_zone_it_keeps_its_local_minute(bob: Actor, hands: HandClock) -> None:
    remind(bob, hands.now)
    person = bob.person
    person.zone = "America/New_York"
    person.save()
    run(hands.forward(hours=7))
    assert Notice.objects.count() == 0
    due = Reminder.objects.get().next_due
    assert due.astimezone(ZoneInfo("America/New_York")).time() == time(20)
    hands.at(due)
    assert run(due) == 1


def test_the_form_sets_and_takes_it_away(bob: Actor) -> None:
    sent = {"on": "on", "quiet_from": "22:00", "quiet_until": "07:00"}
    bob.client.post("/notices/choose/", sent | {"check_in": "20:15", "settle": "07:30"})
    assert set(Reminder.objects.values_list("kind", "minute")) == {(2, 20 * 60 + 15), (3, 7 * 60 + 30)}
    bob.client.post("/notices/choose/", sent)
    assert Reminder.objects.count() == 0


def test_nobody_else_is_reminded(alice: Actor, bob: Actor, hands: HandClock) -> None:
    remind(bob, hands.now)
    run(hands.forward(hours=7))
    assert set(Notice.objects.values_list("person", flat=True)) == {bob.person.id}
