"""A page for a professional: what its owner ticks, made anew each time, kept nowhere. Common parts need both ticks."""

from __future__ import annotations

import csv
import io
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import fmean
from typing import Any, Final

from django.db import transaction

from securebase.vault.keyring import Keyring
from securebase.web.asked import shown as asked
from securebase.web.asked.sorts import SORTS
from securebase.web.checkins.records import CheckIn
from securebase.web.couples.access import Us
from securebase.web.cyclemap import actions
from securebase.web.cyclemap import shown as cyclemap
from securebase.web.openings import days
from securebase.web.shell.calendar import date_words
from securebase.web.shell.doorbell import ring_on_commit
from securebase.web.us import cycle
from securebase.web.us.records import MayShow
from securebase.web.us.trends import ROWS

OWN: Final = ("checks", "near", "week", "month", "half")
COMMON: Final = ("loop", "days")
WEEKS: Final = 12
NAME: Final = "tick"


@dataclass(frozen=True, slots=True)
class Week:
    """One week of check-ins: its first day, how many days were noted, and the mean of each number, empty for none."""

    begin: str
    noted: int
    means: tuple[str, ...]


def may(ring: Keyring, us: Us, *, mine: bool) -> MayShow:
    """What one of the two allows the other."""
    found = ring.find(MayShow, name=NAME, author=None if mine else us.partner.vault_id)
    if found is None:
        return MayShow()
    stands = actions.standing(ring, us)
    same = bool(stands) and found.record.of == stands
    return MayShow(loop=found.record.loop and same, days=found.record.days, of=found.record.of if same else "")


@transaction.atomic
def allow(*, ring: Keyring, us: Us, parts: Collection[str], day: date) -> None:
    """Let the other put these common parts on their page, and no others."""
    wanted = MayShow(**{part: part in parts for part in COMMON}, of=actions.standing(ring, us))
    if wanted == may(ring, us, mine=True):
        return
    ring.put(wanted, name=NAME, day=day)
    ring_on_commit(us.partner.person_id)


def offered(request: Any) -> list[str]:
    """What can be ticked: one's own, and what is common as far as the other has ticked it too."""
    found = list(OWN)
    if cyclemap.two(request):
        theirs = may(request.ring, request.us, mine=False)
        found += [part for part in COMMON if getattr(theirs, part)]
    return found


def made(request: Any, ticked: Collection[str]) -> dict[str, Any]:
    """The parts of the page that are ticked and may be shown."""
    parts = [part for part in offered(request) if part in ticked]
    since = date_words(request.library, _since(request))
    page: dict[str, Any] = {"parts": parts, "name": _own_name(request), "since": since}
    if "checks" in parts:
        page["weeks"] = _weeks(request)
    page["sets"] = [_set(request, slug) for slug in SORTS if slug in parts]
    if "half" in parts:
        page["half"] = cyclemap.page(request)["half"]
    if "loop" in parts:
        page["loop"] = cyclemap.loop(request)
    if "days" in parts:
        today = days.common_today(request.us, zone=request.zone, now=request.now)
        page["days"] = cycle.said(request.ring, request.us, today=today, zone=request.zone, library=request.library)
    return page


def _own_name(request: Any) -> str:
    return request.us.name if request.us is not None and request.us.name else ""


def _since(request: Any) -> date:
    begin: date = request.today - timedelta(days=WEEKS * 7 - 1)
    return begin


def _check_ins(request: Any) -> list[Any]:
    found = [each for each in request.ring.list(CheckIn, since=_since(request)) if each.day <= request.today]
    return sorted(found, key=lambda each: each.day)


def _weeks(request: Any) -> list[Week]:
    noted = _check_ins(request)
    found = []
    for number in range(WEEKS):
        begin = _since(request) + timedelta(days=7 * number)
        inside = [each.record for each in noted if begin <= each.day < begin + timedelta(days=7)]
        means = tuple(_mean([getattr(each, name) for each in inside]) for name in ROWS)
        found.append(Week(date_words(request.library, begin), len(inside), means))
    return found


def _mean(numbers: list[int | None]) -> str:
    given = [number for number in numbers if number is not None]
    return f"{fmean(given):.1f}" if given else ""


def _set(request: Any, slug: str) -> dict[str, Any]:
    return asked.result(request, SORTS[slug])


def table(request: Any, ticked: Collection[str]) -> str:
    """The same as a table for a computer: one row a number. Own numbers only; the common parts are words."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(("day", "what", "value", "low", "high"))
    writer.writerows(_rows(request, [part for part in offered(request) if part in ticked]))
    return out.getvalue()


def _rows(request: Any, parts: Collection[str]) -> Iterator[tuple[object, ...]]:
    if "checks" in parts:
        for each in _check_ins(request):
            for name in ROWS:
                value = getattr(each.record, name)
                if value is not None:
                    yield each.day.isoformat(), name, value, 0, 10
    for slug in SORTS:
        if slug in parts:
            yield from asked.numbers(request, SORTS[slug])
