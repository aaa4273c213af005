"""Without a connection: public pages are there, and nothing that a signed-in browser saw is kept."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Contexts, until
from tests.browser.elements.conftest import Site

pytestmark = pytest.mark.browser
READY = "navigator.serviceWorker.ready.then(() => navigator.serviceWorker.controller !== null)"
KEPT = """(async () => {
  const names = await caches.keys();
  const requests = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
  return [names, requests.flat().map((request) => new URL(request.url).pathname).sort()];
})()"""


def installed(page: Page, site: Site, version: str = "one") -> Page:
    site.worker = {
        "VERSION": version,
        "FILES": ["/static/securebase/css/tokens.css"],
        "PAGES": ["/offline/", "/settle/", "/support/"],
        "OFFLINE": "/offline/",
    }
    site.show("<p>No connection</p><a href='/private'>x</a>", "/offline/")
    site.show('<p>Ways to settle</p><a href="/settle/slow/">Slow</a><a href="/private">x</a>', "/settle/")
    site.show('<p>In for four</p><a href="/settle/">Back</a>', "/settle/slow/")
    page.context.add_cookies([{"name": "session", "value": "secret", "url": site.address}])
    page.goto(site.show("<p>Something private</p>", "/private"))
    until(page, READY)
    return page


def kept(page: Page) -> tuple[list[str], list[str]]:
    names, paths = page.evaluate(KEPT)
    return names, paths


def test_public_pages_and_what_they_lead_to_are_there_without_a_connection(page: Page, site: Site) -> None:
    installed(page, site)
    site.down = True
    page.goto(f"{site.address}/settle/")
    expect(page.get_by_text("Ways to settle")).to_be_visible()
    page.get_by_role("link", name="Slow").click()
    expect(page.get_by_text("In for four")).to_be_visible()


def test_any_other_page_says_that_there_is_no_connection(page: Page, site: Site) -> None:
    installed(page, site)
    site.down = True
    page.goto(f"{site.address}/private")
    expect(page.get_by_text("No connection")).to_be_visible()
    expect(page.get_by_text("Something private")).to_have_count(0)


def test_nothing_private_is_ever_kept_and_nothing_was_fetched_as_somebody(page: Page, site: Site) -> None:
    installed(page, site)
    page.goto(f"{site.address}/private")
    page.goto(f"{site.address}/settle/")
    _, paths = kept(page)
    assert paths == ["/offline/", "/settle/", "/settle/slow/", "/static/securebase/css/tokens.css"]
    by_worker = [cookies for path, cookies in site.got if path in ("/offline/", "/settle/slow/", "/support/")]
    assert len(by_worker) == 3
    assert set(by_worker) == {""}


def test_with_a_connection_pages_are_fresh(page: Page, site: Site) -> None:
    installed(page, site)
    site.show("<p>Newer words</p>", "/settle/")
    page.goto(f"{site.address}/settle/")
    expect(page.get_by_text("Newer words")).to_be_visible()


def test_a_new_version_clears_the_old(page: Page, site: Site) -> None:
    installed(page, site)
    assert site.worker is not None
    site.worker["VERSION"] = "two"
    page.evaluate("navigator.serviceWorker.ready.then((registration) => registration.update())")
    until(page, "caches.keys().then((names) => names.join() === 'public-two')")


def test_a_page_that_leads_elsewhere_is_not_kept(page: Page, site: Site) -> None:
    """A redirect to the sign-in page must never stand in for the page itself."""
    site.status["/support/"] = 302
    installed(page, site)
    assert "/support/" not in kept(page)[1]


def test_a_context_without_workers_works_all_the_same(phone: Contexts, site: Site) -> None:
    page = phone(service_workers="block").new_page()
    page.goto(site.show("<p>Something</p>"))
    until(page, "document.documentElement.classList.contains('js')")
    expect(page.get_by_text("Something")).to_be_visible()
