"""The door: the one thing that faces the network. It answers the doorbell itself and hands all else to Django.

ASGI outside, so that hundreds of silent streams cost no thread; WSGI inside, because Django's own ASGI handler takes
several times the time for the same page (docs/adr/0001-serving.md).
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from urllib.parse import quote

from securebase.env import Url, loopback
from securebase.web.shell import wsgi
from securebase.web.shell.headers import every
from securebase.web.shell.knock import Headers, Knock, Receive, Send

THREADS = 8
DRAINED = 64 * 2**20  # bytes of a body too large that are read and dropped, so that the browser hears why
TOO_LARGE = "x-securebase-too-large"
DOORBELL = "/doorbell"
BROKEN = b"Something broke on the server. It was not you. Go back to the page before."
log = logging.getLogger(__name__)
Scope = Mapping[str, Any]


class Door:
    """An ASGI application. `open` and `close` frame its life, in the event loop that it serves from."""

    def __init__(self, app: wsgi.App, knock: Knock, *, url: Url, limit: int, proxies: int) -> None:
        self.app, self.knock, self.url, self.limit, self.proxies = app, knock, url, limit, proxies
        self._threads = ThreadPoolExecutor(THREADS, thread_name_prefix="page")
        always = every(secure=url.secure)
        self._always: Headers = [(name.lower().encode(), value.encode()) for name, value in always.items()]

    def open(self) -> None:
        """Before the first request."""
        self.knock.open()

    def hang_up(self) -> None:
        """End all streams, so that a server which waits for its connections can stop."""
        self.knock.bell.stop()

    async def close(self) -> None:
        """After the last request; waits for the pages in hand."""
        self.knock.close()
        await asyncio.get_running_loop().run_in_executor(None, self._threads.shutdown)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            await self._answer(scope, receive, send)
        else:
            await send({"type": "websocket.close", "code": 1000})

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        headers = wsgi.headers_of(scope)
        if not self._at_home(headers.get("host", "")):
            await self._say(send, *self._elsewhere(scope, headers))
        elif scope["path"] == DOORBELL:
            await self._ring(scope, headers, receive, send)
        else:
            await self._page(scope, headers, receive, send)

    def _at_home(self, host: str) -> bool:
        return host in (self.url.netloc, f"{self.url.netloc}:{self.url.usual_port}")

    def _elsewhere(self, scope: Scope, headers: Mapping[str, str]) -> tuple[int, bytes, Headers]:
        """Another name of this machine leads to the right one; any other name gets one sentence."""
        name = headers.get("host", "").rsplit(":", 1)[0].strip("[]")
        if loopback(name) and not self.url.secure and scope["method"] == "GET":
            return 307, b"", [(b"location", f"{self.url}{quote(scope['path'])}".encode())]
        return 421, f"Secure Base is at {self.url}".encode(), []

    async def _say(self, send: Send, status: int, body: bytes, more: Headers) -> None:
        plain = [(b"content-type", b"text/plain; charset=utf-8"), (b"cache-control", b"no-store")]
        length = (b"content-length", str(len(body)).encode())
        await send({"type": "http.response.start", "status": status, "headers": [*self._always, *plain, length, *more]})
        await send({"type": "http.response.body", "body": body})

    async def _ring(self, scope: Scope, headers: Mapping[str, str], receive: Receive, send: Send) -> None:
        ours = headers.get("origin", str(self.url)) == str(self.url)
        if scope["method"] != "GET":
            await self._say(send, 405, b"", [(b"allow", b"GET")])
        elif not ours or headers.get("sec-fetch-site", "same-origin") != "same-origin":
            await self._say(send, 403, b"", [])
        else:
            await self.knock.answer(headers, self._always, receive, send)

    async def _page(self, scope: Scope, headers: dict[str, str], receive: Receive, send: Send) -> None:
        body = await self._body(receive)
        headers.pop(TOO_LARGE, None)
        if body is None:
            headers[TOO_LARGE] = "1"
        values = wsgi.environ(scope, headers, body or b"", scheme=self.url.scheme, client=self._client(scope, headers))
        try:
            answer = await asyncio.get_running_loop().run_in_executor(self._threads, wsgi.call, self.app, values)
        except Exception:
            log.exception("no answer could be made")
            await self._say(send, 500, BROKEN, [])
            return
        await send({"type": "http.response.start", "status": answer.status, "headers": answer.headers})
        await send({"type": "http.response.body", "body": answer.body})

    async def _body(self, receive: Receive) -> bytes | None:
        """The whole body, in memory; None if it is larger than the limit."""
        chunks: list[bytes] = []
        size = 0
        while size < DRAINED:
            message = await receive()
            chunk = message.get("body", b"")
            size += len(chunk)
            if size <= self.limit:
                chunks.append(chunk)
            if not message.get("more_body", False):
                break
        return b"".join(chunks) if size <= self.limit else None

    def _client(self, scope: Scope, headers: Mapping[str, str]) -> str:
        """Where a request comes from: its connection, or what the innermost of our own proxies saw."""
        told = [part.strip() for part in headers.get("x-forwarded-for", "").split(",") if part.strip()]
        if self.proxies and len(told) >= self.proxies:
            return told[-self.proxies]
        return str((scope.get("client") or ("",))[0])
