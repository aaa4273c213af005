"""Pages of the real server, beside bare Django behind the same door, in the same run. Speaks to this machine only."""

from __future__ import annotations

import contextlib
import http.client
import json
import os
import re
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode

import psutil

PORT = int(os.environ.get("BENCH_PORT", "8112"))
ENTRIES, CHECKINS = 10_000, 14_000  # every second check-in is a day that was missed: 7,000 are made
TURNS = 40


@dataclass
class Browser:
    """One keep-alive connection with cookies and a CSRF token."""

    port: int
    cookies: dict[str, str] = field(default_factory=dict)
    token: str = ""

    def __post_init__(self) -> None:
        self.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)

    def ask(self, method: str, path: str, form: dict[str, str] | None = None) -> tuple[int, bytes]:
        """One request; its status and body. Keeps cookies and the newest token."""
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        body = None
        if form is not None:
            body = urlencode(form | {"csrfmiddlewaretoken": self.token})
            origin = f"http://127.0.0.1:{self.port}"
            headers |= {"Content-Type": "application/x-www-form-urlencoded", "Origin": origin, "Referer": f"{origin}/"}
        self.connection.request(method, path, body, headers | {"Accept-Encoding": "gzip"})
        answer = self.connection.getresponse()
        said = answer.read()
        for cookie in answer.headers.get_all("Set-Cookie") or []:
            name, _, value = cookie.split(";", 1)[0].partition("=")
            self.cookies[name] = value
        if found := re.search(rb'name="csrfmiddlewaretoken" value="(\w+)"', said):
            self.token = found[1].decode()
        return answer.status, said


@contextlib.contextmanager
def running(words: list[str], port: int, folder: Path) -> Iterator[tuple[psutil.Process, float]]:
    """A server process and how many seconds it took to its first answer."""
    began = time.perf_counter()
    env = os.environ | {"SECUREBASE_DATA": str(folder)}
    process = subprocess.Popen([sys.executable, *words], env=env, stdout=subprocess.DEVNULL)
    try:
        while True:
            try:
                Browser(port).ask("GET", "/")
                break
            except OSError:
                if process.poll() is not None:
                    raise SystemExit(f"{words} ended with {process.returncode}.") from None
                time.sleep(0.01)
        yield psutil.Process(process.pid), time.perf_counter() - began
    finally:
        process.terminate()
        process.wait(20)


def cpu_ms(process: psutil.Process, act: Callable[[], object], *, turns: int = TURNS) -> float:
    """CPU milliseconds of the server for one act: the median of five rounds."""
    act()
    rounds = []
    for _ in range(5):
        before = sum(process.cpu_times()[:2])
        for _ in range(turns // 5):
            act()
        rounds.append((sum(process.cpu_times()[:2]) - before) / (turns // 5) * 1e3)
    return statistics.median(rounds)


def p99_during(page: Callable[[], object], sign_in: Callable[[], object], *, seconds: float = 6.0) -> float:
    """The 99th percentile (ms) of a page while two people sign in without pause."""
    stop = threading.Event()

    def keep_on(act: Callable[[], object]) -> None:
        while not stop.is_set():
            act()

    busy = [threading.Thread(target=keep_on, args=(sign_in,)) for _ in range(2)]
    for thread in busy:
        thread.start()
    took = []
    until = time.perf_counter() + seconds
    while time.perf_counter() < until:
        began = time.perf_counter()
        page()
        took.append((time.perf_counter() - began) * 1e3)
    stop.set()
    for thread in busy:
        thread.join()
    return statistics.quantiles(took, n=100)[98]


def expect(answer: tuple[int, bytes], *, status: int, holds: bytes = b"") -> bytes:
    """A benchmark of an error page would be fast: refuse it."""
    if answer[0] != status or holds not in answer[1]:
        raise SystemExit(f"Expected {status}, got {answer[0]}.")
    return answer[1]


def ours(folder: Path, cookies: dict[str, str]) -> dict[str, float]:
    """Every figure of our own server."""
    found: dict[str, float] = {}
    passphrase = cookies.pop("passphrase")
    with running(["-m", "securebase", "serve", "--port", str(PORT)], PORT, folder) as (process, _):
        pass  # the first start collects and migrates; the second is the one that people wait for
    with running(["-m", "securebase", "serve", "--port", str(PORT)], PORT, folder) as (process, cold):
        found["cold start, s"] = cold
        found["memory idle, MB"] = process.memory_full_info().pss / 2**20
        browser = Browser(PORT, dict(cookies))
        expect(browser.ask("GET", "/journal/mine/"), status=200)
        found["newest 50, CPU ms"] = cpu_ms(process, lambda: expect(browser.ask("GET", "/journal/mine/"), status=200))
        found["Today, CPU ms"] = cpu_ms(process, lambda: expect(browser.ask("GET", "/today/"), status=200))
        found["Today, bytes over the wire"] = len(browser.ask("GET", "/today/")[1])
        browser.ask("GET", "/journal/find/")
        form = {"q": "kingfisher", "sort": "", "since": "", "until": ""}
        found["search, CPU ms"] = cpu_ms(
            process, lambda: expect(browser.ask("POST", "/journal/find/", form), status=200), turns=10
        )
        text = "word " * 120

        def create() -> None:
            entry = {"token": str(uuid.uuid4()), "title": "", "text": text, "day": "", "draft": "journal:new-free"}
            expect(browser.ask("POST", "/journal/write/free/", entry), status=302)

        browser.ask("GET", "/journal/write/free/")
        found["create, CPU ms"] = cpu_ms(process, create)

        def sign_in() -> None:
            other = Browser(PORT)
            other.ask("GET", "/sign-in/")
            expect(other.ask("POST", "/sign-in/", {"name": "Bench", "passphrase": passphrase}), status=302)

        found["sign in, CPU ms"] = cpu_ms(process, sign_in, turns=10)
        found["another's page during sign-ins, p99 ms"] = p99_during(lambda: browser.ask("GET", "/today/"), sign_in)
        found["memory after it all, MB"] = process.memory_full_info().pss / 2**20
    return found


def floor(folder: Path) -> dict[str, float]:
    """The same of bare Django."""
    found: dict[str, float] = {}
    with running(["-m", "bench.floor_site", str(folder), str(PORT), str(ENTRIES)], PORT, folder) as (process, _):
        browser = Browser(PORT)
        found["memory idle, MB"] = process.memory_full_info().pss / 2**20
        found["newest 50, CPU ms"] = cpu_ms(process, lambda: expect(browser.ask("GET", "/"), status=200))
        found["search, CPU ms"] = cpu_ms(
            process, lambda: expect(browser.ask("POST", "/find/", {"q": "kingfisher"}), status=200)
        )
        found["create, CPU ms"] = cpu_ms(
            process, lambda: expect(browser.ask("POST", "/create/", {"text": "word " * 120}), status=302)
        )

        def sign_in() -> None:
            expect(Browser(PORT).ask("POST", "/sign-in/", {"passphrase": "one boat at the quay"}), status=200)

        found["sign in, CPU ms"] = cpu_ms(process, sign_in, turns=10)
        found["another's page during sign-ins, p99 ms"] = p99_during(lambda: browser.ask("GET", "/"), sign_in)
    return found


def world(folder: Path, entries: int, checkins: int) -> dict[str, str]:
    """Make a data folder in a process of its own, so that no measurement carries it along."""
    words = [sys.executable, "-m", "bench.world", str(folder), str(entries), str(checkins)]
    made: dict[str, str] = json.loads(subprocess.run(words, check=True, capture_output=True, text=True).stdout)
    return made


def measure() -> tuple[dict[str, float], dict[str, float]]:
    """(ours, floor)."""
    with tempfile.TemporaryDirectory() as folder:
        small, large, bare = (Path(folder) / name for name in ("small", "large", "bare"))
        bare.mkdir()
        few = ours(small, world(small, 1_000, 700))
        found = ours(large, world(large, ENTRIES, CHECKINS))
        found["create at 1,000 entries, CPU ms"] = few["create, CPU ms"]
        found["bytes a record at rest"] = (large / "db.sqlite3").stat().st_size / (ENTRIES + CHECKINS // 2)
        return found, floor(bare)
