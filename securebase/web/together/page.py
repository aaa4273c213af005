"""What stands under Together. All of it is known to both, or is one's own."""

from __future__ import annotations

from typing import Any, Final

from securebase.web.circle import views as circle
from securebase.web.couples import endings
from securebase.web.noticed import shown as noticed
from securebase.web.openings import days
from securebase.web.pauses import card as pauses
from securebase.web.pauses.models import kept_by_two
from securebase.web.reaches import came
from securebase.web.safety import actions as safety
from securebase.web.shell.calendar import past_day

BACK: Final = 14  # days of openings that are listed


def alone(request: Any) -> dict[str, Any]:
    """For one: the way in for another, words to send; and an ending that waits to be read here."""
    return {
        "ending": endings.untold(request.person, request.ring, together=True),
        "arriving": request.us is not None,
        "ended": request.us is None and endings.lately(request.person, request.now),
        "n": 0,
    }


def for_two(request: Any) -> dict[str, Any]:
    """For two: the Circle, what has come, what was noticed, which days are open, the returns kept."""
    offered = not safety.choices(request.ring).nothing_for_two
    return {
        "two": True,
        "offered": offered,
        "name": request.us.partner.name,
        "pause_card": pauses.for_today(request),
        "came": came.for_today(request),
        "noticed": noticed.lines(request),
        "opened": _opened(request),
        "returns": kept_by_two(request.us.couple),
    } | circle.scene_of(request, draggable=False)


def _opened(request: Any) -> list[tuple[Any, str]]:
    """The days that are open for both, newest first, each with its name."""
    ring, us = request.ring, request.us
    today = days.common_today(us, zone=request.zone, now=request.now)
    found = days.opened(ring, us, days.days_until(today, days=BACK), today=today)
    return [(day, past_day(request.library, day, request.today)) for day in found]
