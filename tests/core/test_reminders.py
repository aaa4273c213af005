"""Reminders at the right local minute, once a local day, over changes of the clock and around quiet hours."""

# ruff: noqa: DTZ001 - local clock times without a zone are what is tested here

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from securebase.core.reminders import Quiet, after_quiet, moment_on, next_due

ZONES = [
    "Australia/Lord_Howe",  # changes by half an hour
    "Pacific/Apia",
    "Africa/Casablanca",  # changes around Ramadan
    "Asia/Kathmandu",  # +5:45
    "America/New_York",
    "Europe/Berlin",
    "America/Sao_Paulo",
    "Pacific/Chatham",  # +12:45, changes at 2:45
]
BEGIN = datetime(2026, 1, 1, tzinfo=UTC)
TWO_YEARS = 730
BERLIN = ZoneInfo("Europe/Berlin")
CLOCK = st.times().map(lambda t: t.replace(second=0, microsecond=0))


def skipped(day: date, at: time, zone: ZoneInfo) -> bool:
    """Whether the clock never shows this time on this day: asked of the zone in another way than the code does."""
    naive = datetime.combine(day, at)
    return all(
        naive.replace(tzinfo=zone, fold=fold).astimezone(UTC).astimezone(zone).replace(tzinfo=None) != naive
        for fold in (0, 1)
    )


@pytest.mark.parametrize("name", ZONES)
@settings(max_examples=12, deadline=None)
@given(
    at=st.one_of(
        CLOCK, st.sampled_from([time(0), time(1, 30), time(2), time(2, 30), time(2, 50), time(3), time(23, 59)])
    )
)
def test_two_years_each_reminder_once_at_the_right_local_minute(name: str, at: time) -> None:
    zone, now, days = ZoneInfo(name), BEGIN, []
    end = BEGIN + timedelta(days=TWO_YEARS)
    while (now := next_due(at, zone, now)) < end:
        local = now.astimezone(zone)
        days.append(local.date())
        assert local.time() == at or skipped(local.date(), at, zone)
    assert days == [days[0] + timedelta(days=n) for n in range(len(days))]
    assert len(days) in (TWO_YEARS, TWO_YEARS - 1, TWO_YEARS + 1)


@pytest.mark.parametrize(
    "name", ["Australia/Lord_Howe", "Africa/Casablanca", "America/New_York", "Europe/Berlin", "Pacific/Chatham"]
)
def test_these_zones_do_change_their_clocks(name: str) -> None:
    """Otherwise the test above would prove little."""
    offsets = {(BEGIN + timedelta(days=n)).astimezone(ZoneInfo(name)).utcoffset() for n in range(TWO_YEARS)}
    assert len(offsets) == 2


def test_a_repeated_hour_reminds_the_first_time() -> None:
    assert moment_on(date(2026, 10, 25), time(2, 30), BERLIN) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


def test_a_skipped_minute_reminds_right_after_the_gap() -> None:
    moment = moment_on(date(2026, 3, 29), time(2, 30), BERLIN)
    assert moment == datetime(2026, 3, 29, 1, 0, tzinfo=UTC)
    assert moment.astimezone(BERLIN).time() == time(3, 0)


def test_half_an_hour_in_lord_howe() -> None:
    zone = ZoneInfo("Australia/Lord_Howe")
    moment = moment_on(date(2026, 10, 4), time(2, 10), zone)
    assert moment is not None
    assert moment.astimezone(zone).time() == time(2, 30)


def test_a_day_that_a_zone_skipped_has_no_reminder() -> None:
    apia = ZoneInfo("Pacific/Apia")
    assert moment_on(date(2011, 12, 30), time(9), apia) is None
    before = datetime(2011, 12, 29, 12, tzinfo=apia)
    assert next_due(time(9), apia, before).astimezone(apia).date() == date(2011, 12, 31)


def test_next_is_strictly_after() -> None:
    due = next_due(time(20), BERLIN, BEGIN)
    assert next_due(time(20), BERLIN, due) == due + timedelta(days=1)
    assert next_due(time(20), BERLIN, due - timedelta(microseconds=1)) == due


def test_only_on_the_chosen_weekdays() -> None:
    due = next_due(time(18), BERLIN, BEGIN, weekdays=[6])
    assert due.astimezone(BERLIN).date() == date(2026, 1, 4)


@pytest.mark.parametrize(("after", "weekdays"), [(BEGIN, []), (BEGIN, [9]), (datetime(2026, 1, 1), [0])])
def test_a_mistake_of_the_caller_is_refused(after: datetime, weekdays: list[int]) -> None:
    with pytest.raises(ValueError, match="reminder needs"):
        next_due(time(18), BERLIN, after, weekdays)


NIGHT = Quiet(time(22), time(7))


@pytest.mark.parametrize(
    ("local", "expected"),
    [
        (datetime(2026, 6, 1, 21, 59), datetime(2026, 6, 1, 21, 59)),
        (datetime(2026, 6, 1, 22, 0), datetime(2026, 6, 2, 7, 0)),
        (datetime(2026, 6, 2, 6, 59), datetime(2026, 6, 2, 7, 0)),
        (datetime(2026, 6, 2, 7, 0), datetime(2026, 6, 2, 7, 0)),
        (datetime(2026, 10, 24, 23, 0), datetime(2026, 10, 25, 7, 0)),
    ],
)
def test_quiet_hours_over_midnight(local: datetime, expected: datetime) -> None:
    moment = local.replace(tzinfo=BERLIN).astimezone(UTC)
    assert after_quiet(moment, NIGHT, BERLIN).astimezone(BERLIN).replace(tzinfo=None) == expected


def test_no_quiet_hours_change_nothing() -> None:
    assert after_quiet(BEGIN, None, BERLIN) == BEGIN
    assert after_quiet(BEGIN, Quiet(time(9), time(9)), BERLIN) == BEGIN


@settings(deadline=None)
@given(
    st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31), timezones=st.just(UTC)),
    CLOCK,
    CLOCK,
    st.sampled_from(ZONES),
)
def test_what_waits_comes_after_the_quiet_and_within_a_day(moment: datetime, start: time, end: time, name: str) -> None:
    zone, quiet = ZoneInfo(name), Quiet(start, end)
    later = after_quiet(moment, quiet, zone)
    assert moment <= later <= moment + timedelta(hours=26)
    assert later == moment or not quiet.holds(later.astimezone(zone).time())
