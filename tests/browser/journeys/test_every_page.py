"""Every page of two, phone and wide, light and dark: no accessibility fault, no other host, nothing beyond the edge."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.journeys.conftest import Site, Walker
from tests.browser.journeys.crawling import context_of, look
from tests.browser.journeys.test_hard_evening import ask_for_room
from tests.browser.journeys.test_journal import write
from tests.browser.journeys.test_opening import check_in
from tests.browser.journeys.test_us import answer, draw_half

pytestmark = pytest.mark.browser

STARTS = (
    "/today/",
    "/journal/",
    "/journal/find/",
    "/together/",
    "/practise/",
    "/us/",
    "/now/",
    "/pause/",
    "/settings/",
)
MORE = ("/support/", "/questions/", "/check-in/change/", "/invite/", "/part/", "/part/last/", "/copy/", "/circle/away/")


@pytest.fixture
def lived_in(two: tuple[Walker, Walker]) -> tuple[Walker, Walker]:
    """Two people with something on every page."""
    for walker in two:
        check_in(walker, worry=4, give=True)
        write(walker)
        draw_half(walker, "I write again")
    answer(two[0], "near", [6, 2, 3, 6, 6, 3, 5, 2, 3, 6, 6, 2])
    answer(two[0], "week", [1, 2, 1, 0])
    answer(two[0], "month", [1, 0, 0, 1, 5])
    ask_for_room(two[1])
    return two


def test_every_page_is_well_for_two(
    lived_in: tuple[Walker, Walker], site: Site, browser: Browser, axe: Callable[[Page], list[str]]
) -> None:
    """All that somebody in a couple can reach."""
    context = context_of(browser, site)
    context.add_cookies(lived_in[0].context.cookies())  # type: ignore[arg-type]  # what one gives the other takes
    assert look(context, STARTS + MORE, site, axe) == []
    context.close()
