"""Six cards for somebody who looks around: real drawings of two people who do not exist."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from django.utils.safestring import SafeString, mark_safe

from securebase.core.library import Library
from securebase.web.shell.drawings import circle, duo, lines, way
from securebase.web.shell.faces import Face

NOOR: Final = Face("Noor", 1, "tide")
ROBIN: Final = Face("Robin", 2, "rowan")
BEGAN: Final = date(2026, 9, 1)
WORRY: Final = (6, 7, None, 5, 6, 8, 7, 5, None, 4, 6, 5, 4, 4, None, None, 5, 7, 5, 3, 4, 3, 2, 4, 3, 3, 2, 4, 3, 2)


@dataclass(frozen=True, slots=True)
class Card:
    """One place: its name in the words, and a drawing (empty: the page has one of its own)."""

    name: str
    svg: SafeString | str = ""
    audience: str = "only_you"


def cards(library: Library) -> list[Card]:
    """The six, in the order in which somebody meets them."""
    return [
        Card("today", _safe(_circle(library)), "both"),
        Card("now", _safe(_way(library)), "both"),
        Card("journal"),
        Card("together", _safe(_duo(library)), "both"),
        Card("practise"),
        Card("us", _safe(_lines(library))),
    ]


def _safe(svg: str) -> SafeString:
    return mark_safe(svg)  # noqa: S308 - the drawings escape every word they are given


def _circle(library: Library) -> str:
    say = library.say
    people = [circle.Standing(NOOR, 128.0), circle.Standing(ROBIN, 300.0, away=say("circle.back_at", time="18:00"))]
    words = (say("circle.label_top"), say("circle.label_bottom"))
    return circle.circle(people, title=say("look.today_art"), desc=say("look.today_desc"), words=words, key="look-c")


def _way(library: Library) -> str:
    say = library.say
    words = way.Words(say("pause.left_minutes", n=13), say("pause.left_under"), "21:40")
    return way.way(
        ROBIN, NOOR, passed=0.48, title=say("look.now_art"), desc=say("look.now_desc"), words=words, key="look-w"
    )


def _duo(library: Library) -> str:
    say = library.say
    people = [duo.Given(NOOR, 6), duo.Given(ROBIN, 3, guess=7)]
    return duo.duo(people, title=say("look.together_art"), desc=say("look.together_desc"), key="look-d")


def _lines(library: Library) -> str:
    say = library.say
    days = [lines.Day(BEGAN + timedelta(days=n), value) for n, value in enumerate(WORRY)]
    ends = (say("openings.worry_low"), say("openings.worry_high"))
    ticks = [lines.Tick(BEGAN + timedelta(days=n), "") for n in (0, 7, 14, 21, 28)]
    title, desc = say("look.us_art"), say("look.us_desc")
    return lines.lines(days, ends=ends, ticks=ticks, title=title, desc=desc, key="look-l")
