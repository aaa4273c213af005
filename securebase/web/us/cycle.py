"""What the days that opened for both say of the two: the engine's sentences, the same on both screens.

Partner 1 is the first seat, whoever looks. Only days that are open count, so nothing private moves a word of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from securebase.core.library import Library
from securebase.vault.keyring import Keyring
from securebase.web.couples.access import Us
from securebase.web.openings import days
from securebase.web.openings.records import Given

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
    """Sentences, the most general first; the arrows in numbers, empty while there are too few days."""

    sentences: tuple[str, ...]
    arrows: tuple[Arrow, ...]


def said(ring: Keyring, us: Us, *, today: date, library: Library) -> Said:
    """What may be said of the couple on its common `today`."""
    # numpy is loaded for whoever opens this page, and for nobody else
    from securebase.core.cycle import fit, say  # noqa: PLC0415
    from securebase.core.cycle.table import laid_out  # noqa: PLC0415

    cycle = fit(laid_out(_grid(ring, us, today)))
    names = _names(us)
    sentences = [library.say(each.key, **{k: names.get(v, v) for k, v in each.slots.items()}) for each in say(cycle)]
    return Said(tuple(sentences), _arrows(cycle, names, library) if cycle.enough else ())


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


def _arrows(cycle: Cycle, names: dict[str, str], library: Library) -> tuple[Arrow, ...]:
    return tuple(_arrow(name, cycle.next_day[name], names, library) for name in ARROWS)


def _arrow(name: str, band: Band, names: dict[str, str], library: Library) -> Arrow:
    (target, whose), (source, who) = (each.split("_") for each in name.split("<-"))
    seats = {"1": names["one"], "2": names["two"]}
    label = library.say(f"us.arrow_{source}_{target}", name=seats[who], other=seats[whose])
    return Arrow(label, *(f"{round(figure, 2) + 0.0:.2f}" for figure in (band.mean, band.lo, band.hi)))  # no -0.00
