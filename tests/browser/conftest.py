"""One real browser for all of these tests, and contexts like a phone and like a wide screen."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from typing import Any, Protocol

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Error, Page, Playwright, sync_playwright

from tools.browser import find

SWITCHES = ("--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--disable-background-networking")
PHONE = {"viewport": {"width": 390, "height": 844}, "device_scale_factor": 2, "is_mobile": True, "has_touch": True}
WIDE = {"viewport": {"width": 1280, "height": 800}}


class Contexts(Protocol):
    """Makes a browser context; what is given goes to playwright (color_scheme, base_url, java_script_enabled, ...)."""

    def __call__(self, **options: Any) -> BrowserContext: ...


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    # The sync interface keeps a loop running in this thread, which Django would take for a mistake of ours.
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        with sync_playwright() as started:
            yield started


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    path = os.environ.get("BROWSER_PATH") or find()
    running = playwright.chromium.launch(executable_path=path, args=list(SWITCHES))
    yield running
    running.close()


def _contexts(browser: Browser, shape: dict[str, Any]) -> Iterator[Contexts]:
    """Every script fault in any page of a context fails the test that made it."""
    made: list[BrowserContext] = []
    faults: list[str] = []

    def make(**options: Any) -> BrowserContext:
        context = browser.new_context(**{**shape, **options})
        context.on("weberror", lambda event: faults.append(_words(event.error)))
        made.append(context)
        return context

    yield make
    for context in made:
        context.close()
    assert faults == []


def _words(error: Error) -> str:
    return error.stack or error.message


@pytest.fixture
def phone(browser: Browser) -> Iterator[Contexts]:
    yield from _contexts(browser, PHONE)


@pytest.fixture
def wide(browser: Browser) -> Iterator[Contexts]:
    yield from _contexts(browser, WIDE)


@pytest.fixture(scope="session")
def axe() -> Callable[[Page], list[str]]:
    """Every accessibility fault of a page as "rule: selector", none if it is well."""
    rules = Axe()

    def run(page: Page) -> list[str]:
        found = rules.run(page).response["violations"]
        return [f"{fault['id']}: {' '.join(map(str, node['target']))}" for fault in found for node in fault["nodes"]]

    return run


LOOKS = 20_000  # each is one answer of the browser


def until(page: Page, truth: str) -> None:
    """Look until it is true: Playwright's own wait evaluates a string in the page, which our policy forbids."""
    for _ in range(LOOKS):
        try:
            if page.evaluate(truth):
                return
        except Error as error:  # the page went on to the next one in between
            if "context was destroyed" not in str(error):
                raise
    raise AssertionError(f"never true: {truth}")
