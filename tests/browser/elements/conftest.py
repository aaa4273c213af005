"""A small web server with our static files, a page at a time, and a record of what was posted to it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.parser import BytesParser
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Event, Thread
from urllib.parse import parse_qsl

import pytest
from playwright.sync_api import Page

import securebase.web.shell
from securebase.web.shell.headers import POLICY
from securebase.web.shell.statics import TYPES
from tests.browser.conftest import Contexts, until

NOW = datetime(2026, 11, 24, 20, 0, tzinfo=UTC)
STATIC = Path(securebase.web.shell.__file__).parent / "static"
SHEETS = ("layers", "tokens", "base", "layout", "components", "forms", "drawings")
LINKS = "".join(f'<link rel="stylesheet" href="/static/securebase/css/{name}.css">' for name in SHEETS)
AROUND = (
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A page</title>'
    '<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="csrf" content="token-of-page">'
    '{links}<script type="module" src="/static/securebase/js/app.js"></script></head>'
    '<body class="app"><main><h1>A page</h1>{body}</main></body></html>'
)


@dataclass
class Site:
    """What the server shows and what it was told."""

    address: str = ""
    pages: dict[str, str] = field(default_factory=dict)
    status: dict[str, int] = field(default_factory=dict)
    posts: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    got: list[tuple[str, str]] = field(default_factory=list)  # every page asked for, with the cookies that came along
    worker: dict[str, object] | None = None  # the constants of /sw.js; without them there is none
    down: bool = False  # hangs up on everybody
    arrived: Event = field(default_factory=Event)  # set by the first form that comes

    def show(self, body: str, path: str = "/page") -> str:
        """Put a page there, as the real base page would frame it; its address."""
        self.pages[path] = AROUND.format(links=LINKS, body=body)
        return self.address + path

    def posted(self, path: str) -> list[dict[str, str]]:
        return [fields for where, fields in self.posts if where == path]


class Handler(BaseHTTPRequestHandler):
    site: Site

    def do_GET(self) -> None:
        path = self.path.partition("?")[0]
        self.site.got.append((path, self.headers.get("Cookie", "")))
        if self.site.down:
            self.close_connection = True
        elif path == "/sw.js" and self.site.worker is not None:
            head = "".join(f"const {name} = {json.dumps(value)};" for name, value in self.site.worker.items())
            self._answer(200, "text/javascript", head.encode() + (STATIC / "securebase/js/sw.js").read_bytes())
        elif path.startswith("/static/"):
            file = STATIC / path.removeprefix("/static/")
            self._answer(200 if file.is_file() else 404, TYPES.get(file.suffix, ""), file.read_bytes())
        elif path in self.site.pages:
            self._answer(200, "text/html; charset=utf-8", self.site.pages[path].encode())
        else:
            self._answer(self.site.status.get(path, 404), "text/plain", b"")

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.site.headers.append({name.lower(): value for name, value in self.headers.items()})
        self.site.posts.append((self.path, _fields(self.headers["Content-Type"], body)))
        self.site.arrived.set()
        status = self.site.status.get(self.path, 200)
        self._answer(
            status, "text/html; charset=utf-8", b"" if status == 204 else b"<!doctype html><title>Sent</title>"
        )

    def _answer(self, status: int, kind: str, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Content-Security-Policy", POLICY)
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Quiet."""


def _fields(kind: str, body: bytes) -> dict[str, str]:
    if kind.startswith("application/x-www-form-urlencoded"):
        return dict(parse_qsl(body.decode(), keep_blank_values=True))
    parts = BytesParser().parsebytes(b"Content-Type: " + kind.encode() + b"\r\n\r\n" + body).get_payload()
    assert isinstance(parts, list)
    return {
        str(part.get_param("name", header="content-disposition")): part.get_payload(decode=True).decode()  # type: ignore[union-attr]
        for part in parts
    }


def stopped(page: Page, at: datetime = NOW) -> None:
    """The page's clock stands one second after a moment, and only runs when told to."""
    page.clock.install(time=at)
    page.clock.pause_at(at + timedelta(seconds=1))


@pytest.fixture
def site() -> Iterator[Site]:
    told = Site()
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Told", (Handler,), {"site": told}))
    server.daemon_threads = True
    told.address = f"http://127.0.0.1:{server.server_port}"
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield told
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def page(phone: Contexts) -> Page:
    return phone().new_page()


@pytest.fixture
def at(site: Site, page: Page) -> Callable[[str], Page]:
    """Open a page with this in it, on a phone."""

    def open_(body: str) -> Page:
        page.goto(site.show(body))
        until(page, "document.documentElement.classList.contains('js')")
        return page

    return open_
