"""For one, without an account: a talk on one phone, eight questions, and Support where there is no connection."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from securebase.web.start.turns import TURNS
from tests.browser.conftest import Contexts, until
from tests.browser.elements.conftest import stopped
from tests.browser.journeys.conftest import Site

pytestmark = pytest.mark.browser
Axe = Callable[[Page], list[str]]


@pytest.fixture
def page(site: Site, phone: Contexts) -> Page:
    return phone(base_url=site.address).new_page()


def test_a_talk_says_whose_turn_it_is_and_waits(page: Page) -> None:
    stopped(page)
    page.goto("/words/talk/")
    page.get_by_role("button", name="Begin").click()
    expect(page.locator("li.turn:visible")).to_have_count(1)
    expect(page.locator("main")).to_contain_text("Arrive")
    page.get_by_role("button", name="Go on").click()
    expect(page.locator("li.turn:visible")).to_contain_text("Round")
    expect(page.locator("[data-arc=one] [data-under]")).to_have_text("about 2 min")
    page.clock.run_for(90_000)
    expect(page.locator("[data-arc=one] [data-under]")).to_have_text("a little longer")
    page.clock.run_for(60_000)
    expect(page.locator("[data-arc=one] [data-under]")).to_have_text("whenever you like")
    expect(page.locator("li.turn:visible")).to_contain_text("Round")  # nobody is cut off
    page.get_by_role("button", name="Go on").click()
    expect(page.locator("li.turn:visible")).to_contain_text("Square")
    for _ in TURNS[2:]:
        page.get_by_role("button", name="Go on").click()
    expect(page.get_by_role("heading", name="That was enough")).to_be_visible()
    expect(page.locator("li.turn:visible")).to_have_count(0)


def test_a_talk_can_be_stopped_at_any_time(page: Page, axe: Axe) -> None:
    page.goto("/words/talk/")
    page.get_by_role("button", name="Begin").click()
    page.get_by_role("button", name="Go on").click()
    assert axe(page) == []
    page.get_by_role("button", name="Stop here").click()
    expect(page.get_by_role("heading", name="A talk with one phone")).to_be_visible()
    expect(page.get_by_role("button", name="Begin")).to_be_visible()


def test_a_time_goes_into_the_words(page: Page) -> None:
    page.goto("/words/")
    expect(page.get_by_text("I am back at (your time)")).to_be_visible()
    page.get_by_label("Back at").fill("21:15")
    expect(page.get_by_text("I am back at 21:15. This is not leaving.")).to_be_visible()


def test_eight_questions_stand_still(page: Page, axe: Axe) -> None:
    """The answers stay where they are from screen to screen, for a thumb and for somebody across the room."""
    page.goto("/questions/")
    page.get_by_role("button", name="Begin").click()
    places = []
    for number in range(8):
        expect(page.get_by_text(f"{number + 1} of 8")).to_be_visible()
        places.append([button.bounding_box() for button in page.locator("button[name=answer]").all()])
        if number in (0, 7):
            assert axe(page) == []
        page.get_by_role("button", name=re.compile("^No$")).click()
    assert all(place == places[0] for place in places)
    expect(page.get_by_role("heading", name="Thank you. This page is for you alone.")).to_be_visible()
    assert axe(page) == []


def test_support_is_there_without_a_connection(site: Site, phone: Contexts) -> None:
    context = phone(base_url=site.address)
    page = context.new_page()
    page.goto("/support/")
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    until(page, "navigator.serviceWorker.controller !== null")
    context.set_offline(True)
    for path, words in (
        ("/support/", "Danger now"),
        ("/support/de/", "TelefonSeelsorge"),
        ("/support/read/device/", "Safer use of this device"),
        ("/words/talk/", "A talk with one phone"),
        ("/words/cards/lamp/", "no words yet"),
    ):
        page.goto(path)
        expect(page.locator("main")).to_contain_text(words)
        expect(page.locator("form")).to_have_count(0)
    assert context.cookies() == []
    context.set_offline(False)
