"""Days as people say them, looking back: "Friday", and with its date once that is more than a week ago."""

from __future__ import annotations

from datetime import date

from securebase.core.library import Library

A_WEEK = 7


def weekday(library: Library, day: date) -> str:
    """The name of the day of the week."""
    return library.say(f"now.day_{day.weekday()}")


def date_words(library: Library, day: date) -> str:
    """Day and month: "24 November"."""
    return f"{day.day} {library.say(f'now.month_{day.month}')}"


def past_day(library: Library, day: date, today: date) -> str:
    """A day of the past week by its name, another one with its date: "Friday", "Friday 20 November"."""
    name = weekday(library, day)
    return name if 0 <= (today - day).days < A_WEEK else f"{name} {date_words(library, day)}"
