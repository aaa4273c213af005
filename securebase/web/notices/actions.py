"""The verbs of notices. A notice says the same three words whatever it is about."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, time, timedelta
from typing import Final

from django.db import transaction

from securebase.core.reminders import Quiet, after_quiet, next_due
from securebase.web.accounts.models import Person
from securebase.web.notices.models import Notice, Reminder
from securebase.web.shell import doorbell

SECOND: Final = timedelta(seconds=1)
KEPT: Final = timedelta(days=7)
DAILY: Final = (Notice.Place.CHECK_IN, Notice.Place.SETTLE)


def clock_of(minute: int) -> time:
    """The clock time of a minute of the day, 0 to 1439."""
    return time(minute // 60, minute % 60)


def quiet_of(person: Person) -> Quiet | None:
    """A person's quiet hours; None if both ends are the same."""
    if person.quiet_from == person.quiet_until:
        return None
    return Quiet(clock_of(person.quiet_from), clock_of(person.quiet_until))


@transaction.atomic
def tell(
    *, person: Person, now: datetime, place: Notice.Place = Notice.Place.TODAY, waits: bool = True
) -> Notice | None:
    """Put a notice in a person's list, and ring their open pages. None while they have notices turned off.

    With ``waits`` it comes after their quiet hours; a promised return and a reminder of one's own do not wait.
    """
    if not person.notices:
        return None
    at = after_quiet(now, quiet_of(person), person.tz) if waits else now
    notice = Notice.objects.create(person=person, place=place, at=at, rung=at <= now)
    if notice.rung:
        doorbell.ring_on_commit(person.id)
    return notice


def waiting(person: Person, *, now: datetime) -> list[Notice]:
    """What stands in a person's list, newest first."""
    return list(Notice.objects.filter(person=person, seen_at=None, at__lte=now).order_by("-at", "-id"))


def put_away(*, by: Person, now: datetime) -> int:
    """Everything in one's list has been seen. Returns how many."""
    return Notice.objects.filter(person=by, seen_at=None, at__lte=now).update(seen_at=now)


def choose(*, by: Person, on: bool, quiet_from: int, quiet_until: int) -> None:
    """Turn notices on or off, and set the quiet hours (local minutes of the day, 0 to 1439)."""
    by.notices, by.quiet_from, by.quiet_until = on, quiet_from, quiet_until
    by.save(update_fields=["notices", "quiet_from", "quiet_until"])


@transaction.atomic
def remind_daily(*, by: Person, minutes: Mapping[Notice.Place, int | None], now: datetime) -> None:
    """Set one's own daily reminders: a local minute of the day for each place, or None for no reminder."""
    for kind, minute in minutes.items():
        if minute is None:
            Reminder.objects.filter(person=by, kind=kind).delete()
            continue
        due = next_due(clock_of(minute), by.tz, now)
        values = {"minute": minute, "next_due": due}
        Reminder.objects.update_or_create(person=by, kind=kind, defaults=values)


def remind_one(now: datetime) -> int:
    """Due work: one reminder whose time has come. However long the server was down, it comes once and then goes on."""
    row = Reminder.objects.select_related("person").filter(next_due__lte=now).order_by("next_due").first()
    return _remind(row, now) if row else 0


@transaction.atomic
def _remind(row: Reminder, now: datetime) -> int:
    zone = row.person.tz
    expected = next_due(clock_of(row.minute), zone, row.next_due - SECOND)
    moved = expected != row.next_due  # the person lives in another time zone since this was reckoned
    after = expected if moved else next_due(clock_of(row.minute), zone, now)
    claimed = Reminder.objects.filter(id=row.id, next_due=row.next_due).update(next_due=after)
    if claimed and not moved:
        tell(person=row.person, now=now, place=Notice.Place(row.kind), waits=False)
    return claimed


def sweep(now: datetime) -> int:
    """Due work: ring for what has waited for the end of quiet hours, and forget what is a week old."""
    due = list(Notice.objects.filter(rung=False, at__lte=now)[:50])
    return sum(_ring(notice) for notice in due) + _forget(now)


@transaction.atomic
def _ring(notice: Notice) -> int:
    claimed = Notice.objects.filter(id=notice.id, rung=False).update(rung=True)
    if claimed:
        doorbell.ring_on_commit(notice.person_id)
    return claimed


def _forget(now: datetime) -> int:
    old = Notice.objects.filter(at__lt=now - KEPT, rung=True)
    return old.delete()[0] if old.exists() else 0
