"""A real server, a clock that can be moved, and two people with a phone each."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.conftest import Contexts


class Site:
    """The server of one test module, at `address`; `forward` moves its clock."""

    def __init__(self, folder: Path) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.address = f"http://127.0.0.1:{self.port}"
        self.folder, self.hands, self.moved = folder, folder / "hands", 0.0
        self.hands.write_text("0", encoding="ascii")
        self.start()

    def start(self) -> None:
        """Start, and wait for its line."""
        env = {name: value for name, value in os.environ.items() if not name.startswith("SECUREBASE_")}
        env |= {"SECUREBASE_DATA": str(self.folder / "data"), "SECUREBASE_OPEN_SIGNUP": "yes"}
        words = [sys.executable, "-m", "tests.browser.journeys.site", str(self.port), str(self.hands)]
        self.process = subprocess.Popen(words, env=env, stdout=subprocess.PIPE, text=True)
        assert self.process.stdout is not None
        assert self.address in self.process.stdout.readline()

    def stop(self, *, kill: bool = False) -> None:
        """Stop, or fall over."""
        (self.process.kill if kill else self.process.terminate)()
        self.process.wait(20)
        assert self.process.stdout is not None
        self.process.stdout.close()

    def forward(self, *, minutes: float) -> None:
        """Move the server's clock on. Written beside and moved into place: a request must never read half of it."""
        self.moved += minutes * 60
        fresh = self.hands.with_suffix(".fresh")
        fresh.write_text(str(self.moved), encoding="ascii")
        fresh.replace(self.hands)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """One server a module."""
    running = Site(tmp_path_factory.mktemp("site"))
    yield running
    running.stop()


@dataclass
class Walker:
    """Somebody with a phone."""

    name: str
    page: Page
    context: BrowserContext
    passphrase: str

    def go(self, path: str) -> Page:
        """Open a page."""
        self.page.goto(path)
        return self.page

    def press(self, name: str) -> None:
        """Press the button or link with these words."""
        pattern = re.compile(rf"^\s*{re.escape(name)}")
        button = self.page.get_by_role("button", name=pattern)
        (button if button.count() else self.page.get_by_role("link", name=pattern)).first.click()

    def sees(self, words: str) -> None:
        """These words come into sight."""
        expect(self.page.get_by_text(words).first).to_be_visible(timeout=15_000)

    def unlock(self) -> None:
        """Type the passphrase again."""
        self.page.goto("/unlock/")
        self.page.locator('input[name="passphrase"]').fill(self.passphrase)
        self.page.locator('main form[method="post"] button[type="submit"]').first.click()
        self.page.wait_for_url(lambda url: "/unlock/" not in url or "news" in url)


Arrive = Callable[[str], Walker]


def sign_up(page: Page, name: str) -> str:
    """Sign up as a person does, with the offered passphrase and without a code. Returns the passphrase."""
    page.goto("/sign-up/")
    page.locator('input[name="name"]').fill(name)
    page.locator('button:has-text("Go on"), form.form button[type="submit"]').first.click()
    words = page.locator("ol.six li").all_inner_texts()
    page.locator('button[value="have"]').click()
    page.locator('input[name="passphrase"]').fill(" ".join(words))
    page.locator('button[value="check"]').click()
    page.locator('button[value="without"]').click()
    page.wait_for_load_state()
    return " ".join(words)


@pytest.fixture
def arrive(site: Site, phone: Contexts) -> Arrive:
    """Makes people: each with a browser of their own, signed up through the screens."""

    def make(name: str) -> Walker:
        context = phone(base_url=site.address)
        page = context.new_page()
        return Walker(name, page, context, sign_up(page, name))

    return make


@pytest.fixture
def two(arrive: Arrive, request: pytest.FixtureRequest) -> tuple[Walker, Walker]:
    """Noor invites, Robin types the eight words and joins."""
    mark = f"{abs(hash(request.node.nodeid)) % 100_000}"
    noor, robin = arrive(f"Noor {mark}"), arrive(f"Robin {mark}")
    noor.go("/invite/")
    noor.page.locator('main form[method="post"] button[type="submit"], main form button.btn').first.click()
    link = noor.page.locator("text=/#[a-z]+(-[a-z]+){7}/").first.inner_text()
    words = link.split("#")[-1].strip()
    robin.go("/join/")
    robin.page.locator('[name="words_of_invitation"]').fill(words)
    robin.page.locator("main form.form button.btn").first.click()
    robin.page.locator('button[value="join"]').click()
    robin.page.wait_for_url("**/joined/")
    noor.go("/today/")
    return noor, robin
