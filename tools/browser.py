"""Find the browser that the tests drive, in a fixed order, and print where it is: `python -m tools.browser`.

Debian's Chromium is installed where this machine allows it. Without a browser there is no test run: never a skip.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from functools import cache

VARIABLE = "TEST_BROWSER"
ORDER = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
INSTALL = (
    ("apt-get", "update", "-qq"),
    ("apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium"),
)
REMEDY = (
    "The browser tests need Chromium or Chrome: install it (on Debian: sudo apt-get install chromium),"
    f" or say where it is: make test {VARIABLE}=/path/to/it"
)


class NoBrowserError(Exception):
    """There is no browser and none can be installed; the message is the remedy in one sentence."""


@cache
def find() -> str:
    """The full path of a browser that starts. Raises NoBrowserError."""
    named = os.environ.get(VARIABLE)
    if named:
        if not _starts(named):
            raise NoBrowserError(f"{VARIABLE} is {named}, and that is no browser that starts here.")
        return named
    found = _look()
    if found is None and _install():
        found = _look()
    if found is None:
        raise NoBrowserError(REMEDY)
    return found


def _look() -> str | None:
    paths = (shutil.which(each) for each in ORDER)
    return next((path for path in paths if path and _starts(path)), None)


def _starts(path: str) -> bool:
    """Some systems have a stub by that name that only tells where to get the real one."""
    try:
        asked = subprocess.run([path, "--version"], capture_output=True, text=True, timeout=60, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return asked.returncode == 0 and "Chrom" in asked.stdout


def _install() -> bool:
    """True if a browser was installed: as root, on a system with apt-get, and only there."""
    if os.geteuid() != 0 or shutil.which("apt-get") is None:
        return False
    sys.stderr.write("Installing Chromium for the browser tests ...\n")
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    return all(
        subprocess.run(step, check=False, env=environment, stdout=sys.stderr).returncode == 0 for step in INSTALL
    )


if __name__ == "__main__":
    try:
        print(find())
    except NoBrowserError as fault:
        sys.exit(str(fault))
