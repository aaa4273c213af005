"""A check-in: its scale, and until when a day can still be written.

A day ends at local midnight. Whoever began before it may still finish: three hours are left, because a day often ends
after midnight and a form that lay open is nobody's fault. Nothing older can be written, so that a day is what it was.
"""

from datetime import date, datetime, time, timedelta
from typing import Final, Literal

LOW: Final = 0
HIGH: Final = 10
LATE: Final = timedelta(hours=3)

When = Literal["now", "past", "future"]


def when(day: date, local: datetime) -> When:
    """Whether a day can be written at this local time (only its clock is read): "now", too late, or not yet."""
    clock = local.replace(tzinfo=None)
    if clock.date() < day:
        return "future"
    return "now" if clock <= datetime.combine(day + timedelta(days=1), time.min) + LATE else "past"
