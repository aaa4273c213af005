"""Every page for a stranger, phone and wide, light and dark: no accessibility fault, nothing beyond the edge."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.journeys.conftest import Site
from tests.browser.journeys.crawling import context_of, look

pytestmark = pytest.mark.browser

SIGNED_OUT = ("/", "/sign-in/", "/sign-up/", "/recover/", "/join/", "/support/", "/settle/", "/questions/", "/notes/")


def test_every_page_is_well_for_a_stranger(site: Site, browser: Browser, axe: Callable[[Page], list[str]]) -> None:
    """All that can be reached signed out."""
    context = context_of(browser, site)
    assert look(context, SIGNED_OUT, site, axe) == []
    context.close()
