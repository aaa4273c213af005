"""Private stays unseen; what is shared is seen, answered, taken back. Drafts survive whatever happens to the page."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.journeys.conftest import Site, Walker

pytestmark = pytest.mark.browser
WORDS = "The kettle sang. I counted to forty. Nobody answered me."


def write(walker: Walker, text: str = WORDS) -> str:
    """Write a free entry; its address."""
    walker.go("/journal/write/free/")
    walker.page.locator('textarea[name="text"]').fill(text)
    walker.press("Keep it")
    walker.page.wait_for_url("**/journal/*-*/")
    return walker.page.url


def test_private_is_unseen_shared_is_seen_and_taken_back(two: tuple[Walker, Walker]) -> None:
    """By the ladder, with the preview between; and back again."""
    noor, robin = two
    address = write(noor)
    robin.go("/journal/")
    assert "kettle" not in robin.page.content()
    noor.page.goto(address)
    noor.press("Share on purpose")
    noor.page.get_by_text("The lines I pick").click()
    noor.page.get_by_text("The kettle sang.").click()
    noor.page.locator("main form.share button").click()
    expect(noor.page.locator("main .card")).to_contain_text("The kettle sang.")
    assert "counted" not in noor.page.locator("main").inner_text()
    assert "kettle" not in robin.go("/journal/").content()
    noor.press("Share")
    robin.go("/journal/shared/")
    expect(robin.page.locator("main")).to_contain_text("The kettle sang.")
    assert "counted" not in robin.page.content()
    robin.press("Read and answer")
    robin.page.locator("summary").first.click()
    robin.page.locator('details[open] button:not([name="box"])').click()
    noor.page.goto(address)
    expect(noor.page.locator("main")).to_contain_text("Thank you")
    noor.press("Take back")
    noor.press("Take back")
    robin.go("/journal/shared/")
    expect(robin.page.locator("main")).to_contain_text("aken back")
    assert "kettle" not in robin.page.content()


def test_a_closed_tab_loses_nothing(two: tuple[Walker, Walker]) -> None:
    """The draft is back when the page is opened again, on this browser or another."""
    noor, _ = two
    noor.go("/journal/write/free/")
    noor.page.locator('textarea[name="text"]').fill(WORDS)
    expect(noor.page.locator("[data-status]")).to_contain_text("Kept at", timeout=15_000)
    noor.page.close()
    noor.page = noor.context.new_page()
    noor.go("/journal/write/free/")
    assert noor.page.locator('textarea[name="text"]').input_value() == WORDS


def test_a_vault_that_locks_under_the_hands_loses_nothing(two: tuple[Walker, Walker], site: Site) -> None:
    """Twenty quiet minutes while writing: kept, sealed; after unlocking it is in the box."""
    noor, _ = two
    noor.go("/journal/write/challenge/")
    site.forward(minutes=20)
    noor.page.locator('textarea[name="text"]').fill(WORDS)
    noor.press("Keep it")
    expect(noor.page.locator("h1")).to_contain_text("locked")
    noor.press("Unlock and go on")
    noor.page.locator('input[name="passphrase"]').fill(noor.passphrase)
    noor.page.locator('main form[method="post"] button[type="submit"]').first.click()
    noor.go("/journal/write/challenge/")
    assert noor.page.locator('textarea[name="text"]').input_value() == WORDS


def test_a_server_that_restarts_loses_nothing(two: tuple[Walker, Walker], site: Site) -> None:
    """Killed while somebody writes: the draft is there when it is back."""
    noor, _ = two
    noor.go("/journal/write/growth/")
    noor.page.locator('textarea[name="text"]').fill(WORDS)
    expect(noor.page.locator("[data-status]")).to_contain_text("Kept at", timeout=15_000)
    site.stop(kill=True)
    site.start()
    noor.go("/journal/write/growth/")
    assert noor.page.locator('textarea[name="text"]').input_value() == WORDS


def test_a_server_that_is_gone_keeps_the_words_on_the_page(two: tuple[Walker, Walker], site: Site) -> None:
    """Nothing answers: the page stays as it is, with every word in it."""
    noor, _ = two
    noor.go("/journal/write/connection/")
    noor.page.locator('textarea[name="text"]').fill(WORDS)
    site.stop(kill=True)
    noor.press("Keep it")
    expect(noor.page.locator("[data-status]")).to_contain_text("No connection", timeout=15_000)
    assert noor.page.locator('textarea[name="text"]').input_value() == WORDS
    site.start()
    expect(noor.page.locator("[data-status]")).to_contain_text("Kept at", timeout=30_000)
