"""Make the pictures of the README from the sample couple: `make screenshots`, or with a folder for every page."""

from __future__ import annotations

import contextlib
import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from playwright.sync_api import Browser, Page, sync_playwright

from tools.browser import find

PICTURES: Final = Path(__file__).resolve().parent.parent / "docs" / "pictures"
PHONE: Final = (390, 844)
WIDE: Final = (1280, 800)
LOCAL: Final = "127.0.0.1"
SIGN_IN: Final = re.compile(r"Sign in as (\w+) with the passphrase: (.+)")
# What is looked at before a release, beside the pictures of the README.
PAGES: Final = (
    *("today", "now", "journal", "journal/shared", "together", "practise", "us", "settings", "support", "pause"),
    *("check-in", "circle", "share", "openings/week", "settle", "noticed", "part", "devices", "copy", "words"),
)


@contextlib.contextmanager
def sample() -> Iterator[tuple[str, dict[str, str]]]:
    """The sample couple's own server: its address, and the passphrases by name."""
    with socket.socket() as free:
        free.bind((LOCAL, 0))
        port = free.getsockname()[1]
    words = [sys.executable, "-m", "securebase", "sample", "--port", str(port)]
    process = subprocess.Popen(words, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    passphrases: dict[str, str] = {}
    try:
        for line in process.stdout:
            if found := SIGN_IN.match(line):
                passphrases[found[1]] = found[2].strip()
            if "Secure Base is at" in line:
                break
        else:
            raise RuntimeError("The sample couple did not start.")
        yield f"http://{LOCAL}:{port}", passphrases
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(60)


def enter(browser: Browser, address: str, name: str, passphrase: str, size: tuple[int, int], scheme: str) -> Page:
    """A browser of one's own in which ``name`` is signed in."""
    context = browser.new_context(
        base_url=address,
        viewport={"width": size[0], "height": size[1]},
        device_scale_factor=1.5 if size == PHONE else 1,
        color_scheme="dark" if scheme == "dark" else "light",
        reduced_motion="reduce",
    )
    page = context.new_page()
    page.goto("/sign-in/")
    page.locator("input[name=name]").fill(name)
    page.locator("input[name=passphrase]").fill(passphrase)
    page.locator("main form button[type=submit], main form button").last.click()
    page.wait_for_url(lambda url: "sign-in" not in url)
    return page


def take(page: Page, path: str, to: Path, *, whole: bool = False) -> None:
    """One picture."""
    page.goto(path)
    page.evaluate("document.fonts.ready")
    page.screenshot(path=to, full_page=whole)


def for_readme(browser: Browser, address: str, keys: dict[str, str]) -> None:
    """Today and Right now of the one, the other's pause as the one who waits sees it, and a day that opened."""
    PICTURES.mkdir(exist_ok=True)
    noor = enter(browser, address, "Noor", keys["Noor"], PHONE, "light")
    robin = enter(browser, address, "Robin", keys["Robin"], PHONE, "dark")
    take(noor, "/today/", PICTURES / "today.png")
    take(robin, "/now/", PICTURES / "right-now.png")
    take(noor, "/us/", PICTURES / "us.png")
    robin.goto("/pause/ask/")
    robin.locator("button[name=back]").first.click()
    robin.locator("button[name=step][value=start]").click()
    robin.wait_for_url("**/pause/")
    take(noor, "/pause/", PICTURES / "pause.png")


def every_page(browser: Browser, address: str, keys: dict[str, str], folder: Path) -> None:
    """Every main page of both, phone and wide, light and dark, whole."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, passphrase in keys.items():
        for size in (PHONE, WIDE):
            for scheme in ("light", "dark"):
                page = enter(browser, address, name, passphrase, size, scheme)
                for each in PAGES:
                    file = f"{each.replace('/', '-')}_{name.lower()}_{size[0]}_{scheme}.png"
                    take(page, f"/{each}/", folder / file, whole=True)
                page.context.close()


def main() -> None:
    """Without a word: the pictures of the README. With a folder: every page, to look at."""
    with sample() as (address, keys), sync_playwright() as playwright:
        flags = ["--no-sandbox"] if os.geteuid() == 0 else []
        browser = playwright.chromium.launch(executable_path=find(), args=flags)
        if len(sys.argv) > 1:
            every_page(browser, address, keys, Path(sys.argv[1]))
        else:
            for_readme(browser, address, keys)
        browser.close()


if __name__ == "__main__":
    main()
