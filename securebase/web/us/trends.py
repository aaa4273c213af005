"""One's own weeks, from one's own check-ins: four quiet drawings, and the same as a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from django.utils.safestring import SafeString, mark_safe

from securebase.core.library import Library
from securebase.core.trends import ENOUGH, middle_line
from securebase.vault.records import Stored
from securebase.web.checkins.records import CheckIn
from securebase.web.shell.calendar import date_words, past_day
from securebase.web.shell.drawings import lines

WEEKS: Final = 6
SPAN: Final = timedelta(days=WEEKS * 7 - 1)
ROWS: Final = ("worry", "space", "close", "load")


@dataclass(frozen=True, slots=True)
class Row:
    """One of the four numbers: its name and its drawing. ``few``: there are dots and no line yet."""

    label: str
    svg: SafeString
    few: bool


@dataclass(frozen=True, slots=True)
class Noted:
    """One day in the table; None where a number was left out."""

    day: str
    numbers: tuple[int | None, ...]


def enough(days: Sequence[Stored[CheckIn]]) -> bool:
    """Whether there is something to draw: a week of days, whatever lies between them."""
    return len(days) >= ENOUGH


def rows(days: Sequence[Stored[CheckIn]], *, today: date, library: Library) -> list[Row]:
    """The four numbers over the last six weeks. One that was never given is left out."""
    found = [_row(name, days, today, library) for name in ROWS]
    return [row for row in found if row is not None]


def _row(name: str, stored: Sequence[Stored[CheckIn]], today: date, library: Library) -> Row | None:
    values = {each.day: getattr(each.record, name) for each in stored}
    given = sorted((day, value) for day, value in values.items() if value is not None)
    if not given:
        return None
    span = [today - SPAN + timedelta(days=n) for n in range(SPAN.days + 1)]
    label = library.say(f"check.{name}_label")
    ticks = [lines.Tick(span[n], date_words(library, span[n])) for n in (len(span) - 1,)]
    svg = lines.lines(
        [lines.Day(day, values.get(day)) for day in span],
        ends=(library.say(f"openings.{name}_low"), library.say(f"openings.{name}_high")),
        ticks=[*ticks, *(lines.Tick(span[n], "") for n in range(0, len(span), 7))],
        title=label,
        desc=_desc(label, given, library),
        key=f"us-{name}",
    )
    return Row(label, mark_safe(svg), not middle_line(given))  # noqa: S308 - the drawing escapes every word


def _desc(label: str, given: list[tuple[date, int]], library: Library) -> str:
    values = [value for _, value in given]
    words = library.count("us.line", len(given), label=label, low=min(values), high=max(values))
    pieces = middle_line(given)
    if pieces:
        begin, end = round(pieces[0][0][1]), round(pieces[-1][-1][1])
        words += " " + library.say("us.line_goes", begin=begin, end=end)
    return words


def table(days: Sequence[Stored[CheckIn]], *, today: date, library: Library) -> list[Noted]:
    """Every day that was noted, newest first."""
    return [
        Noted(past_day(library, each.day, today), tuple(getattr(each.record, name) for name in ROWS)) for each in days
    ]
