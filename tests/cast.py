"""The cast: Alice and Bob are a couple, Charlie and Dana are another, Erin is alone. Strangers are always at hand."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client

from securebase.vault import pairing
from securebase.vault.keyring import Keyring
from securebase.web.accounts import actions, cookies, sessions
from securebase.web.accounts.models import Device, Person
from securebase.web.couples import actions as couples
from securebase.web.couples.access import living
from securebase.web.couples.models import Couple
from securebase.web.shell import clock
from securebase.web.shell.library import library

NOON = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
_NUMBERS = itertools.count(1)


@dataclass
class Actor:
    """Somebody with an account, one signed-in browser (``client``) and, outside requests, an open ``ring``."""

    name: str
    passphrase: str
    device: Device
    ring: Keyring
    client: Client

    @property
    def person(self) -> Person:
        """The row as it is now."""
        return Person.objects.select_related("vault").get(id=self.device.person_id)

    @property
    def couple(self) -> Couple:
        """The living couple."""
        member = living(self.device.person_id)
        assert member is not None
        return member.couple

    def lock(self) -> None:
        """Lock the browser: signed in, but no open vault."""
        sessions.end(Device.objects.get(id=self.device.id))

    def enter(self) -> None:
        """Open ours in ``ring`` (requests do this by themselves)."""
        assert pairing.enter(self.ring, self.couple.id)


def arrive(name: str, *, zone: str = "Europe/Berlin", hosts: bool = False) -> Actor:
    """Sign somebody up, with a browser that is signed in and unlocked."""
    passphrase = f"{name} keeps {next(_NUMBERS)} boats"
    signed_in = actions.sign_up(name=name, passphrase=passphrase, zone=zone, now=clock.now())
    client = Client()
    client.cookies[cookies.name_of("sid")] = signed_in.token.hex()
    client.cookies[cookies.name_of("unlock_key")] = signed_in.cookie_key.hex()
    return Actor(name, passphrase, signed_in.device, signed_in.ring, client)


def pair(inviter: Actor, invitee: Actor) -> None:
    """Join two people, as they would: words made, words typed, key picked up."""
    now = clock.now()
    invitation = couples.invite(by=inviter.person, ring=inviter.ring, words=library().word_list, now=now)
    couple = couples.join(by=invitee.person, ring=invitee.ring, typed=invitation.words, now=now)
    couples.pick_up(by=inviter.person, ring=inviter.ring, couple=couple, now=now)


class HandClock:
    """A clock that stands still until it is moved."""

    def __init__(self) -> None:
        self.now = NOON

    def at(self, moment: datetime) -> None:
        """Set it."""
        self.now = moment

    def forward(self, **span: float) -> datetime:
        """Move it on: ``forward(minutes=25)``. Returns the new moment."""
        self.now += timedelta(**span)
        return self.now


@pytest.fixture
def hands(monkeypatch: pytest.MonkeyPatch) -> HandClock:
    """The clock's hands. It is noon UTC on 24 November 2026 until a test moves them."""
    hands = HandClock()
    monkeypatch.setattr(clock, "read", lambda: hands.now)
    return hands


@pytest.fixture
def cast(db: None, hands: HandClock) -> Callable[..., Actor]:
    """Makes people: ``cast("Alice")``."""
    return arrive


@pytest.fixture
def alice(cast: Callable[..., Actor]) -> Actor:
    """Reaches when it is loud. Has invited Bob."""
    return cast("Alice")


@pytest.fixture
def bob(alice: Actor, cast: Callable[..., Actor]) -> Actor:
    """Needs room when it is loud. Is with Alice."""
    bob = cast("Bob")
    pair(alice, bob)
    return bob


@pytest.fixture
def charlie(cast: Callable[..., Actor]) -> Actor:
    """A stranger to Alice and Bob."""
    return cast("Charlie")


@pytest.fixture
def dana(charlie: Actor, cast: Callable[..., Actor]) -> Actor:
    """Is with Charlie."""
    dana = cast("Dana")
    pair(charlie, dana)
    return dana


@pytest.fixture
def erin(cast: Callable[..., Actor]) -> Actor:
    """Is here alone."""
    return cast("Erin")
