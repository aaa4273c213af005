"""The timeline: one's own entries and what the partner gave, newest first, as a page shows them."""

from __future__ import annotations

import re
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from heapq import merge
from itertools import islice
from typing import Any, Final, TypeVar

from securebase.core import search
from securebase.core.library import Library
from securebase.core.library_types import Question
from securebase.vault.keyring import Keyring
from securebase.vault.records import Stored, day_number
from securebase.web.couples.access import ring as ring_of
from securebase.web.journal.actions import body
from securebase.web.journal.records import Entry, SharedEntry

T = TypeVar("T", Entry, SharedEntry)
PAGE: Final = 50
SHORT: Final = 420  # letters of an entry on the timeline
GLAD: Final = ("connection", "growth")  # what "on this day" may bring back


@dataclass(frozen=True, slots=True)
class Line:
    """One entry on the timeline."""

    ref: uuid.UUID
    mine: bool
    day: date
    at: datetime
    sort: str
    title: str
    text: str
    more: bool
    rung: str  # who can read it: private, shape, lines, all; for the partner's: what was given
    taken_back: bool = False
    bring: bool = False


@dataclass(frozen=True, slots=True)
class Want:
    """What a page asks for."""

    tab: str = "both"
    words: str = ""
    sort: str = ""
    since: date | None = None
    until: date | None = None
    before: tuple[int, int] | None = None  # (day, moment) of the last line shown


def questions_of(library: Library, sort: str) -> tuple[Question, ...]:
    """The questions of a guided kind; none for the others."""
    return {"trigger": library.trigger_questions, "learned": library.learned.questions}.get(sort, ())


def title_of(library: Library, sort: str) -> str:
    """A kind's name on screens."""
    if sort == "learned":
        return library.learned.title
    return next((kind.title for kind in library.kinds if kind.id == sort), "")


def own_line(stored: Stored[Entry], library: Library) -> Line:
    """One's own entry as a line."""
    entry = stored.record
    text = body(entry, questions_of(library, entry.sort))
    return Line(
        ref=stored.ref,
        mine=True,
        day=stored.day,
        at=datetime.fromtimestamp(entry.written, tz=UTC),
        sort=title_of(library, entry.sort),
        title=entry.title,
        text=text[:SHORT].rstrip(),
        more=len(text) > SHORT,
        rung=entry.rung,
        bring=entry.bring,
    )


def given_line(stored: Stored[SharedEntry], library: Library) -> Line:
    """What the partner gave, as a line."""
    given = stored.record
    return Line(
        ref=stored.ref,
        mine=False,
        day=stored.day,
        at=datetime.fromtimestamp(given.written, tz=UTC),
        sort=title_of(library, given.sort),
        title=given.title,
        text=given.text[:SHORT].rstrip(),
        more=len(given.text) > SHORT,
        rung=given.rung,
        taken_back=given.taken_back,
    )


def _until(want: Want) -> date | None:
    if want.before is None:
        return want.until
    on = date(want.before[0] // 10000, want.before[0] // 100 % 100, want.before[0] % 100)
    return min(on, want.until) if want.until else on


def _matching(rows: Iterator[Stored[T]], want: Want, text_of: Callable[[T], str]) -> Iterator[Stored[T]]:
    query = search.prepare(want.words)
    matches, before, sort, any_words = query.matches, want.before, want.sort, not query.words
    for stored in rows:
        if before is not None and (stored.on, _moment(stored.record.written)) >= before:
            continue
        if sort and stored.record.sort != sort:
            continue
        if any_words or matches(text_of(stored.record)):
            yield stored


def _all_words(title: str, text: str) -> str:
    return f"{title}\n{text}" if title else text


def _moment(written: float) -> int:
    return int(written * 1000)


def _mine(ring: Keyring, want: Want, library: Library) -> Iterator[tuple[tuple[int, int], Line]]:
    rows = ring.scan(Entry, since=want.since, until=_until(want))
    asked = {sort: questions_of(library, sort) for sort in ("trigger", "learned")}
    for stored in _matching(rows, want, lambda entry: _all_words(entry.title, body(entry, asked.get(entry.sort, ())))):
        if want.tab != "shared" or stored.record.rung != "private":
            yield (-stored.on, -_moment(stored.record.written)), own_line(stored, library)


def _given(ring: Keyring, want: Want, library: Library) -> Iterator[tuple[tuple[int, int], Line]]:
    if ring.ours is None or want.tab == "mine":
        return
    rows = (stored for stored in ring.scan(SharedEntry, since=want.since, until=_until(want)) if not stored.mine)
    for stored in _matching(rows, want, lambda given: _all_words(given.title, given.text)):
        if not (stored.record.taken_back and (want.words or want.sort)):
            yield (-stored.on, -_moment(stored.record.written)), given_line(stored, library)


def page(ring: Keyring, want: Want, library: Library) -> tuple[list[Line], str]:
    """A page of lines and the cursor of the next one ("" on the last). Reads no further than it shows."""
    streams = (_in_order(_mine(ring, want, library)), _in_order(_given(ring, want, library)))
    found = list(islice(merge(*streams, key=lambda pair: pair[0]), PAGE + 1))
    lines = [line for _, line in found[:PAGE]]
    last = found[PAGE - 1][0] if len(found) > PAGE else None
    return lines, f"{-last[0]}.{-last[1]}" if last else ""


def _in_order(pairs: Iterator[tuple[tuple[int, int], Line]]) -> Iterator[tuple[tuple[int, int], Line]]:
    """Within one day rows come by when they were kept; a line belongs where it was written."""
    day: list[tuple[tuple[int, int], Line]] = []
    for pair in pairs:
        if day and pair[0][0] != day[0][0][0]:
            yield from sorted(day, key=lambda one: one[0])
            day = []
        day.append(pair)
    yield from sorted(day, key=lambda one: one[0])


def cursor(text: str) -> tuple[int, int] | None:
    """A cursor from an address; None if it is not one."""
    found = re.fullmatch(r"([0-9]{8})\.([0-9]{1,15})", text)
    if found is None:
        return None
    try:
        on = date.fromisoformat(found[1])
    except ValueError:
        return None
    return day_number(on), int(found[2])


def on_this_day(request: Any) -> Line | None:
    """One glad entry from this day in an earlier year, or from a month ago; the oldest first."""
    ring, today, library = ring_of(request), request.today, request.library
    days = [*_years_back(today), today - timedelta(days=28)]
    own = (own_line(stored, library) for stored in ring.list(Entry, days=days) if stored.record.sort in GLAD)
    given: Iterator[Line] = iter(())
    if ring.ours is not None:
        rows = ring.list(SharedEntry, days=days)
        given = (given_line(s, library) for s in rows if not s.mine and s.record.sort in GLAD and s.record.text)
    return min((*own, *given), key=lambda line: line.day, default=None)


def _years_back(today: date) -> list[date]:
    back = []
    for years in range(1, 11):
        try:
            back.append(today.replace(year=today.year - years))
        except ValueError:  # 29 February
            continue
    return back
