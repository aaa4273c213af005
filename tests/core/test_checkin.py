"""Until when a day can be written."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from securebase.core.checkin import when

TUESDAY = date(2026, 11, 24)
BERLIN = ZoneInfo("Europe/Berlin")


@pytest.mark.parametrize(
    ("local", "answer"),
    [
        ((2026, 11, 23, 23, 59), "future"),
        ((2026, 11, 24, 0, 0), "now"),
        ((2026, 11, 24, 23, 59), "now"),
        ((2026, 11, 25, 3, 0), "now"),
        ((2026, 11, 25, 3, 1), "past"),
        ((2026, 12, 24, 12, 0), "past"),
    ],
)
def test_a_day_ends_three_hours_after_midnight(local: tuple[int, ...], answer: str) -> None:
    assert when(TUESDAY, datetime(*local, tzinfo=BERLIN)) == answer  # type: ignore[misc,arg-type]


def test_the_clock_on_the_wall_counts_when_it_is_put_back() -> None:
    """On 25 October 2026 the hour from two to three comes twice in Berlin."""
    night = date(2026, 10, 24)
    assert when(night, datetime(2026, 10, 25, 2, 59, fold=1, tzinfo=BERLIN)) == "now"
    assert when(night, datetime(2026, 10, 25, 3, 1, tzinfo=BERLIN)) == "past"
