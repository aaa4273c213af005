"""What crosses the door: one request whole, one answer whole, and nothing a browser says about itself that matters."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from typing import Any
from uuid import UUID

import pytest

from securebase.env import Url
from securebase.web.shell import headers
from securebase.web.shell.door import DRAINED, Door
from securebase.web.shell.doorbell import Doorbell
from securebase.web.shell.knock import Knock

LIMIT = 1_000
HOME = Url("http", "127.0.0.1", 8000)
PUBLIC = Url("https", "home.example.org", None)


class Echo:
    """An application that keeps the request."""

    def __init__(self) -> None:
        self.environ: dict[str, Any] = {}
        self.body = b""

    def __call__(self, environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        self.environ, self.body = environ, environ["wsgi.input"].read()
        start("201 Created", [("Content-Type", "text/plain"), ("Set-Cookie", "a=1"), ("Set-Cookie", "b=2")])
        return [b"one ", b"two"]


def ask(
    app: Echo,
    *parts: bytes,
    url: Url = HOME,
    proxies: int = 0,
    method: str = "POST",
    path: str = "/journal/",
    more: list[tuple[bytes, bytes]] | None = None,
) -> list[dict[str, Any]]:
    """Send one request through a door; what it answered."""

    def nobody(cookies: dict[str, str], now: object) -> tuple[UUID, UUID] | None:
        return None

    door = Door(app, Knock(Doorbell(), nobody), url=url, limit=LIMIT, proxies=proxies)
    chunks = [*parts] or [b""]
    messages = [
        {"type": "http.request", "body": part, "more_body": n < len(chunks) - 1} for n, part in enumerate(chunks)
    ]
    sent: list[dict[str, Any]] = []

    async def receive() -> dict[str, Any]:
        return messages.pop(0)

    async def send(message: Any) -> None:
        sent.append(message)

    scope = {
        "type": "http",
        "method": method,
        "path": path,
        "query_string": b"q=1",
        "http_version": "1.1",
        "client": ("10.0.0.9", 1234),
        "server": ("127.0.0.1", 8000),
        "headers": more if more and more[0][0] == b"host" else [(b"host", url.netloc.encode()), *(more or [])],
    }
    asyncio.run(door(scope, receive, send))
    return sent


def test_a_request_arrives_whole_and_the_answer_too() -> None:
    app = Echo()
    start, body = ask(app, b"words in ", b"two pieces")
    assert app.body == b"words in two pieces"
    assert (app.environ["CONTENT_LENGTH"], app.environ["QUERY_STRING"]) == ("19", "q=1")
    assert (start["status"], body["body"]) == (201, b"one two")
    assert [value for name, value in start["headers"] if name == b"set-cookie"] == [b"a=1", b"b=2"]


def test_a_body_that_is_too_large_reaches_nobody_and_is_told_of() -> None:
    app = Echo()
    ask(app, b"x" * LIMIT, b"x")
    assert app.body == b""
    assert app.environ["HTTP_X_SECUREBASE_TOO_LARGE"] == "1"


def test_a_body_at_the_limit_fits() -> None:
    app = Echo()
    ask(app, b"x" * LIMIT)
    assert len(app.body) == LIMIT


def test_a_body_without_end_is_not_read_for_ever() -> None:
    app = Echo()
    piece = b"x" * (DRAINED // 2)
    ask(app, piece, piece, piece)
    assert app.environ["HTTP_X_SECUREBASE_TOO_LARGE"] == "1"


def test_a_browser_cannot_say_its_body_is_too_large() -> None:
    app = Echo()
    ask(app, b"x", more=[(b"x-securebase-too-large", b"1")])
    assert "HTTP_X_SECUREBASE_TOO_LARGE" not in app.environ


def test_a_request_is_secure_if_the_address_is_whatever_it_says() -> None:
    app = Echo()
    ask(app, more=[(b"x-forwarded-proto", b"https")])
    assert app.environ["wsgi.url_scheme"] == "http"
    ask(app, url=PUBLIC)
    assert app.environ["wsgi.url_scheme"] == "https"


@pytest.mark.parametrize(
    ("proxies", "told", "client"),
    [
        (0, b"1.1.1.1", "10.0.0.9"),
        (1, b"6.6.6.6, 1.1.1.1", "1.1.1.1"),
        (2, b"6.6.6.6, 1.1.1.1, 2.2.2.2", "1.1.1.1"),
        (2, b"1.1.1.1", "10.0.0.9"),
    ],
)
def test_where_a_request_comes_from_is_what_our_own_proxies_saw(proxies: int, told: bytes, client: str) -> None:
    app = Echo()
    ask(app, proxies=proxies, more=[(b"x-forwarded-for", told)])
    assert app.environ["REMOTE_ADDR"] == client


def test_split_cookies_are_joined_and_look_alike_names_are_dropped() -> None:
    app = Echo()
    ask(app, more=[(b"cookie", b"a=1"), (b"cookie", b"b=2"), (b"x_forwarded_for", b"6.6.6.6")])
    assert app.environ["HTTP_COOKIE"] == "a=1; b=2"
    assert "HTTP_X_FORWARDED_FOR" not in app.environ


def test_head_has_no_body() -> None:
    assert ask(Echo(), method="HEAD")[1]["body"] == b""


def test_another_name_of_this_machine_leads_to_the_right_one() -> None:
    app = Echo()
    start, _ = ask(app, method="GET", path="/today/", more=[(b"host", b"localhost:8000")])
    assert (start["status"], dict(start["headers"])[b"location"]) == (307, b"http://127.0.0.1:8000/today/")
    assert app.environ == {}


@pytest.mark.parametrize("host", [b"evil.example", b"127.0.0.1.evil.example:8000", b""])
def test_a_strange_name_gets_one_sentence(host: bytes) -> None:
    app = Echo()
    start, body = ask(app, method="GET", more=[(b"host", host)])
    assert (start["status"], body["body"]) == (421, b"Secure Base is at http://127.0.0.1:8000")
    assert app.environ == {}


def test_a_fault_that_nobody_caught_is_one_sentence_with_all_headers() -> None:
    class Broken(Echo):
        def __call__(self, environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
            raise RuntimeError

    start, body = ask(Broken())
    assert (start["status"], body["body"][:30]) == (500, b"Something broke on the server.")
    assert dict(start["headers"])[b"x-content-type-options"] == b"nosniff"


@pytest.mark.parametrize("url", [HOME, PUBLIC])
def test_what_the_door_says_itself_bears_all_headers(url: Url) -> None:
    start, _ = ask(Echo(), url=url, more=[(b"host", b"evil.example")])
    told = {name.decode(): value.decode() for name, value in start["headers"]}
    assert {name.lower(): value for name, value in headers.every(secure=url.secure).items()}.items() <= told.items()


def test_no_address_can_write_a_header_of_its_own() -> None:
    path = "/today/\r\nSet-Cookie: sid=planted\r\n\r\n<b>é"
    start, _ = ask(Echo(), method="GET", path=path, more=[(b"host", b"localhost:8000")])
    where = dict(start["headers"])[b"location"]
    assert where == b"http://127.0.0.1:8000/today/%0D%0ASet-Cookie%3A%20sid%3Dplanted%0D%0A%0D%0A%3Cb%3E%C3%A9"
