"""What the days that opened for both say of the two: the engine's sentences, the same on both screens.

Partner 1 is the first seat, whoever looks. Only days that are open count, so nothing private moves a word of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final, Literal
from zoneinfo import ZoneInfo

from django.utils.safestring import SafeString, mark_safe

from securebase.core.library import Library
from securebase.vault.keyring import Keyring
from securebase.web.couples import faces
from securebase.web.couples.access import Us
from securebase.web.openings import days
from securebase.web.openings.records import Given
from securebase.web.shell.drawings import follow
from securebase.web.us.moments import events

if TYPE_CHECKING:
    from securebase.core.cycle import Band, Cycle

SPAN: Final = 180  # days, as far back as the engine looks
PLACES: Final = {"worry": (0, 2), "space": (1, 3), "close": (8, 9), "load": (10, 11)}  # in the engine's series, by seat
SERIES: Final = 12
ARROWS: Final = ("space_2<-worry_1", "worry_1<-space_2", "space_1<-worry_2", "worry_2<-space_1")


@dataclass(frozen=True, slots=True)
class Arrow:
    """One arrow in numbers: what it is, its mean, and its band."""

    label: str
    mean: str
    low: str
    high: str


@dataclass(frozen=True, slots=True)
class Said:
    """Sentences, the most general first; with days enough also the arrows in numbers, two drawn."""

    sentences: tuple[str, ...]
    arrows: tuple[Arrow, ...]
    svg: SafeString


def said(ring: Keyring, us: Us, *, today: date, zone: ZoneInfo, library: Library) -> Said:
    """What may be said of the couple on its common `today`. ``zone``: of whoever looks."""
    # numpy is loaded for whoever opens this page, and for nobody else
    from securebase.core.cycle import fit, say  # noqa: PLC0415
    from securebase.core.cycle.table import laid_out  # noqa: PLC0415

    rows = _grid(ring, us, today)
    grid = laid_out(rows)
    happened = events(ring, us, first=date.fromordinal(min(rows)), days=len(grid), zone=zone) if rows else []
    cycle = fit(grid, events=happened)
    names = _names(us)
    sentences = [library.say(each.key, **{k: names.get(v, v) for k, v in each.slots.items()}) for each in say(cycle)]
    if not cycle.enough:
        return Said(tuple(sentences), (), SafeString())
    return Said(tuple(sentences), _arrows(cycle, names, library), _drawn(cycle, us, library))


def _names(us: Us) -> dict[str, str]:
    first, second = (us.name, us.partner.name) if us.seat == 1 else (us.partner.name, us.name)
    return {"one": first, "two": second}


def _grid(ring: Keyring, us: Us, today: date) -> dict[int, list[float]]:
    """The engine's series by day, of open days the numbers of both."""
    span = [today - timedelta(days=back) for back in range(SPAN)]
    opened = days.opened(ring, us, span, today=today)
    rows = {day: [float("nan")] * SERIES for day in opened}
    for stored in ring.list(Given, since=span[-1]):
        if stored.day in rows:
            seat = us.seat if stored.mine else us.partner.seat
            for name, places in PLACES.items():
                number = getattr(stored.record, name)
                if number is not None:
                    rows[stored.day][places[seat - 1]] = float(number)
    return {day.toordinal(): values for day, values in rows.items()}


def _drawn(cycle: Cycle, us: Us, library: Library) -> SafeString:
    """Worry of the one to room of the other, and back: the same for both, whoever looks."""
    own, theirs = faces.own(us), faces.theirs(us)
    people = {own.seat: own, theirs.seat: theirs}
    worried, other = str(cycle.in_worry), str(3 - cycle.in_worry)
    names = (f"space_{other}<-worry_{worried}", f"worry_{worried}<-space_{other}")
    rows = []
    for name in names:
        band, target, source = cycle.next_day[name], people[_seat(name[:7])], people[_seat(name[-7:])]
        rows.append(follow.Follows(source, target, band.mean, band.lo, band.hi))
    drawn = follow.follow(
        rows,
        ends=(library.say("us.follow_less"), library.say("us.follow_none"), library.say("us.follow_more")),
        title=library.say("us.follow_title"),
        desc=library.say("us.follow_desc", name=people[_seat(worried)].name, other=people[_seat(other)].name),
    )
    return mark_safe(drawn)  # noqa: S308 - the drawing escapes every word


def _seat(name: str) -> Literal[1, 2]:
    return 1 if name.endswith("1") else 2


def _arrows(cycle: Cycle, names: dict[str, str], library: Library) -> tuple[Arrow, ...]:
    return tuple(_arrow(name, cycle.next_day[name], names, library) for name in ARROWS)


def _arrow(name: str, band: Band, names: dict[str, str], library: Library) -> Arrow:
    (target, whose), (source, who) = (each.split("_") for each in name.split("<-"))
    seats = {"1": names["one"], "2": names["two"]}
    label = library.say(f"us.arrow_{source}_{target}", name=seats[who], other=seats[whose])
    return Arrow(label, *(f"{round(figure, 2) + 0.0:.2f}" for figure in (band.mean, band.lo, band.hi)))  # no -0.00
