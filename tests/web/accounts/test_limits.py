"""Limits, exactly at their edges and when many come at once: sessions, tries, and the line at the slow hash."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from datetime import timedelta

import pytest
from django.test import Client

from securebase.vault import keys, slow
from securebase.vault.session import ABSOLUTE, IDLE, TOUCH_EVERY
from securebase.web.accounts import attempts, cookies, quick, sessions
from securebase.web.accounts.models import Attempt, Device
from securebase.web.accounts.opening import NotOpened
from tests.cast import NOON, Actor, HandClock

SIX = "274913"
SECOND = timedelta(seconds=1)
pytestmark = pytest.mark.django_db


def jar(actor: Actor) -> dict[str, str]:
    return {name: morsel.value for name, morsel in actor.client.cookies.items()}


def row(actor: Actor) -> Device:
    return Device.objects.select_related("person").get(id=actor.device.id)


def is_open(actor: Actor) -> bool:
    return actor.client.get("/settings/").status_code == 200


# Sessions


@pytest.mark.parametrize(("rested", "still"), [(IDLE - SECOND, True), (IDLE, False)])
def test_the_idle_limit_is_exact(alice: Actor, hands: HandClock, rested: timedelta, still: bool) -> None:
    hands.at(NOON + rested)
    assert is_open(alice) is still


@pytest.mark.parametrize(("age", "still"), [(ABSOLUTE - SECOND, True), (ABSOLUTE, False)])
def test_the_absolute_limit_is_exact_however_busy_somebody_is(
    alice: Actor, hands: HandClock, age: timedelta, still: bool
) -> None:
    while hands.now + timedelta(minutes=14) < NOON + age:
        hands.forward(minutes=14)
        assert is_open(alice)
    hands.at(NOON + age)
    assert is_open(alice) is still


@pytest.mark.parametrize(("back", "still"), [(TOUCH_EVERY, True), (TOUCH_EVERY + SECOND, False)])
def test_a_clock_that_runs_back_locks(alice: Actor, hands: HandClock, back: timedelta, still: bool) -> None:
    hands.at(NOON - back)
    assert is_open(alice) is still


def test_a_session_past_its_limit_is_destroyed_and_no_clock_brings_it_back(alice: Actor, hands: HandClock) -> None:
    hands.at(NOON + IDLE)
    assert not is_open(alice)
    assert row(alice).unlocked is None
    hands.at(NOON + SECOND)
    assert not is_open(alice)


def test_whoever_comes_with_another_key_ends_nothing(alice: Actor) -> None:
    thief = Client()
    thief.cookies[cookies.name_of("sid")] = alice.client.cookies[cookies.name_of("sid")].value
    thief.cookies[cookies.name_of("unlock_key")] = "ab" * 32
    assert thief.get("/settings/").status_code == 302
    assert is_open(alice)


def test_a_page_in_hand_does_not_undo_a_fresh_unlock(alice: Actor, hands: HandClock) -> None:
    late = sessions.visit_of(jar(alice), now=hands.now)
    assert late is not None
    fresh = sessions.begin(row(alice), alice.ring, now=hands.now)
    sessions.keep(late, now=hands.forward(minutes=2))
    alice.client.cookies[cookies.name_of("unlock_key")] = fresh.hex()
    assert is_open(alice)


def test_a_page_in_hand_does_not_undo_a_lock(alice: Actor, hands: HandClock) -> None:
    late = sessions.visit_of(jar(alice), now=hands.now)
    assert late is not None
    alice.lock()
    sessions.keep(late, now=hands.forward(minutes=2))
    assert row(alice).unlocked is None


# Six digits


def with_digits(actor: Actor, hands: HandClock) -> bytes:
    return quick.set_up(device=row(actor), ring=actor.ring, digits=SIX, secret=None, now=hands.now)


def test_digits_taken_away_while_they_are_tried_do_not_come_back(
    alice: Actor, hands: HandClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    secret, before = with_digits(alice, hands), keys.stretch

    def meanwhile(*args: object, **kwargs: object) -> keys.PassKeys:
        quick.take_away(device=row(alice))  # in another tab: a new passphrase does the same
        return before(*args, **kwargs)  # type: ignore[arg-type]

    monkeypatch.setattr(keys, "stretch", meanwhile)
    with pytest.raises(NotOpened):
        quick.unlock(device=row(alice), digits=SIX, secret=secret, now=hands.now)
    assert row(alice).quick_wrap is None


def test_tries_from_many_tabs_at_once_are_five_together(alice: Actor, hands: HandClock) -> None:
    secret = with_digits(alice, hands)
    stale = [row(alice) for _ in range(8)]  # each page has read "five tries left"
    refused = 0
    for device in stale:
        try:
            quick.unlock(device=device, digits="999999", secret=secret, now=hands.now)
        except NotOpened:
            refused += 1
        except quick.Destroyed:
            assert refused == quick.TRIES - 1
    assert row(alice).quick_wrap is None
    with pytest.raises(NotOpened):
        quick.unlock(device=stale[0], digits=SIX, secret=secret, now=hands.now)


@pytest.mark.parametrize("left", [quick.TRIES, 1])
def test_a_full_line_costs_no_try(alice: Actor, hands: HandClock, full: None, left: int) -> None:
    Device.objects.filter(id=alice.device.id).update(quick_salt=b"s" * 16, quick_wrap=b"w", quick_tries=left)
    with pytest.raises(slow.Busy):
        quick.unlock(device=row(alice), digits=SIX, secret=b"x" * 32, now=hands.now)
    assert (row(alice).quick_tries, bytes(row(alice).quick_wrap or b"")) == (left, b"w")


# Tries


def test_tries_sent_at_once_are_counted_before_they_are_made(
    alice: Actor, hands: HandClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    key, asked = b"a door", [attempts.begin(b"a door", now=hands.now) for _ in range(attempts.FREE + 3)]
    assert [until is None for until in asked] == [True] * attempts.FREE + [False] * 3
    assert Attempt.objects.get(key=key).wrong == attempts.FREE  # those that wait are not counted


def test_a_right_one_after_wrong_ones_takes_them_back(alice: Actor, client: Client) -> None:
    form = {"name": "Alice", "passphrase": alice.passphrase}
    for _ in range(3):
        client.post("/sign-in/", form | {"passphrase": "wrong"})
    assert client.post("/sign-in/", form).status_code == 302
    assert not Attempt.objects.exists()


def test_addresses_written_in_another_way_are_the_same_network(alice: Actor) -> None:
    form = {"name": "Alice", "passphrase": "wrong"}
    for host in range(attempts.FREE):
        assert Client(REMOTE_ADDR=f"2001:db8::{host}:1").post("/sign-in/", form).status_code == 422
    for same in ("2001:db8::ffff", "2001:0db8:0000:0000:a:b:c:d"):
        assert Client(REMOTE_ADDR=same).post("/sign-in/", form).status_code == 429
    assert Client(REMOTE_ADDR="2001:db8:0:1::1").post("/sign-in/", form).status_code == 422
    assert Client(REMOTE_ADDR="::ffff:10.1.2.3").post("/sign-in/", form).status_code == 422


def test_a_header_that_anybody_can_send_is_no_other_network(alice: Actor) -> None:
    form = {"name": "Alice", "passphrase": "wrong"}
    told = [Client(HTTP_X_FORWARDED_FOR=f"10.{n}.0.1").post("/sign-in/", form).status_code for n in range(9)]
    assert told == [422] * attempts.FREE + [429] * (9 - attempts.FREE)


def test_somebody_who_signed_in_elsewhere_once_cannot_use_up_her_tries(alice: Actor) -> None:
    form, mine = {"name": "Alice", "passphrase": alice.passphrase}, Client()
    shared = Client()
    for browser in (mine, shared):
        browser.post("/sign-in/", form)
        browser.post("/sign-out/")
    for _ in range(attempts.FREE + 1):
        last = shared.post("/sign-in/", form | {"passphrase": "wrong"})
    assert last.status_code == 429
    assert mine.post("/sign-in/", form).status_code == 302


# The line at the slow hash


@pytest.fixture
def full() -> Iterator[None]:
    """As many at the slow hash as there may be."""
    with ExitStack() as places:
        for _ in range(slow.IN_LINE):
            places.enter_context(slow._one_of(slow._line))
        yield


def test_two_run_a_few_wait_and_the_rest_is_turned_away(monkeypatch: pytest.MonkeyPatch) -> None:
    go, running, most = threading.Event(), [0], [0]
    lock, turned_away = threading.Lock(), threading.Semaphore(0)

    def hash_slowly(*_args: object, **_kwargs: object) -> bytes:
        with lock:
            running[0] += 1
            most[0] = max(most[0], running[0])
        go.wait()
        with lock:
            running[0] -= 1
        return bytes(32)

    def come() -> bool:
        try:
            return bool(slow.run(b"x", bytes(16), passes=1, memory=8192))
        except slow.Busy:
            turned_away.release()
            return False

    monkeypatch.setattr("nacl.pwhash.argon2id.kdf", hash_slowly)
    with ThreadPoolExecutor(50) as crowd:
        came = [crowd.submit(come) for _ in range(50)]
        for _ in range(50 - slow.IN_LINE):
            turned_away.acquire()
        go.set()
        assert sum(each.result() for each in came) == slow.IN_LINE
    assert most[0] <= slow.AT_ONCE


def test_while_it_is_full_nobody_is_told_that_they_were_wrong(alice: Actor, full: None, client: Client) -> None:
    waiting = client.post("/sign-in/", {"name": "Alice", "passphrase": alice.passphrase})
    assert waiting.status_code == 429
    assert Attempt.objects.get().wrong == 0


def test_signing_up_and_changing_wait_with_a_page_of_their_own(alice: Actor, full: None, client: Client) -> None:
    who = {"name": "Nora", "zone": "UTC", "at": "again", "own": "1"}
    phrase = {"held_passphrase": "seven boats at noon leave", "passphrase": "seven boats at noon leave"}
    Device.objects.all().delete()
    alice.person.delete()
    assert client.post("/sign-up/", who | phrase).status_code == 429


def test_a_crowd_of_strangers_keeps_nobody_from_unlocking(alice: Actor, client: Client) -> None:
    alice.lock()
    form = {"name": "Alice", "passphrase": alice.passphrase}
    with ExitStack() as crowd:
        for _ in range(slow.STRANGERS):
            crowd.enter_context(slow.strangers())
        assert client.post("/sign-in/", form).status_code == 429
        assert alice.client.post("/unlock/", {"passphrase": alice.passphrase}).status_code == 302


def test_names_that_nobody_has_cost_the_same_at_recovery(
    alice: Actor, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[bytes] = []
    before: Callable[..., bytes] = keys.pick_up

    def pick_up(box: bytes, *, me: keys.BoxKeys) -> bytes:
        opened.append(box)
        return before(box, me=me)

    monkeypatch.setattr(keys, "pick_up", pick_up)
    code = "00000-00000-00000-00000-00000-00"  # a well-formed one
    for name in ("Alice", "Nobody"):
        assert client.post("/recover/", {"name": name, "code": code}).status_code == 422
    assert len(opened) == 2
