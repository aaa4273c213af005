"""Answers a browser at the doorbell: server-sent events, straight from the event loop, without a thread a tab."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Awaitable, Callable, Mapping, MutableMapping
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from http.cookies import CookieError
from typing import Any
from uuid import UUID

from django.db import close_old_connections
from django.http.cookie import parse_cookie

from securebase.web.shell import clock
from securebase.web.shell.doorbell import Doorbell, Stream

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Headers = list[tuple[bytes, bytes]]
Who = Callable[[dict[str, str], datetime], tuple[UUID, UUID] | None]

LOOK = b"event: look\ndata: again\n\n"
BEAT = b":\n\n"
HELLO = b"retry: 3000\n\n"  # milliseconds until a browser tries again
HEARTBEAT = 25.0  # seconds; proxies cut a silent connection after 30 to 60
RECHECK = 60.0  # seconds for which a stream's cookies are taken to be good
ROUND = 5.0  # seconds between two looks at which streams are due
NOT_KEPT = (b"cache-control", b"no-store")
EVENTS: Headers = [(b"content-type", b"text/event-stream"), (b"x-accel-buffering", b"no"), NOT_KEPT]


def cookies_of(headers: Mapping[str, str]) -> dict[str, str]:
    """A request's cookies by name; none if they cannot be read."""
    with contextlib.suppress(CookieError):
        return parse_cookie(headers.get("cookie", ""))
    return {}


class Knock:
    """The doorbell's side that browsers see. `asks` tells which person and device cookies belong to at a moment."""

    def __init__(self, bell: Doorbell, asks: Who) -> None:
        self.bell = bell
        self._asks = asks
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="doorbell")
        self._checks: asyncio.Task[None] | None = None

    def open(self) -> None:
        """Begin to work in the running event loop."""
        self.bell.start()
        self._checks = asyncio.create_task(self.recheck_forever())

    async def answer(self, headers: Mapping[str, str], always: Headers, receive: Receive, send: Send) -> None:
        """One stream, until the browser leaves or it is hung up. Nobody signed in: 204, so that it does not retry."""
        cookies = cookies_of(headers)
        known = await asyncio.get_running_loop().run_in_executor(self._thread, self._who, cookies)
        if known is None:
            await send({"type": "http.response.start", "status": 204, "headers": [*always, NOT_KEPT]})
            await send({"type": "http.response.body", "body": b""})
            return
        with self.bell.open(*known, cookies) as stream:
            await send({"type": "http.response.start", "status": 200, "headers": [*always, *EVENTS]})
            gone = asyncio.create_task(_leave(stream, receive))
            try:
                await _tell(stream, send)
            finally:
                gone.cancel()

    async def recheck_forever(self) -> None:
        """Ask again, now and then, whether each stream's cookies are still good, and hang up where they are not."""
        loop = asyncio.get_running_loop()
        while True:
            await asyncio.sleep(ROUND)
            now = loop.time()
            due = [stream for stream in self.bell.streams() if now - stream.checked >= RECHECK]
            for stream in due:
                stream.checked = now
            for stream in await loop.run_in_executor(self._thread, self._strangers, due):
                stream.hang_up()

    def _who(self, cookies: dict[str, str]) -> tuple[UUID, UUID] | None:
        """Asks the database, so it runs in the thread."""
        try:
            return self._asks(cookies, clock.now())
        finally:
            close_old_connections()

    def _strangers(self, streams: list[Stream]) -> list[Stream]:
        return [stream for stream in streams if self._who(stream.cookies) != (stream.person, stream.device)]

    def close(self) -> None:
        """End all streams and let the thread go."""
        self.bell.stop()
        if self._checks is not None:
            self._checks.cancel()
        self._thread.shutdown(wait=False, cancel_futures=True)


async def _leave(stream: Stream, receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
    stream.hang_up()


async def _tell(stream: Stream, send: Send) -> None:
    await send({"type": "http.response.body", "body": HELLO, "more_body": True})
    while not stream.over:
        try:
            async with asyncio.timeout(HEARTBEAT):
                await stream.changed.wait()
        except TimeoutError:
            await send({"type": "http.response.body", "body": BEAT, "more_body": True})
            continue
        stream.changed.clear()  # several rings in a moment are one
        if not stream.over:
            await send({"type": "http.response.body", "body": LOOK, "more_body": True})
    await send({"type": "http.response.body", "body": b""})
