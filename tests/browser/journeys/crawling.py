"""What the tests of every page share: a crawl, and one look at each page in every frame, with all of it unfolded."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.conftest import until
from tests.browser.journeys.conftest import Site

FRAMES = [(size, scheme) for size in ((390, 844), (1280, 800)) for scheme in ("light", "dark")]
SMALL = (320, 640)
MOST = 150  # pages of one crawl; a calendar without end would show itself here


# A link in a drawing has no plain href.
HREFS = "all => all.map((one) => new URL(one.getAttribute('href'), location).href)"


def shape_of(address: str) -> str:
    """The address without what differs between two pages of one kind."""
    path = urlsplit(address).path
    path = re.sub(r"[0-9a-f]{8}-[0-9a-f-]{27}", "<id>", path)
    path = re.sub(r"/drills/(\w+-\w+)-[\w-]+/", r"/drills/\1/", path)
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
        for link in page.locator("a[href]").evaluate_all(HREFS):
            shape = shape_of(link)
            if link.startswith(site.address) and shape not in seen and "/style/" not in shape:
                seen.add(shape)
                queue.append(link.removeprefix(site.address).split("#")[0])
        assert len(seen) < MOST


# What moves with the scroll never ends, and moves nothing while nobody scrolls.
STILL = """document.getAnimations().every(
  (one) => one.timeline !== document.timeline || one.playState !== "running")"""


UNFOLD = 'document.querySelectorAll("details").forEach((one) => { one.open = true; })'


def look(context: BrowserContext, starts: tuple[str, ...], site: Site, axe: Callable[[Page], list[str]]) -> list[str]:
    """All faults of all pages, in every frame."""
    page, faults = context.new_page(), []
    asked: set[str] = set()
    page.on("request", lambda request: asked.add(urlsplit(request.url).netloc))
    page.on("console", lambda said: faults.append(f"console: {said.text}") if "Content Security" in said.text else None)
    for path in crawl(page, starts, site):
        page.evaluate(UNFOLD)  # what is folded away is read too
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
