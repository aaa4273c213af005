"""Us on two phones: both draw a half, both see one loop, one tap says that they are in it; and questions for one."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from playwright.sync_api import Page, expect

from tests.browser.journeys.conftest import Walker

pytestmark = pytest.mark.browser


def draw_half(walker: Walker, move: str) -> None:
    """Draw a half and give all of it."""
    page = walker.go("/map/half/")
    for part, words in (("sees", "A closed door"), ("move", move), ("need", "To know that I matter")):
        page.locator(f'textarea[name="{part}"]').fill(words)
    walker.press("Keep my half")
    walker.go("/map/give/")
    walker.press("Give my half")
    page.wait_for_url("**/map/")


def answer(walker: Walker, slug: str, given: Sequence[int]) -> None:
    """Answer one set, statement by statement."""
    page = walker.go(f"/asked/{slug}/")
    walker.press("Begin")
    for number, each in enumerate(given, start=1):
        expect(page.get_by_text(f"{number} of {len(given)}")).to_be_visible()
        page.locator(f'button[name="answer"][value="{each}"]').click()
    page.wait_for_url("**/seen/")


def test_two_halves_are_one_loop_and_one_tap_says_that_they_are_in_it(
    two: tuple[Walker, Walker], axe: Callable[[Page], list[str]]
) -> None:
    noor, robin = two
    draw_half(noor, "I write again")
    noor.sees("Your half is given")
    expect(robin.go("/map/").locator("main")).not_to_contain_text("I write again")
    draw_half(robin, "I go quiet")
    for walker in two:
        walker.go("/map/")
        walker.sees("I write again")
        walker.sees("I go quiet")
        walker.press("This is how it goes")
    robin.sees("both say that this is how it goes")
    robin.page.locator("#id_name_line").fill("The Sunday tide")
    robin.press("Call it this")
    expect(robin.page.locator("h1")).to_have_text("The Sunday tide")
    noor.go("/today/")
    robin.press("We are in it")
    robin.page.wait_for_url("**/map/in/")
    robin.sees("My first move")
    assert axe(robin.page) == []
    noor.sees("You are in it: The Sunday tide")  # the bell brings it to an open page
    noor.go("/now/")
    noor.sees("You are in it: The Sunday tide")
    assert axe(noor.page) == []
    robin.press("It has passed")
    expect(noor.go("/today/").locator("main")).not_to_contain_text("You are in it")


def test_what_was_typed_survives_a_closed_tab(two: tuple[Walker, Walker]) -> None:
    noor = two[0]
    page = noor.go("/map/half/")
    with page.expect_response("**/drafts/"):
        page.locator('textarea[name="story"]').press_sequentially("I am easy to forget")
    page.close()
    noor.page = noor.context.new_page()
    assert noor.go("/map/half/").locator('textarea[name="story"]').input_value() == "I am easy to forget"


def test_twelve_statements_are_answered_by_tap_and_by_key(
    two: tuple[Walker, Walker], axe: Callable[[Page], list[str]]
) -> None:
    noor = two[0]
    page = noor.go("/asked/near/")
    assert axe(page) == []
    noor.press("Begin")
    for number in range(1, 13):
        expect(page.get_by_text(f"{number} of 12")).to_be_visible()
        if number == 3:
            assert axe(page) == []
            noor.press("Back")
            expect(page.get_by_text("2 of 12")).to_be_visible()
            page.locator('button[name="answer"][value="4"]').press("Enter")
            expect(page.get_by_text("3 of 12")).to_be_visible()
        page.locator('button[name="answer"][value="4"]').press("Enter")
    page.wait_for_url("**/asked/near/seen/")
    noor.sees("In between, as far as one can tell.")
    page.get_by_role("link", name="What it is like there: more of both").press("Enter")
    noor.sees("You know both sides from within.")
    assert axe(page) == []
