"""What the answers say, as a page shows it: sentences first, a drawing, and all of it in numbers."""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from securebase.core.attachment import attach
from securebase.core.careless import careless
from securebase.core.leaning import leaning
from securebase.core.library import Library
from securebase.core.measure import Measure
from securebase.core.satisfaction import Dated, content, is_low, offers_support
from securebase.core.scoring import Estimate, change, refuse, score
from securebase.vault.keyring import Keyring
from securebase.vault.records import Stored
from securebase.web.asked.pictures import CORNERS, figures, on_plane, over_time
from securebase.web.asked.records import Answered
from securebase.web.asked.sorts import SORTS, Sort
from securebase.web.shell.calendar import date_words, past_day

AXES = (("anxiety", "worry"), ("avoidance", "space"))


@dataclass(frozen=True, slots=True)
class Row:
    """One of the three on the list. ``last`` is empty if it was never answered."""

    sort: Sort
    name: str
    last: str


@dataclass(frozen=True, slots=True)
class Time:
    """One time in numbers: a row of figures a scale."""

    ref: uuid.UUID
    day: str
    figures: tuple[tuple[str, str, str], ...]


def times(ring: Keyring, measure: Measure) -> list[Stored[Answered]]:
    """Every time this was answered, oldest first."""
    found = [stored for stored in ring.list(Answered) if stored.record.measure == measure.id]
    return sorted(found, key=lambda stored: (stored.day, stored.n))


def rows(request: Any) -> list[Row]:
    """The three, for the list and for Us."""
    return [_row(request, sort) for sort in SORTS.values()]


def _row(request: Any, sort: Sort) -> Row:
    library, found = request.library, times(request.ring, sort.of(request.library))
    last = past_day(library, found[-1].day, request.today) if found else ""
    return Row(sort, sort.of(library).name, last)


def needs_support(request: Any) -> bool:
    """Whether the newest month was a heavy one, or the weeks have been thin for long. For its owner's eyes alone."""
    library, ring = request.library, request.ring
    months, weeks = (_dated(SORTS[name], library, times(ring, SORTS[name].of(library))) for name in ("month", "week"))
    heavy = bool(months) and is_low(SORTS["month"].of(library), months[-1][1])
    return heavy or offers_support(SORTS["week"].of(library), weeks)


def result(request: Any, sort: Sort) -> dict[str, Any]:
    """Everything for the page of one of the three; ``found`` is empty if it was never answered."""
    library, measure = request.library, sort.of(request.library)
    found = [stored for stored in times(request.ring, measure) if _can_be_scored(measure, stored)]
    page: dict[str, Any] = {"sort": sort, "measure": measure, "found": found, "ours": sort.is_ours(library)}
    if not found:
        return page
    newest = found[-1].record.answers
    page |= {"same": careless(measure, newest), "last": past_day(library, found[-1].day, request.today)}
    return page | (_near(request, measure, found) if sort.slug == "near" else _short(request, sort, found))


def numbers(request: Any, sort: Sort) -> Iterator[tuple[str, str, str, str, str]]:
    """Every time in numbers: day, scale, value and both ends of its band."""
    measure = sort.of(request.library)
    for stored in times(request.ring, measure):
        if _can_be_scored(measure, stored):
            for name, estimate in score(measure, stored.record.answers).items():
                yield (stored.day.isoformat(), name, *figures(estimate))


def _can_be_scored(measure: Measure, stored: Stored[Answered]) -> bool:
    """An older version of the statements may have had others; what no longer fits is left out and stays in the copy."""
    return refuse(measure, stored.record.answers) is None


def _near(request: Any, measure: Measure, found: Sequence[Stored[Answered]]) -> dict[str, Any]:
    placed = [attach(measure, stored.record.answers) for stored in found]
    numbers = [
        Time(stored.ref, _day(request, stored.day), tuple(figures(getattr(each, axis)) for axis, _ in AXES))
        for stored, each in zip(found, placed, strict=True)
    ]
    moved = [
        (name, _moved(request, found, [getattr(each, axis) for each in placed])) for axis, name in AXES if found[1:]
    ]
    return {
        "leaning": leaning(measure, placed[-1]),
        "svg": on_plane(placed, measure, request.library),
        "corners": CORNERS,
        "times": numbers[::-1],
        "moved": moved,
    }


def _short(request: Any, sort: Sort, found: Sequence[Stored[Answered]]) -> dict[str, Any]:
    measure, dated = sort.of(request.library), _dated(sort, request.library, found)
    numbers = [
        Time(stored.ref, _day(request, stored.day), (figures(each),))
        for stored, (_, each) in zip(found, dated, strict=True)
    ]
    heavy = sort.slug == "month" and is_low(measure, dated[-1][1])
    thin = sort.slug == "week" and offers_support(measure, dated)
    return {
        "svg": over_time(dated, measure, sort.area, request.library),
        "times": numbers[::-1],
        "moved": [("", _moved(request, found, [each for _, each in dated]))] if found[1:] else [],
        "low": heavy or thin,
        "dark": sort.slug == "month" and _is_dark(measure, found[-1].record.answers),
    }


def _is_dark(measure: Measure, answers: dict[str, int]) -> bool:
    """Nothing to look forward to, or everything too heavy, all the time: a door is offered, whatever the rest says."""
    return answers.get("ahead") == measure.low or answers.get("dark") == measure.high


def _dated(sort: Sort, library: Library, found: Sequence[Stored[Answered]]) -> list[Dated]:
    measure = sort.of(library)
    return [
        (stored.day, content(measure, stored.record.answers)) for stored in found if _can_be_scored(measure, stored)
    ]


def _moved(request: Any, found: Sequence[Stored[Answered]], estimates: Sequence[Estimate]) -> str:
    how = change(estimates[0], estimates[-1])
    key = {"unclear": "unknown"}.get(how, how)
    words: str = request.library.say(f"asked.more_{key}", day=date_words(request.library, found[0].day))
    return words


def _day(request: Any, day: date) -> str:
    return past_day(request.library, day, request.today)
