"""Leave this page: the screen is empty at once, the vault is locked, and Back leads nowhere."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import until
from tests.browser.elements.conftest import Site, stopped

pytestmark = pytest.mark.browser
SECRET = "<p>Something private</p><label>Words <input name=words></label>"
FORM = (
    '<form class="exit" action="/leave/" method="post" data-exit="/notes/">'
    '<input type="hidden" name="csrfmiddlewaretoken" value="token">'
    '<button class="tool" type="submit">Exit</button></form>'
)
LINK = '<p class="exit" data-exit="/notes/"><a class="tool" href="/notes/">Exit</a></p>'
# Three presses and a look at the page within one task, before anything could have been drawn, sent or answered.
PRESS_AND_LOOK = """() => {
  const press = () => new KeyboardEvent("keydown", { key: "Shift", bubbles: true });
  for (let times = 0; times < 3; times++) document.body.dispatchEvent(press());
  return document.body.childElementCount;
}"""


def private(page: Page, site: Site, exit_: str = FORM) -> Page:
    site.show("<p>Flour, butter, sugar</p>", "/notes/")
    page.goto(site.show("<p>Before</p>", "/before"))
    page.goto(site.show(SECRET + exit_))
    until(page, "document.documentElement.classList.contains('js')")
    return page


def press_shift(page: Page, times: int = 3) -> None:
    for _ in range(times):
        page.keyboard.press("Shift")


def gone(page: Page, site: Site) -> None:
    expect(page.get_by_text("Flour")).to_be_visible()
    assert page.url.endswith("/notes/")
    expect(page.get_by_text("Something private")).to_have_count(0)


@pytest.mark.parametrize("how", ["control", "keys"])
def test_it_goes_to_something_ordinary_and_locks(page: Page, site: Site, how: str) -> None:
    private(page, site)
    if how == "control":
        page.get_by_role("button", name="Exit").click()
    else:
        press_shift(page)
    gone(page, site)
    assert site.arrived.wait(10)
    assert site.posted("/leave/") == [{"csrfmiddlewaretoken": "token"}]


@pytest.mark.parametrize("how", ["control", "keys"])
def test_signed_out_there_is_nothing_to_lock(page: Page, site: Site, how: str) -> None:
    private(page, site, LINK)
    if how == "control":
        page.get_by_role("link", name="Exit").click()
    else:
        press_shift(page)
    gone(page, site)
    assert site.posts == []


def test_back_does_not_lead_here(page: Page, site: Site) -> None:
    private(page, site)
    press_shift(page)
    gone(page, site)
    page.go_back()
    expect(page.get_by_text("Before")).to_be_visible()
    expect(page.get_by_text("Something private")).to_have_count(0)


def test_the_screen_is_empty_before_anything_answers(page: Page, site: Site) -> None:
    private(page, site)
    assert page.evaluate("document.body.childElementCount") > 0
    page.route("**/*", lambda route: route.abort("aborted"))  # else the page may go before the browser has answered
    assert page.evaluate(PRESS_AND_LOOK) == 0


def test_it_empties_the_screen_without_a_connection(page: Page, site: Site) -> None:
    private(page, site)
    page.context.set_offline(True)
    press_shift(page)
    expect(page.get_by_text("Something private")).to_have_count(0)
    page.context.set_offline(False)


def test_capitals_are_not_a_wish_to_leave(page: Page, site: Site) -> None:
    private(page, site)
    page.get_by_label("Words").focus()
    for letter in "ABC":
        page.keyboard.press(f"Shift+{letter}")
    press_shift(page, 2)
    page.keyboard.press("a")
    press_shift(page, 2)
    page.get_by_text("Something private").click()
    press_shift(page, 1)
    expect(page.get_by_text("Something private")).to_be_visible()
    assert site.posts == []


def test_three_slow_presses_are_not_a_wish_to_leave(page: Page, site: Site) -> None:
    stopped(page)
    private(page, site)
    press_shift(page, 2)
    page.clock.run_for(5_100)
    press_shift(page, 2)
    expect(page.get_by_text("Something private")).to_be_visible()
    press_shift(page, 1)
    gone(page, site)


def test_what_the_browser_keeps_for_back_is_empty(page: Page, site: Site) -> None:
    private(page, site)
    page.evaluate("dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }))")
    expect(page.get_by_text("Something private")).to_have_count(0)
    with page.expect_navigation():
        page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    expect(page.get_by_text("Something private")).to_be_visible()
