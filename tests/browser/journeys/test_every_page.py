"""Every page, phone and wide, light and dark: no accessibility fault, no other host, nothing beyond the edge."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.conftest import until
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
FRAMES = [(size, scheme) for size in ((390, 844), (1280, 800)) for scheme in ("light", "dark")]
SMALL = (320, 640)
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


# What moves with the scroll never ends, and moves nothing while nobody scrolls.
STILL = """document.getAnimations().every(
  (one) => one.timeline !== document.timeline || one.playState !== "running")"""


def look(context: BrowserContext, starts: tuple[str, ...], site: Site, axe: Callable[[Page], list[str]]) -> list[str]:
    """All faults of all pages, in every frame."""
    page, faults = context.new_page(), []
    asked: set[str] = set()
    page.on("request", lambda request: asked.add(urlsplit(request.url).netloc))
    page.on("console", lambda said: faults.append(f"console: {said.text}") if "Content Security" in said.text else None)
    for path in crawl(page, starts, site):
        for (width, height), scheme in FRAMES:
            page.set_viewport_size({"width": width, "height": height})
            page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]  # light or dark
            until(page, STILL)
            faults += [f"{path} {width} {scheme}: {fault}" for fault in axe(page)]
        for width, height in (SMALL, FRAMES[0][0]):
            page.set_viewport_size({"width": width, "height": height})
            wider = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
            if wider > 0:
                faults.append(f"{path} is {wider} px wider than {width}")
    others = asked - {urlsplit(site.address).netloc, ""}
    return faults + [f"asked {host}" for host in others]


def context_of(browser: Browser, site: Site) -> BrowserContext:
    """A phone without motion: a colour that is fading in is no colour to measure."""
    return browser.new_context(viewport={"width": 390, "height": 844}, base_url=site.address, reduced_motion="reduce")


def test_every_page_is_well_for_two(
    lived_in: tuple[Walker, Walker], site: Site, browser: Browser, axe: Callable[[Page], list[str]]
) -> None:
    """All that somebody in a couple can reach."""
    context = context_of(browser, site)
    context.add_cookies(lived_in[0].context.cookies())  # type: ignore[arg-type]  # what one gives the other takes
    assert look(context, STARTS + MORE, site, axe) == []
    context.close()


def test_every_page_is_well_for_a_stranger(site: Site, browser: Browser, axe: Callable[[Page], list[str]]) -> None:
    """All that can be reached signed out."""
    context = context_of(browser, site)
    assert look(context, SIGNED_OUT, site, axe) == []
    context.close()
