"""Local times of a pause: what the buttons of one tap mean, and when the next day begins."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from securebase.core.pause import SHORTEST, usual_return
from securebase.web.shell.moments import local_moment

EVENINGS: Final = (time(20), time(22))  # local; the first that leaves two hours, so that it differs from "1 hour"
MORNING: Final = time(9)
AHEAD: Final = timedelta(hours=2)
DAY: Final = timedelta(days=1)
NIGHT_UNTIL: Final = 4  # o'clock: before that it is still the night of the day before


def evening(now: datetime, zone: ZoneInfo) -> tuple[str, datetime | None]:
    """What "this evening" means now: its words, and the moment; late at night it is tomorrow morning."""
    local = now.astimezone(zone)
    for clock in EVENINGS:
        moment = local_moment(local.date(), clock, zone)
        if moment is not None and moment - now >= AHEAD and local.hour >= NIGHT_UNTIL:
            return "choice_evening", moment
    tomorrow = local.date() if local.hour < NIGHT_UNTIL else local.date() + DAY
    return "choice_morning", local_moment(tomorrow, MORNING, zone)


def quick(now: datetime, zone: ZoneInfo) -> dict[str, tuple[str, datetime]]:
    """The three times of one tap: name -> (key of the words, moment)."""
    words, later = evening(now, zone)
    choices = {
        "25": ("choice_25", usual_return(now)),
        "60": ("choice_60", usual_return(now, timedelta(hours=1))),
    }
    return choices | ({"evening": (words, later)} if later and later - now > SHORTEST else {})


def start_of_tomorrow(today: date, zone: ZoneInfo) -> datetime:
    """When the person's next day begins."""
    begins = local_moment(today + DAY, time(0), zone)
    return begins or datetime.combine(today + 2 * DAY, time(0), tzinfo=zone).astimezone(UTC)
