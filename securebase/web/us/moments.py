"""What both know to have happened, as the engine's events: signs and answers, pauses and returns, what was noticed.

Everything here was seen by both when it happened, so the figures over it are the same on both screens. Times of day are
those of the first seat's clock, whoever looks.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from django.db.models import F

from securebase.core.pause import kept
from securebase.vault.keyring import Keyring
from securebase.web.couples.access import Us
from securebase.web.noticed.records import Noticed
from securebase.web.pauses.models import Pause
from securebase.web.reaches.models import Reach
from securebase.web.reaches.records import ReachAsked

if TYPE_CHECKING:
    from securebase.core.cycle import Event

HOUR = timedelta(hours=1)


def events(ring: Keyring, us: Us, *, first: date, days: int, zone: ZoneInfo) -> list[Event]:
    """What happened in so many days from the ``first``. ``zone``: of whoever looks."""
    from securebase.core.cycle import Event  # noqa: PLC0415  # numpy is loaded for whoever opens this page alone

    clock = zone if us.seat == 1 else ZoneInfo(us.partner.zone)
    begin = datetime.combine(first, time(), clock)
    found = []
    for at, seat, kind in (*_signs(ring, us), *_pauses(us), *_noticed(ring, us, begin)):
        hours = (at - begin) / HOUR
        if 0 <= hours < days * 24:
            found.append(Event(hours, seat, kind))
    return sorted(found, key=lambda event: event.at)


Happened = Iterator[tuple[datetime, int, Any]]


def _signs(ring: Keyring, us: Us) -> Happened:
    for stored in ring.list(ReachAsked):
        yield datetime.fromisoformat(stored.record.at), _seat(us, mine=stored.mine), "reach"
    for row in Reach.objects.filter(couple=us.couple, over_at__lt=F("closes_at")):
        by_partner = row.asker_id != us.partner.person_id  # who was asked answers
        if row.over_at is not None:
            yield row.over_at, us.partner.seat if by_partner else us.seat, "answer"


def _pauses(us: Us) -> Happened:
    for pause in Pause.objects.filter(couple=us.couple):
        caller = us.partner.seat if pause.caller_id == us.partner.person_id else us.seat
        yield pause.asked_at, caller, "pause"
        if pause.returned_on is not None and kept(pause.facts):
            yield pause.returned_on, caller, "return"


def _noticed(ring: Keyring, us: Us, begin: datetime) -> Happened:
    for stored in ring.list(Noticed, since=begin.date()):
        # only the day is known: the evening of it
        yield datetime.combine(stored.day, time(20), begin.tzinfo), _seat(us, mine=stored.mine), "noticed"


def _seat(us: Us, *, mine: bool) -> int:
    return us.seat if mine else us.partner.seat
