"""The doorbell, the idle limit and copying: small things that a page does by itself."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Contexts, until
from tests.browser.elements.conftest import Site, stopped

pytestmark = pytest.mark.browser
# Stands in for the browser's own streams: a test says what they hear. Keeps those that are open.
STREAMS = """
  window.made = [];
  window.EventSource = class extends EventTarget {
    constructor(url) { super(); this.url = url; this.open = true; made.push(this); }
    close() { this.open = false; }
  };
  window.looks = 0;
  addEventListener("DOMContentLoaded", () => document.body.addEventListener("look", () => window.looks++));
"""
BELL = "<sb-doorbell></sb-doorbell><p>A page</p>"


def listening(page: Page, site: Site) -> Page:
    stopped(page)
    page.add_init_script(STREAMS)
    page.goto(site.show(BELL))
    until(page, "made.length > 0")
    return page


def hear(page: Page, event: str) -> None:
    page.evaluate("(event) => made.at(-1).dispatchEvent(new Event(event))", event)


def looks(page: Page) -> int:
    return int(page.evaluate("looks"))


def streams(page: Page) -> tuple[int, int]:
    """How many were made, and how many of them are open."""
    made, opened = page.evaluate("[made.length, made.filter((stream) => stream.open).length]")
    return int(made), int(opened)


def hide(page: Page, state: str) -> None:
    page.evaluate(
        "(state) => { Object.defineProperty(document, 'hidden', { value: state === 'hidden', configurable: true });"
        "document.dispatchEvent(new Event('visibilitychange')); }",
        state,
    )


def test_a_ring_makes_the_page_look(page: Page, site: Site) -> None:
    listening(page, site)
    assert page.evaluate("made[0].url") == "/doorbell"
    hear(page, "open")
    assert looks(page) == 0
    hear(page, "look")
    assert looks(page) == 1


def test_after_a_lost_stream_it_comes_back_and_looks(page: Page, site: Site) -> None:
    listening(page, site)
    hear(page, "open")
    hear(page, "error")
    assert streams(page) == (1, 0)
    page.clock.run_for(2_000)
    assert streams(page) == (2, 1)
    hear(page, "open")
    assert looks(page) == 1


def test_a_hidden_tab_holds_no_stream(page: Page, site: Site) -> None:
    listening(page, site)
    hear(page, "open")
    hide(page, "hidden")
    assert streams(page) == (1, 0)
    page.clock.run_for(120_000)
    assert streams(page) == (1, 0)
    hide(page, "visible")
    assert streams(page) == (2, 1)
    hear(page, "open")
    assert looks(page) == 1


def test_without_any_stream_it_looks_by_itself(page: Page, site: Site) -> None:
    listening(page, site)
    for _ in range(8):
        hear(page, "error")
        page.clock.run_for(40_000)
    assert looks(page) >= 2
    assert streams(page)[1] == 1


def test_it_ends_with_its_page(page: Page, site: Site) -> None:
    listening(page, site)
    page.evaluate("document.querySelector('sb-doorbell').remove()")
    page.clock.run_for(60_000)
    assert streams(page) == (1, 0)


def test_a_page_nobody_touches_is_fetched_anew(page: Page, site: Site) -> None:
    stopped(page)
    page.goto(site.show('<sb-idle data-idle-minutes="15"></sb-idle><p>Something private</p>'))
    page.clock.run_for(14 * 60_000)
    page.keyboard.press("a")
    page.clock.run_for(14 * 60_000)
    expect(page.get_by_text("Something private")).to_be_visible()
    site.show("<p>Locked</p>")
    with page.expect_navigation():
        page.clock.run_for(2 * 60_000)
    expect(page.get_by_text("Locked")).to_be_visible()


COPY = (
    '<sb-copy data-from="#link" data-done="Copied"><button class="btn" hidden>Copy</button></sb-copy>'
    '<p id="link">a/b</p>'
)


def test_a_text_is_copied_and_said_so_for_a_while(phone: Contexts, site: Site) -> None:
    page = phone(permissions=["clipboard-read", "clipboard-write"]).new_page()
    stopped(page)
    page.goto(site.show(COPY))
    page.get_by_role("button", name="Copy").click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == "a/b"
    page.clock.run_for(4_000)
    expect(page.get_by_role("button", name="Copy", exact=True)).to_be_visible()


def test_where_copying_is_refused_the_text_is_selected(page: Page, site: Site) -> None:
    page.add_init_script("navigator.clipboard.writeText = () => Promise.reject(new Error('refused'))")
    page.goto(site.show(COPY))
    page.get_by_role("button", name="Copy").click()
    until(page, "String(getSelection()) === 'a/b'")
    expect(page.get_by_role("button", name="Copied")).to_have_count(0)
