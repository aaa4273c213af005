"""The countdown: minutes, seconds only in the last one, and then it asks the page to look again."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from playwright.sync_api import Page, expect

from securebase.web.shell.drawings.way import Words, angle_at, sector, way
from securebase.web.shell.faces import Face
from tests.browser.conftest import until
from tests.browser.elements.conftest import NOW, Site, stopped

pytestmark = pytest.mark.browser
WORDS = 'data-hours="{hours} h {minutes} min" data-minutes="{minutes} min" data-seconds="{seconds} s"'
ALOUD = 'data-say="About {minutes} minutes." data-say-soon="In a few minutes."'


def body(minutes: float, *, of: float = 25, now: datetime = NOW) -> str:
    until, begin = now + timedelta(minutes=minutes), now + timedelta(minutes=minutes - of)
    drawing = way(
        Face("Robin", 2, "rowan"),
        Face("Noor", 1, "tide"),
        passed=1 - minutes / of,
        title="A way",
        desc="Robin is on the way.",
        words=Words("as served", "to go"),
    )
    times = f'data-until="{until.isoformat()}" data-start="{begin.isoformat()}" data-now="{now.isoformat()}"'
    return f'<sb-countdown {times} {WORDS} {ALOUD}>{drawing}<p data-said aria-live="polite"></p></sb-countdown>'


def shown(page: Page, site: Site, content: str, *, clock: datetime = NOW) -> Page:
    stopped(page, clock)
    page.goto(site.show(content))
    until(page, "document.documentElement.classList.contains('js')")
    page.evaluate("window.looks = 0; document.body.addEventListener('look', () => window.looks++)")
    return page


def test_minutes_change_once_a_minute(page: Page, site: Site) -> None:
    shown(page, site, body(13))
    count = page.locator("[data-count]")
    expect(count).to_have_text("13 min")
    page.clock.run_for(59_000)
    expect(count).to_have_text("13 min")
    page.clock.run_for(2_000)
    expect(count).to_have_text("12 min")


def test_seconds_only_in_the_last_minute_and_then_it_looks_once(page: Page, site: Site) -> None:
    shown(page, site, body(2))
    count = page.locator("[data-count]")
    expect(count).to_have_text("2 min")
    page.clock.run_for(61_000)
    expect(count).to_have_text("59 s")
    page.clock.run_for(58_000)
    expect(count).to_have_text("1 s")
    assert page.evaluate("looks") == 0
    page.clock.run_for(1_100)
    assert page.evaluate("looks") == 1
    page.clock.run_for(60_000)
    assert page.evaluate("looks") == 1


def test_hours_are_said_as_hours(page: Page, site: Site) -> None:
    shown(page, site, body(200, of=240))
    expect(page.locator("[data-count]")).to_have_text("3 h 20 min")


def test_a_clock_that_is_wrong_does_not_matter(page: Page, site: Site) -> None:
    shown(page, site, body(13), clock=NOW + timedelta(hours=5))
    expect(page.locator("[data-count]")).to_have_text("13 min")


def test_the_mark_goes_on_along_the_wall(page: Page, site: Site) -> None:
    shown(page, site, body(25))
    page.clock.run_for(750_000)
    half = page.locator("[data-sector]").get_attribute("d") or ""
    assert half.split("A")[0] == sector(0.5).split("A")[0]
    x = float((page.locator("[data-traveller]").get_attribute("transform") or "").split("(")[1].split()[0])
    assert 110 < x < 175
    assert angle_at(0.5) == 257


def test_it_speaks_seldom(page: Page, site: Site) -> None:
    shown(page, site, body(13))
    aloud = page.locator("[data-said]")
    expect(aloud).to_have_text("")
    page.clock.run_for(3 * 60_000 + 1_000)
    expect(aloud).to_have_text("About 10 minutes.")
    page.clock.run_for(60_000)
    expect(aloud).to_have_text("About 10 minutes.")
    page.clock.run_for(4 * 60_000)
    expect(aloud).to_have_text("In a few minutes.")


def test_a_time_that_is_over_is_asked_about_now_and_then(page: Page, site: Site) -> None:
    shown(page, site, body(-1))
    expect(page.locator("[data-count]")).to_have_text("0 s")
    assert page.evaluate("looks") == 0
    page.clock.run_for(20_000)
    assert page.evaluate("looks") == 1
