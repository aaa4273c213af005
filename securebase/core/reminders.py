"""When a reminder at a local clock time is due, across the days on which clocks are changed, and quiet hours.

Exactly once a local day: where the clock repeats an hour, the first time counts; where it skips one, the first minute
after the gap on that day (or the last before it, if the gap runs into the next day); a day that does not exist has
none.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

SECOND = timedelta(seconds=1)
MINUTE = timedelta(minutes=1)
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Quiet:
    """Quiet hours by the local clock, from `start` to just before `end`; may run over midnight. Equal: none."""

    start: time
    end: time

    def holds(self, clock: time) -> bool:
        """Whether a clock time lies in them."""
        if self.start <= self.end:
            return self.start <= clock < self.end
        return clock >= self.start or clock < self.end


def moment_on(day: date, at: time, zone: ZoneInfo) -> datetime | None:
    """The moment (UTC) at which the local clock shows `at` on that day; None for a day that the zone skipped whole."""
    first, second = (_utc(day, at, zone, fold) for fold in (0, 1))
    if _shows(first, day, at, zone):
        return first
    # In a gap the two readings lie on either side of the change.
    change = _change(second, first, zone)
    for moment in (change, change - MINUTE):
        if moment.astimezone(zone).date() == day:
            return moment
    return None


def next_due(at: time, zone: ZoneInfo, after: datetime, weekdays: Collection[int] = range(7)) -> datetime:
    """The first moment (UTC) after `after` at which the reminder is due, on the given weekdays (0 Monday to 6 Sunday).

    Raises ValueError without a weekday or for a moment without a time zone.
    """
    if not set(weekdays) & set(range(7)) or after.tzinfo is None:
        raise ValueError("A reminder needs a weekday and a moment with a time zone.")
    day = after.astimezone(zone).date() - DAY
    while True:
        moment = moment_on(day, at, zone) if day.weekday() in weekdays else None
        if moment is not None and moment > after:
            return moment
        day += DAY


def after_quiet(moment: datetime, quiet: Quiet | None, zone: ZoneInfo) -> datetime:
    """The moment itself, or the end of the quiet hours it falls into."""
    local = moment.astimezone(zone)
    if quiet is None or not quiet.holds(local.time()):
        return moment.astimezone(UTC)
    day = local.date() + (DAY if quiet.start > quiet.end and local.time() >= quiet.start else timedelta())
    ends = moment_on(day, quiet.end, zone)
    while ends is None:  # the night before a day that the zone skipped
        day += DAY
        ends = moment_on(day, quiet.end, zone)
    # In a repeated hour the clock may already have shown the end once.
    return ends if ends >= moment else max(_utc(day, quiet.end, zone, 1), moment.astimezone(UTC))


def _utc(day: date, at: time, zone: ZoneInfo, fold: int) -> datetime:
    return datetime.combine(day, at.replace(fold=fold), tzinfo=zone).astimezone(UTC)


def _shows(moment: datetime, day: date, at: time, zone: ZoneInfo) -> bool:
    local = moment.astimezone(zone)
    return local.date() == day and local.time() == at.replace(fold=0)


def _change(before: datetime, after: datetime, zone: ZoneInfo) -> datetime:
    """The first second of the new offset between two moments on either side of a change."""
    new = after.astimezone(zone).utcoffset()
    while after - before > SECOND:
        middle = before + timedelta(seconds=int((after - before).total_seconds()) // 2)
        if middle.astimezone(zone).utcoffset() == new:
            after = middle
        else:
            before = middle
    return after
