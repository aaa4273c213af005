"""The doorbell tells the right tabs to look again, says nothing else, and stops when it has to."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

import pytest

from securebase.env import Url
from securebase.web.accounts import actions
from securebase.web.shell import doorbell, knock
from securebase.web.shell.door import Door
from securebase.web.shell.doorbell import MOST, Doorbell
from securebase.web.shell.knock import Knock, Message
from tests.cast import Actor

ALICE, BOB, PHONE, LAPTOP = uuid4(), uuid4(), uuid4(), uuid4()
KNOWN = {"alice-phone": (ALICE, PHONE), "alice-laptop": (ALICE, LAPTOP), "bob": (BOB, uuid4())}
URL = Url("http", "127.0.0.1", 8000)


class Tab:
    """A browser's tab at the door: what it was sent, and a way to leave."""

    def __init__(self, door: Door, cookie: str, **more: str) -> None:
        headers = {"host": URL.netloc, "cookie": f"sid={cookie}", **more}
        self.sent: asyncio.Queue[Message] = asyncio.Queue()
        self.left = asyncio.Event()
        scope = {
            "type": "http",
            "method": "GET",
            "path": "/doorbell",
            "query_string": b"",
            "headers": [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()],
        }
        self.task = asyncio.create_task(door(scope, self._receive, self.sent.put))

    async def _receive(self) -> dict[str, Any]:
        await self.left.wait()
        return {"type": "http.disconnect"}

    async def next(self) -> bytes:
        body: bytes = (await self.sent.get())["body"]
        return body

    async def opened(self) -> int:
        status: int = (await self.sent.get())["status"]
        assert await self.next() == (knock.HELLO if status == 200 else b"")
        return status


def who(cookies: dict[str, str], now: datetime) -> tuple[UUID, UUID] | None:
    return KNOWN.get(cookies.get("sid", ""))


def run(story: Callable[[Doorbell, Door], Awaitable[None]], asks: knock.Who = who) -> None:
    """Tell a story to a bell and a door, in an event loop of their own."""

    async def go() -> None:
        bell = Doorbell()
        bell.start()
        side = Knock(bell, asks)
        async with asyncio.timeout(20):
            await story(bell, Door(lambda *_: [], side, url=URL, limit=1, proxies=0))
        side.close()

    asyncio.run(go())


def test_every_tab_of_the_person_hears_it_and_nobody_elses() -> None:
    async def story(bell: Doorbell, door: Door) -> None:
        phone, laptop, bob = Tab(door, "alice-phone"), Tab(door, "alice-laptop"), Tab(door, "bob")
        assert [await tab.opened() for tab in (phone, laptop, bob)] == [200, 200, 200]
        bell.ring(ALICE)
        assert [await phone.next(), await laptop.next()] == [knock.LOOK, knock.LOOK]
        assert bob.sent.empty()

    run(story)


def test_it_says_nothing_but_look_again() -> None:
    assert knock.LOOK == b"event: look\ndata: again\n\n"


def test_it_can_be_rung_from_a_thread() -> None:
    async def story(bell: Doorbell, door: Door) -> None:
        tab = Tab(door, "bob")
        await tab.opened()
        await asyncio.to_thread(bell.ring, BOB)
        assert await tab.next() == knock.LOOK

    run(story)


def test_ringing_for_nobody_and_before_the_start_is_nothing() -> None:
    bell = Doorbell()
    bell.ring(ALICE)
    assert len(bell) == 0


def test_a_stranger_gets_204_so_that_the_browser_does_not_come_back() -> None:
    async def story(bell: Doorbell, door: Door) -> None:
        assert await Tab(door, "nobody").opened() == 204
        assert len(bell) == 0

    run(story)


@pytest.mark.parametrize(
    "header", [{"origin": "http://127.0.0.1:9999"}, {"origin": "null"}, {"sec_fetch_site": "cross-site"}]
)
def test_a_page_from_elsewhere_is_refused(header: dict[str, str]) -> None:
    async def story(bell: Doorbell, door: Door) -> None:
        assert (await Tab(door, "bob", **header).sent.get())["status"] == 403

    run(story)


def test_our_own_page_may_name_itself() -> None:
    async def story(bell: Doorbell, door: Door) -> None:
        assert await Tab(door, "bob", origin="http://127.0.0.1:8000", sec_fetch_site="same-origin").opened() == 200

    run(story)


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1:9999", "127.0.0.1:8000.evil.example", ""])
def test_another_host_name_gets_no_stream(host: str) -> None:
    async def story(bell: Doorbell, door: Door) -> None:
        assert (await Tab(door, "bob", host=host).sent.get())["status"] in (307, 421)
        assert len(bell) == 0

    run(story)


def test_a_locked_device_is_hung_up_and_the_other_is_not() -> None:
    async def story(bell: Doorbell, door: Door) -> None:
        phone, laptop = Tab(door, "alice-phone"), Tab(door, "alice-laptop")
        assert [await phone.opened(), await laptop.opened()] == [200, 200]
        bell.hang_up(ALICE, PHONE)
        assert await phone.next() == b""
        await phone.task
        assert [stream.device for stream in bell.streams()] == [LAPTOP]

    run(story)


def test_a_person_can_be_hung_up_everywhere() -> None:
    async def story(bell: Doorbell, door: Door) -> None:
        tabs = [Tab(door, "alice-phone"), Tab(door, "alice-laptop")]
        for tab in tabs:
            await tab.opened()
        bell.hang_up(ALICE)
        for tab in tabs:
            await tab.task
        assert len(bell) == 0

    run(story)


def test_a_ninth_tab_ends_the_oldest() -> None:
    async def story(bell: Doorbell, door: Door) -> None:
        tabs = [Tab(door, "bob") for _ in range(MOST)]
        for tab in tabs:
            await tab.opened()
        await Tab(door, "bob").opened()
        await tabs[0].task
        assert len(bell) == MOST

    run(story)


def test_a_tab_that_leaves_is_forgotten() -> None:
    async def story(bell: Doorbell, door: Door) -> None:
        tab = Tab(door, "bob")
        await tab.opened()
        tab.left.set()
        await tab.task
        assert len(bell) == 0

    run(story)


def test_a_session_that_has_ended_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(knock, "ROUND", 0)
    monkeypatch.setattr(knock, "RECHECK", 0)
    signed_in = dict(KNOWN)

    async def story(bell: Doorbell, door: Door) -> None:
        tab, other = Tab(door, "bob"), Tab(door, "alice-phone")
        assert [await tab.opened(), await other.opened()] == [200, 200]
        checks = asyncio.create_task(door.knock.recheck_forever())
        del signed_in["bob"]
        await tab.task
        checks.cancel()
        assert [stream.person for stream in bell.streams()] == [ALICE]

    run(story, asks=lambda cookies, now: signed_in.get(cookies.get("sid", "")))


def test_a_silent_stream_shows_that_it_lives(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(knock, "HEARTBEAT", 0)

    async def story(bell: Doorbell, door: Door) -> None:
        tab = Tab(door, "bob")
        await tab.opened()
        assert await tab.next() == knock.BEAT

    run(story)


def test_many_rings_in_a_moment_are_one() -> None:
    async def story(bell: Doorbell, door: Door) -> None:
        tab = Tab(door, "bob")
        await tab.opened()
        for _ in range(50):
            bell.ring(BOB)
        assert await tab.next() == knock.LOOK
        bell.hang_up(BOB)
        assert await tab.next() == b""

    run(story)


@pytest.mark.django_db
@pytest.mark.parametrize("act", [actions.lock, actions.sign_out])
def test_locking_and_signing_out_hang_up_that_device(
    act: Callable[..., None],
    alice: Actor,
    monkeypatch: pytest.MonkeyPatch,
    django_capture_on_commit_callbacks: Any,
) -> None:
    ended: list[tuple[UUID, UUID | None]] = []
    monkeypatch.setattr(doorbell, "hang_up", lambda person, device=None: ended.append((person, device)))
    with django_capture_on_commit_callbacks(execute=True):
        act(device=alice.device)
    assert ended == [(alice.device.person_id, alice.device.id)]


@pytest.mark.django_db
def test_a_ring_waits_for_the_commit_and_is_one_a_person(
    monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: Any
) -> None:
    heard: list[UUID] = []
    monkeypatch.setattr(doorbell, "ring", heard.append)
    with django_capture_on_commit_callbacks(execute=True):
        doorbell.ring_on_commit(ALICE, BOB, ALICE)
        assert heard == []
    assert heard == [ALICE, BOB]
