"""Moments as people say them: "20:40", "09:00 tomorrow", "10:00 on Friday". Times of a promise, not durations."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from securebase.core.library import Library
from securebase.core.reminders import moment_on

A_WEEK = timedelta(days=7)


def clock_words(library: Library, moment: datetime, zone: ZoneInfo, today: date) -> str:
    """The local clock time, with its day unless that is today."""
    local = moment.astimezone(zone)
    clock = f"{local:%H:%M}"
    if local.date() == today:
        return clock
    return library.say("now.at_day", time=clock, day=day_words(library, local.date(), today))


def day_words(library: Library, day: date, today: date) -> str:
    """A day as it is named from today: "today", "tomorrow", "on Friday", "on Friday 4 December"."""
    if day == today:
        return library.say("now.day_today")
    if day == today + timedelta(days=1):
        return library.say("now.day_tomorrow")
    name = library.say(f"now.day_{day.weekday()}")
    if today < day < today + A_WEEK:
        return library.say("now.day_on", day=name)
    return library.say("now.day_on_date", day=name, n=day.day, month=library.say(f"now.month_{day.month}"))


def local_moment(day: date, clock: time, zone: ZoneInfo) -> datetime | None:
    """The moment at which the local clock shows this time on that day; None for a day that the zone skipped.

    None also for the first and the last year that a date can have: elsewhere it is the year before or after.
    """
    return moment_on(day, clock, zone) if date.min.year < day.year < date.max.year else None
