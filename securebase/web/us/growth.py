"""What was dared, steadied and noticed: counted only where it was done, and only one's own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.utils.safestring import SafeString, mark_safe

from securebase.core.library import Library
from securebase.vault.keyring import Keyring
from securebase.vault.records import kinds
from securebase.web.noticed.records import Noticed, NoticedKept
from securebase.web.shell.drawings import lights
from securebase.web.us.trends import SPAN, WEEKS

A_WEEK: Final = 7
ACT: Final = "today.act"  # a page never imports another page; what Today seals is known by the name of its kind
OWN: Final = ("dared", "steadied")


@dataclass(frozen=True, slots=True)
class Growth:
    """How many there were, and the picture of them by weeks."""

    dared: int
    steadied: int
    noticed: int
    svg: SafeString

    @property
    def any(self) -> bool:
        """Whether there is anything to show."""
        return bool(self.dared + self.steadied + self.noticed)


def growth(ring: Keyring, *, today: date, library: Library) -> Growth:
    """The last six weeks."""
    since = today - SPAN
    act: Any = kinds()[ACT]
    acts = [(stored.day, stored.record.what) for stored in ring.list(act, since=since) if stored.record.what in OWN]
    noticed = [stored.day for stored in ring.list(NoticedKept, since=since)]
    if ring.ours is not None:
        noticed += [stored.day for stored in ring.list(Noticed, since=since) if stored.mine]
    counts = {what: sum(each == what for _, each in acts) for what in OWN}
    days = [day for day, _ in acts] + noticed
    return Growth(counts["dared"], counts["steadied"], len(noticed), _draw(days, since, library))


def _draw(days: Sequence[date], since: date, library: Library) -> SafeString:
    by_week = [0] * WEEKS
    for day in days:
        by_week[min(WEEKS - 1, max(0, (day - since).days // A_WEEK))] += 1
    weeks = [lights.Week(_label(since, n, library), count) for n, count in enumerate(by_week)]
    title, desc = library.say("us.growth_title"), library.say("us.growth_desc", all=len(days))
    return mark_safe(lights.lights(weeks, title=title, desc=desc))  # noqa: S308 - the drawing escapes every word


def _label(since: date, number: int, library: Library) -> str:
    """Only the ends are named: this week, and how far back it goes."""
    if number == WEEKS - 1:
        return library.say("us.this_week")
    if number:
        return ""
    return library.say("us.from_day", day=since.day, month=library.say(f"us.month_{since.month}"))
