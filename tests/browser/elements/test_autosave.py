"""Drafts keep themselves: a moment after the last key, when the page goes away, and once there is a connection."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.elements.conftest import Site, stopped

pytestmark = pytest.mark.browser
At = Callable[[str], Page]
WORDS = (
    'data-kept="Kept {time}" data-offline="No connection. Your words stay on this page." '
    'data-refused="Not kept. Your words stay on this page."'
)
FORM = (
    f'<sb-autosave data-slot="journal:new" {WORDS}><form method="post" action="/entries/">'
    '<input type="hidden" name="csrfmiddlewaretoken" value="token-of-form">'
    '<label>Words <textarea name="words"></textarea></label>'
    '<label>Secret <input type="password" name="secret"></label>'
    '<label>Kind <select name="kind"><option>free</option><option>trigger</option></select></label>'
    '<p data-status role="status"></p><button class="btn">Keep</button></form></sb-autosave>'
)


def writing(page: Page, site: Site, words: str = "Long day.") -> Page:
    stopped(page)
    site.status["/drafts/"] = 204
    page.goto(site.show(FORM))
    page.get_by_label("Words").fill(words)
    return page


def test_it_keeps_a_moment_after_the_last_key_and_says_so(page: Page, site: Site) -> None:
    writing(page, site)
    page.clock.run_for(1_000)
    page.get_by_label("Words").fill("Long day. Tea")
    page.clock.run_for(1_400)
    assert site.posts == []
    with page.expect_response("**/drafts/"):
        page.clock.run_for(200)
    expect(page.get_by_role("status")).to_contain_text("Kept ")
    assert site.posted("/drafts/") == [{"slot": "journal:new", "words": "Long day. Tea", "kind": "free"}]
    assert site.headers[-1]["x-csrftoken"] == "token-of-form"


def test_a_choice_is_kept_as_well(page: Page, site: Site) -> None:
    writing(page, site)
    page.get_by_label("Kind").select_option("trigger")
    with page.expect_response("**/drafts/"):
        page.clock.run_for(1_500)
    assert site.posted("/drafts/")[-1]["kind"] == "trigger"


def test_a_locked_vault_takes_drafts_all_the_same(page: Page, site: Site) -> None:
    writing(page, site)
    site.status["/drafts/"] = 423
    with page.expect_response("**/drafts/"):
        page.clock.run_for(1_500)
    expect(page.get_by_role("status")).to_contain_text("Kept ")


def test_a_refusal_is_not_called_kept(page: Page, site: Site) -> None:
    writing(page, site)
    site.status["/drafts/"] = 401
    with page.expect_response("**/drafts/"):
        page.clock.run_for(1_500)
    expect(page.get_by_role("status")).to_have_text("Not kept. Your words stay on this page.")
    expect(page.get_by_label("Words")).to_have_value("Long day.")


def test_without_a_connection_it_says_so_and_tries_again(page: Page, site: Site) -> None:
    writing(page, site)
    page.context.set_offline(True)
    with page.expect_event("requestfailed"):
        page.clock.run_for(1_500)
    expect(page.get_by_role("status")).to_have_text("No connection. Your words stay on this page.")
    page.context.set_offline(False)
    expect(page.get_by_role("status")).to_contain_text("Kept ")
    assert site.posted("/drafts/") == [{"slot": "journal:new", "words": "Long day.", "kind": "free"}]


def test_a_broken_server_is_asked_again_ever_more_seldom(page: Page, site: Site) -> None:
    writing(page, site)
    site.status["/drafts/"] = 500
    for pause in (1_500, 1_500, 3_000, 6_000):
        with page.expect_response("**/drafts/"):
            page.clock.run_for(pause)
        expect(page.get_by_role("status")).to_have_text("No connection. Your words stay on this page.")
    site.status["/drafts/"] = 204
    with page.expect_response("**/drafts/"):
        page.clock.run_for(12_000)
    expect(page.get_by_role("status")).to_contain_text("Kept ")
    assert len(site.posted("/drafts/")) == 5


def test_a_page_that_goes_away_sends_what_is_new(page: Page, site: Site) -> None:
    writing(page, site)
    page.goto(site.show("<p>Elsewhere</p>", "/elsewhere"))
    expect(page.get_by_text("Elsewhere")).to_be_visible()
    assert site.arrived.wait(10)  # a request that outlives its page is seen by the server alone
    assert site.posted("/drafts/")[-1]["words"] == "Long day."


def test_leaving_in_a_hurry_loses_no_word(page: Page, site: Site) -> None:
    site.show("<p>Flour, butter, sugar</p>", "/notes/")
    leave = '<p data-exit="/notes/"><a href="/notes/">Exit</a></p>'
    writing(page, site)
    page.goto(site.show(FORM + leave))
    page.get_by_label("Words").fill("Long day.")
    page.get_by_role("link", name="Exit").click()
    expect(page.get_by_text("Flour")).to_be_visible()
    assert site.arrived.wait(10)  # a request that outlives its page is seen by the server alone
    assert site.posted("/drafts/")[-1]["words"] == "Long day."


def test_a_part_that_is_swapped_out_sends_what_is_new(page: Page, site: Site) -> None:
    writing(page, site)
    with page.expect_response("**/drafts/"):
        page.evaluate("document.querySelector('sb-autosave').remove()")
    assert site.posted("/drafts/")[-1]["words"] == "Long day."


def test_what_is_sent_for_good_needs_no_draft(page: Page, site: Site) -> None:
    writing(page, site)
    with page.expect_navigation():
        page.get_by_role("button", name="Keep").click()
    assert site.posted("/drafts/") == []
    assert site.posted("/entries/")[-1]["words"] == "Long day."


def test_a_form_sent_without_a_connection_stays_with_its_words(page: Page, site: Site) -> None:
    writing(page, site)
    page.context.set_offline(True)
    page.get_by_role("button", name="Keep").click()
    expect(page.get_by_role("status")).to_have_text("No connection. Your words stay on this page.")
    expect(page.get_by_label("Words")).to_have_value("Long day.")
    page.context.set_offline(False)


def test_nothing_is_stored_in_the_browser(page: Page, site: Site) -> None:
    writing(page, site)
    with page.expect_response("**/drafts/"):
        page.clock.run_for(1_500)
    stored = "[localStorage.length, sessionStorage.length, (await indexedDB.databases()).length, document.cookie]"
    assert page.evaluate(f"(async () => {stored})()") == [0, 0, 0, ""]


def test_one_at_a_time(page: Page, site: Site) -> None:
    """While one is on its way the next waits, so that an older one never lands on a newer."""
    writing(page, site)
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/drafts/", hold)
    with page.expect_request("**/drafts/"):
        page.clock.run_for(1_500)
    page.get_by_label("Words").fill("Long day, and more.")
    page.clock.run_for(3_000)
    assert len(held) == 1
    held[0].continue_()
    expect(page.get_by_role("status")).to_contain_text("Kept ")
    page.unroute("**/drafts/")
    with page.expect_response("**/drafts/"):
        page.clock.run_for(1_500)
    assert [draft["words"] for draft in site.posted("/drafts/")] == ["Long day.", "Long day, and more."]
