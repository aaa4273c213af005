"""The doorbell: tells a person's open pages to look again, and nothing else.

One stream of server-sent events a visible tab. A page that hears it fetches what it shows through the ordinary view, so
there is one way to be authorised, and nothing secret on the way. It is kept in memory: after a restart the browsers
come back by themselves and look once. (`securebase.web.shell.knock` answers them.)
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from uuid import UUID

from django.db import transaction

MOST = 8  # streams a person


@dataclass(eq=False, slots=True)
class Stream:
    """One open tab. `changed` wakes it; it then rings, or ends if it was hung up."""

    person: UUID
    device: UUID
    cookies: dict[str, str]
    checked: float  # the event loop's time at which its cookies were last good
    changed: asyncio.Event = field(default_factory=asyncio.Event)
    over: bool = False

    def hang_up(self) -> None:
        """End the stream; the browser may knock again and is then asked who it is."""
        self.over = True
        self.changed.set()


class Doorbell:
    """All open streams. They live in one event loop; `ring` and `hang_up` may be called from any thread."""

    def __init__(self) -> None:
        self._streams: dict[UUID, list[Stream]] = {}
        self._loop: asyncio.AbstractEventLoop | None = None

    def __len__(self) -> int:
        return sum(map(len, self._streams.values()))

    def start(self) -> None:
        """Begin to ring in the running event loop."""
        self._loop = asyncio.get_running_loop()

    def stop(self) -> None:
        """End all streams, in the event loop's thread; from now on nothing rings."""
        self._loop = None
        for stream in self.streams():
            stream.hang_up()

    def streams(self) -> list[Stream]:
        """All that are open now."""
        return [stream for mine in self._streams.values() for stream in mine]

    def ring(self, person: UUID) -> None:
        """Tell a person's open tabs to look again. Costs next to nothing if none is open."""
        self._each(person, lambda stream: stream.changed.set())

    def hang_up(self, person: UUID, device: UUID | None = None) -> None:
        """End a person's streams, those of one device or all."""
        self._each(person, lambda stream: stream.hang_up() if device in (None, stream.device) else None)

    def _each(self, person: UUID, act: Callable[[Stream], None]) -> None:
        def go() -> None:
            for stream in self._streams.get(person, ()):
                act(stream)

        loop = self._loop
        if loop is not None:
            with contextlib.suppress(RuntimeError):  # the loop has just closed, and the streams with it
                loop.call_soon_threadsafe(go)

    @contextlib.contextmanager
    def open(self, person: UUID, device: UUID, cookies: dict[str, str]) -> Iterator[Stream]:
        """A stream for the time of the block, in the event loop's thread. One too many ends the person's oldest."""
        stream = Stream(person, device, cookies, checked=asyncio.get_running_loop().time())
        mine = self._streams.setdefault(person, [])
        mine.append(stream)
        for oldest in mine[:-MOST]:
            oldest.hang_up()
        try:
            yield stream
        finally:
            mine.remove(stream)
            if not mine and self._streams.get(person) is mine:
                del self._streams[person]


bell = Doorbell()


def ring(person: UUID) -> None:
    """Tell a person's open tabs to look again, now. For what is in the database already."""
    bell.ring(person)


def ring_on_commit(*persons: UUID) -> None:
    """Tell these persons' tabs to look again once the transaction in hand is through; never if it fails."""
    for person in dict.fromkeys(persons):
        transaction.on_commit(lambda person=person: ring(person))  # type: ignore[misc]


def hang_up(person: UUID, device: UUID | None = None) -> None:
    """End the streams of a person, of one device or of all, after a lock, a sign-out or a parting."""
    bell.hang_up(person, device)


def hang_up_on_commit(person: UUID, device: UUID | None = None) -> None:
    """The same, once the transaction in hand is through."""
    transaction.on_commit(lambda: hang_up(person, device))
