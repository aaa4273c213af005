"""Times on the Circle: coarse when they look back, exact when they are promised. Never "last seen"."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

from securebase.core.library import Library
from securebase.web.couples.access import Partner
from securebase.web.shell.calendar import date_words, weekday
from securebase.web.shell.moments import clock_words

PARTS: Final = ((5, "night"), (12, "morning"), (17, "afternoon"), (24, "evening"))  # until this hour
A_WEEK: Final = 7
MORNING, EVENING = 8, 18  # hours


def coarse(library: Library, at: datetime, zone: ZoneInfo, now: datetime) -> str:
    """When a place was said, as coarsely as a day allows: "this morning", "yesterday", "Tuesday", "3 November"."""
    local, today = at.astimezone(zone), now.astimezone(zone).date()
    days = (today - local.date()).days
    if days <= 0:
        part = next(name for hour, name in PARTS if local.hour < hour)
        return library.say("circle.said_at", time=library.say(f"circle.this_{part}"))
    if days == 1:
        return library.say("circle.said_at", time=library.say("circle.yesterday"))
    day = weekday(library, local.date()) if days < A_WEEK else date_words(library, local.date())
    return library.say("circle.old", day=day)


def return_words(request: Any, at: datetime) -> str:
    """A promised moment for whoever looks: "18:00", "18:00 tomorrow"."""
    return clock_words(request.library, at, request.zone, request.today)


def time_for(request: Any, at: datetime) -> str:
    """The same moment on both clocks if these differ, else nothing."""
    if request.us is None:
        return ""
    other = ZoneInfo(request.us.partner.zone)
    mine, theirs = at.astimezone(request.zone), at.astimezone(other)
    if mine.utcoffset() == theirs.utcoffset():
        return ""
    their_today = request.now.astimezone(other).date()
    return str(
        request.library.say(
            "circle.two_clocks",
            time=return_words(request, at),
            other_time=clock_words(request.library, at, other, their_today),
            name=request.us.partner.name,
        )
    )


def usual_return(now: datetime, zone: ZoneInfo) -> datetime:
    """What the form begins with, on the local clock: a full hour three to four hours off, at night the next evening."""
    local = (now + timedelta(hours=4)).astimezone(zone).replace(minute=0, second=0, microsecond=0, tzinfo=None)
    return local if local.hour >= MORNING else local.replace(hour=EVENING)


def theirs(request: Any, at: datetime, partner: Partner) -> str:
    """A promised moment on the partner's clock, in words that stay true: a day by its name, never "tomorrow"."""
    zone, say = ZoneInfo(partner.zone), request.library.say
    local = at.astimezone(zone)
    if local.date() == request.now.astimezone(zone).date():
        return f"{local:%H:%M}"
    day = weekday(request.library, local.date())
    return str(say("now.at_day", time=f"{local:%H:%M}", day=say("now.day_on", day=day)))
