"""Two check-ins, given apart and opened together; whoever keeps theirs looks like somebody who was away."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.journeys.conftest import Site, Walker

pytestmark = pytest.mark.browser


def check_in(walker: Walker, *, worry: int, give: bool) -> str:
    """Move the four sliders by keyboard, then give or keep. Returns the day that the form was for."""
    page = walker.go("/check-in/")
    day = page.locator('input[name="day"]').input_value()
    for slider in page.locator("main sb-slide input[type=range]").all()[:4]:
        slider.focus()
        slider.press("Home")
        for _ in range(worry):
            slider.press("ArrowRight")
    walker.press("Give the four" if give else "Keep for me")
    expect(page.locator("main")).to_contain_text("That is today")
    return day


def opened(walker: Walker, day: str) -> str:
    """What the page of a day says."""
    return walker.go(f"/openings/{day}/").locator("main").inner_text()


KEPT = 3  # the day that one of them does not give
MOST = 10  # days: any may stay closed by chance, all of them hardly ever


def test_days_open_for_both_at_once_and_only_given_ones(two: tuple[Walker, Walker], site: Site) -> None:
    """Over the days that both give, most open, for both alike; a day that one keeps looks closed like any other."""
    noor, robin = two
    days, open_for = [], 0
    for number in range(MOST):
        day = check_in(noor, worry=6, give=True)
        before = opened(noor, day)
        assert "very worried" not in before
        check_in(robin, worry=2, give=number != KEPT)
        pages = [opened(walker, day) for walker in two]
        assert ("weather" in pages[0]) == ("weather" in pages[1])
        if number == KEPT:
            assert pages == [before, before]
        open_for += "weather" in pages[0]
        days.append(day)
        site.forward(minutes=24 * 60)
        for walker in two:
            walker.unlock()
        if number >= KEPT and open_for:
            break
    assert len(set(days)) == len(days) > KEPT
    assert open_for >= 1
