"""Parting: one of the two, alone, at once; each keeps what was shared, and nothing more reaches the other."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.journeys.conftest import Walker
from tests.browser.journeys.test_journal import write

pytestmark = pytest.mark.browser


def test_part_ways(two: tuple[Walker, Walker]) -> None:
    """The planner changes nothing; the last step ends it for both in the same moment."""
    noor, robin = two
    noor.page.goto(write(noor))
    noor.press("Share on purpose")
    noor.page.get_by_text("All of it").click()
    noor.page.locator("main form.share button").click()
    noor.press("Share")
    robin.go("/part/")
    assert "kettle" in noor.go("/journal/shared/").content()
    robin.go("/part/last/")
    robin.page.locator('main form[method="post"] button').first.click()
    expect(robin.page.locator("main")).to_contain_text("It is done")
    noor.go("/today/")
    expect(noor.page.locator("main")).to_contain_text("has ended")
    for walker in two:
        assert walker.go("/pause/ask/").locator('button[name="step"]').count() == 0
        assert "kettle" not in walker.go("/circle/").content()
