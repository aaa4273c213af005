"""Words looked at over the page, in a real browser: the box changes only when its writer takes other words."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.journeys.conftest import Walker

pytestmark = pytest.mark.browser

WORDS = "You never call me back"


def test_other_words_go_into_the_box_and_ones_own_come_back(
    two: tuple[Walker, Walker], axe: Callable[[Page], list[str]]
) -> None:
    noor, _ = two
    page = noor.go("/noticed/")
    box = page.locator("textarea").first
    box.fill(WORDS)
    page.locator("sb-coach button").first.click()
    sheet = page.locator("dialog.coach-sheet")
    expect(sheet).to_be_visible()
    expect(sheet).to_contain_text(WORDS)
    assert axe(page) == []
    expect(box).to_have_value(WORDS)
    other = sheet.locator("[data-text]").first.inner_text()
    sheet.locator("[data-use]").first.click()
    expect(sheet).to_be_hidden()
    expect(box).to_have_value(other)
    page.get_by_role("button", name="Back to my words").click()
    expect(box).to_have_value(WORDS)


def test_a_feeling_is_asked_for_in_the_sheet_and_gives_the_words(
    two: tuple[Walker, Walker], axe: Callable[[Page], list[str]]
) -> None:
    noor, _ = two
    page = noor.go("/noticed/")
    box = page.locator("textarea").first
    box.fill("You never rang the roofer.")
    page.locator("sb-coach button").first.click()
    sheet = page.locator("dialog.coach-sheet")
    expect(sheet).to_contain_text("Which feeling is under it?")
    assert axe(page) == []
    sheet.get_by_role("button", name="hurt").click()
    expect(sheet).to_contain_text("I feel hurt that you haven't rung the roofer.")
    sheet.locator("[data-use]").first.click()
    expect(box).to_have_value("I feel hurt that you haven't rung the roofer.")


def test_words_are_built_in_the_sheet_and_taken(two: tuple[Walker, Walker]) -> None:
    noor, _ = two
    page = noor.go("/noticed/")
    box = page.locator("textarea").first
    box.fill(WORDS)
    page.locator("sb-coach button").first.click()
    sheet = page.locator("dialog.coach-sheet")
    sheet.get_by_role("button", name="Build it from the feeling").click()
    sheet.locator('label:has(input[value="lonely"])').click()
    sheet.locator('textarea[name="when"]').fill("no call came")
    sheet.get_by_role("button", name="Put it together").click()
    expect(sheet).to_contain_text("I felt lonely when no call came.")
    sheet.locator("[data-use]").click()
    expect(box).to_have_value("I felt lonely when no call came.")


def test_ones_own_words_stay_when_the_sheet_is_put_away(two: tuple[Walker, Walker]) -> None:
    noor, _ = two
    page = noor.go("/noticed/")
    page.locator("textarea").first.fill(WORDS)
    page.locator("sb-coach button").first.click()
    page.get_by_role("button", name="Keep mine").click()
    expect(page.locator("dialog.coach-sheet")).to_be_hidden()
    expect(page.locator("textarea").first).to_have_value(WORDS)
    page.locator("sb-coach button").first.click()
    page.keyboard.press("Escape")
    expect(page.locator("dialog.coach-sheet")).to_be_hidden()
