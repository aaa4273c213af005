"""Every page, phone and wide, light and dark: no accessibility fault, no other host, nothing beyond the edge."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.conftest import PHONE, WIDE
from tests.browser.journeys.conftest import Site, Walker
from tests.browser.journeys.test_hard_evening import ask_for_room
from tests.browser.journeys.test_journal import write
from tests.browser.journeys.test_opening import check_in

pytestmark = pytest.mark.browser

STARTS = (
    "/today/",
    "/journal/",
    "/journal/find/",
    "/together/",
    "/practise/",
    "/us/",
    "/now/",
    "/pause/",
    "/settings/",
)
MORE = ("/support/", "/questions/", "/check-in/change/", "/invite/", "/part/", "/part/last/", "/copy/", "/circle/away/")
SIGNED_OUT = ("/", "/sign-in/", "/sign-up/", "/recover/", "/join/", "/support/", "/settle/", "/questions/", "/notes/")
FRAMES = {
    "phone, light": PHONE | {"color_scheme": "light"},
    "phone, dark": PHONE | {"color_scheme": "dark"},
    "wide, light": WIDE | {"color_scheme": "light"},
    "wide, dark": WIDE | {"color_scheme": "dark"},
}
MOST = 120  # pages of one crawl; a calendar without end would show itself here


def shape_of(address: str) -> str:
    """The address without what differs between two pages of one kind."""
    path = urlsplit(address).path
    path = re.sub(r"[0-9a-f]{8}-[0-9a-f-]{27}", "<id>", path)
    return re.sub(r"\d{4}-\d\d-\d\d", "<day>", path)


def crawl(page: Page, starts: tuple[str, ...], site: Site) -> Iterator[str]:
    """Every page that can be reached by links, one of each kind; the page is open when it is given."""
    queue, seen = list(starts), {shape_of(start) for start in starts}
    while queue:
        path = queue.pop(0)
        answer = page.goto(path)
        if answer is None or "text/html" not in answer.headers.get("content-type", ""):
            continue
        assert answer.status < 500, f"{path} answers {answer.status}"
        assert answer.status != 404, f"{path} is linked and missing"
        yield path
        for link in page.locator("a[href]").evaluate_all("all => all.map(one => one.href)"):
            shape = shape_of(link)
            if link.startswith(site.address) and shape not in seen and "/style/" not in shape:
                seen.add(shape)
                queue.append(link.removeprefix(site.address).split("#")[0])
        assert len(seen) < MOST


@pytest.fixture
def lived_in(two: tuple[Walker, Walker]) -> tuple[Walker, Walker]:
    """Two people with something on every page."""
    for walker in two:
        check_in(walker, worry=4, give=True)
        write(walker)
    ask_for_room(two[1])
    return two


def look(context: BrowserContext, starts: tuple[str, ...], site: Site, axe: Callable[[Page], list[str]]) -> list[str]:
    """All faults of all pages."""
    page, faults = context.new_page(), []
    asked: set[str] = set()
    page.on("request", lambda request: asked.add(urlsplit(request.url).netloc))
    page.on("console", lambda said: faults.append(f"console: {said.text}") if "Content Security" in said.text else None)
    for path in crawl(page, starts, site):
        faults += [f"{path} {fault}" for fault in axe(page)]
        wider = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        if wider > 0:
            faults.append(f"{path} is {wider} px wider than the screen")
    others = asked - {urlsplit(site.address).netloc, ""}
    return faults + [f"asked {host}" for host in others]


@pytest.mark.parametrize("frame", FRAMES)
def test_every_page_is_well_for_two(
    frame: str, lived_in: tuple[Walker, Walker], site: Site, browser: Browser, axe: Callable[[Page], list[str]]
) -> None:
    """All that somebody in a couple can reach."""
    context = browser.new_context(base_url=site.address, **FRAMES[frame])
    context.add_cookies(lived_in[0].context.cookies())
    assert look(context, STARTS + MORE, site, axe) == []
    context.close()


@pytest.mark.parametrize("frame", FRAMES)
def test_every_page_is_well_for_a_stranger(
    frame: str, site: Site, browser: Browser, axe: Callable[[Page], list[str]]
) -> None:
    """All that can be reached signed out."""
    context = browser.new_context(base_url=site.address, **FRAMES[frame])
    assert look(context, SIGNED_OUT, site, axe) == []
    context.close()


def test_nothing_is_wider_than_a_small_phone(lived_in: tuple[Walker, Walker], site: Site, browser: Browser) -> None:
    """320 pixels."""
    small = PHONE | {"viewport": {"width": 320, "height": 640}}
    context = browser.new_context(base_url=site.address, **small)
    context.add_cookies(lived_in[0].context.cookies())
    assert look(context, STARTS + MORE, site, lambda page: []) == []  # axe has seen them all
    context.close()
