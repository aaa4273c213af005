"""Which days are open. Counts who gave before anything is opened; the rule itself is `core.opening`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final
from uuid import UUID
from zoneinfo import ZoneInfo

from securebase.core.opening import GivenDay, Openness, closed, weekly_look
from securebase.vault.keyring import Keyring
from securebase.vault.records import Stored
from securebase.web.couples.access import Us
from securebase.web.couples.models import Couple, Member
from securebase.web.openings.records import Given

SUNDAY: Final = 6  # the weekly look; the same for every couple, so that it tells nothing about one
A_WEEK: Final = timedelta(days=7)
A_DAY: Final = timedelta(days=1)


def name_of(day: date) -> str:
    """The name under which a day's records lie."""
    return day.isoformat()


def lot(ring: Keyring, day: date) -> Openness:
    """What chance has in store for a day of this couple. From the first epoch's key, so that it never changes."""
    space = ring.space(Given)
    return closed(space.epochs[min(space.epochs)].sub("opening"), day)


def common_today(us: Us, *, zone: ZoneInfo, now: datetime) -> date:
    """The earlier of the two local dates: what turns on a date turns for both in the same moment."""
    return min(now.astimezone(each).date() for each in (zone, ZoneInfo(us.partner.zone)))


@dataclass(frozen=True, slots=True)
class Gave:
    """Who gave which days. Counted, nothing is opened for it."""

    mine: frozenset[date]
    theirs: frozenset[date]

    @property
    def both(self) -> frozenset[date]:
        """The days that both gave."""
        return self.mine & self.theirs


def who_gave(ring: Keyring, partner: UUID, days: Iterable[date]) -> Gave:
    """Who gave which of these days. ``partner``: the other's vault id."""
    of_name = {name_of(day): day for day in days}
    there = ring.present(Given, [(name, author) for name in of_name for author in (ring.me, partner)])
    mine, theirs = (frozenset(of_name[name] for name, by in there if by == who) for who in (ring.me, partner))
    return Gave(mine, theirs)


def open_days(ring: Keyring, gave: Gave, *, today: date) -> list[date]:
    """The days that are open on the couple's ``today``, newest first."""
    rules = [GivenDay(day, True, lot(ring, day), SUNDAY) for day in gave.both]
    return sorted((rule.day for rule in rules if rule.state(today) == "open"), reverse=True)


def opened(ring: Keyring, us: Us, days: Iterable[date], *, today: date) -> list[date]:
    """Those of the days that are open on the couple's ``today``, newest first."""
    return open_days(ring, who_gave(ring, us.partner.vault_id, days), today=today)


def days_until(today: date, *, days: int) -> list[date]:
    """``today`` and the days before it, so many in all. One more, because the other's clock may be a day ahead."""
    return [today + A_DAY - timedelta(days=back) for back in range(days + 1)]


def week_of_look(today: date) -> list[date]:
    """The seven days of the newest weekly look, oldest first."""
    look = weekly_look(today - A_WEEK, SUNDAY)
    return [look - timedelta(days=back) for back in range(7, 0, -1)]


@dataclass(frozen=True, slots=True)
class Opened:
    """An open day: both halves."""

    day: date
    mine: Given
    theirs: Given


def halves(ring: Keyring, us: Us, days: Iterable[date]) -> list[Opened]:
    """Both halves of days that are known to be open, in the order given."""
    found = []
    for day in days:
        mine = ring.find(Given, name=name_of(day))
        theirs = ring.find(Given, name=name_of(day), author=us.partner.vault_id)
        if mine is not None and theirs is not None:
            found.append(Opened(day, mine.record, theirs.record))
    return found


def shown_at_the_end(ring: Keyring, stored: Stored[Given]) -> bool:
    """Whether the partner's half had been shown when the couple ended (for the copies that each keeps)."""
    openness = lot(ring, stored.day)
    if openness is Openness.FOR_GOOD or not who_gave(ring, stored.author, [stored.day]).both:
        return False
    return GivenDay(stored.day, True, openness, SUNDAY).state(_last_day(ring)) == "open"


def _last_day(ring: Keyring) -> date:
    """The couple's date when it ended: the earlier of the two local ones. KeyError for one that has not ended."""
    space = ring.space(Given).id
    ended = Couple.objects.get(id=space).ended_at
    if ended is None:
        raise KeyError(space)
    zones = Member.objects.filter(couple=space).values_list("person__zone", flat=True)
    return min((ended.astimezone(ZoneInfo(zone)).date() for zone in zones), default=ended.date())
