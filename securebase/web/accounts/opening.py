"""Getting in: how a name is found, how a guess is counted, how a browser becomes a device."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from securebase.vault import slow, vaults
from securebase.vault.keyring import Keyring
from securebase.vault.models import Vault
from securebase.vault.seal import CannotOpen
from securebase.web.accounts import attempts, cookies, sessions
from securebase.web.accounts.models import Device, Person

SOON: Final = timedelta(seconds=10)  # by then a full line at the slow hash has moved on


class NameTaken(Exception):
    """Somebody here signs in with this name already."""


class NotOpened(Exception):
    """The passphrase, code or digits do not fit. Says no more, and the same for a name that does not exist."""


@dataclass(eq=False)
class TryLater(Exception):
    """Too many wrong tries from here; the next is possible ``at``."""

    at: datetime


@dataclass(frozen=True, slots=True, repr=False)
class SignedIn:
    """A device that has just signed in, with the values for its cookies."""

    device: Device
    ring: Keyring
    token: bytes
    cookie_key: bytes
    opened: vaults.Opened | None = None  # with the root, where the next page offers a code


def handle_of(name: str) -> bytes:
    """The keyed hash under which a sign-in name is found. Case and spaces do not matter."""
    normal = " ".join(unicodedata.normalize("NFKC", name).casefold().split())
    return cookies.keyed(b"handle", normal.encode())


def person_of(name: str) -> Person | None:
    """Who signs in with this name, or None."""
    return Person.objects.select_related("vault").filter(handle=handle_of(name)).first()


def new_device(person: Person, ring: Keyring, *, now: datetime, opened: vaults.Opened | None = None) -> SignedIn:
    """Sign a browser in, unlocked."""
    token = cookies.new_token()
    device = Device(person=person, token=cookies.hashed(token), began=now.date(), seen=now.date())
    device.save(force_insert=True)
    return SignedIn(device, ring, token, sessions.begin(device, ring, now=now), opened)


@contextmanager
def one_try(key: bytes, *, now: datetime) -> Iterator[None]:
    """One counted try at a door, counted before any slow hash runs. A CannotOpen inside becomes NotOpened.

    Raises TryLater while the door waits, or while the line at the slow hash is full (that is nobody's wrong guess).
    """
    until = attempts.begin(key, now=now)
    if until is not None:
        raise TryLater(until)
    try:
        yield
    except CannotOpen as error:
        raise NotOpened from error
    except slow.Busy as error:
        attempts.forgive(key, now=now)
        raise TryLater(now + SOON) from error
    attempts.right(key)


def place(handle: bytes, *, network: bytes, known: bytes | None) -> bytes:
    """Where guesses at a name are counted: apart for a browser that has opened it before."""
    if known is not None and cookies.knows(known, handle):
        return cookies.keyed(b"known-place", handle, known)
    return cookies.keyed(b"place", handle, network)


def open_vault(
    vault: Vault | None, passphrase: str, *, key: bytes, now: datetime, stranger: bool = False
) -> vaults.Opened:
    """One counted try (one Argon2id run, also for a vault that is not there). Raises NotOpened, TryLater."""
    with one_try(key, now=now), slow.strangers() if stranger else nullcontext():
        if vault is None:
            vaults.decoy(passphrase)
            raise CannotOpen
        return vaults.unlock(vault, passphrase)


def confirm(*, by: Person, passphrase: str, now: datetime) -> vaults.Opened:
    """Ask for the passphrase again before something that needs the root. Raises NotOpened, TryLater."""
    return open_vault(by.vault, passphrase, key=cookies.keyed(b"confirm", by.id.bytes), now=now)


def at_invitations(network: bytes) -> bytes:
    """Where guesses at the words of an invitation are counted."""
    return cookies.keyed(b"invitation", network)


def end_others(person: Person, *, keep: Device | None) -> None:
    """Sign every other device out, and end quick unlock on the one that stays."""
    others = Device.objects.filter(person=person)
    if keep is not None:
        others.filter(id=keep.id).update(quick_salt=None, quick_wrap=None, quick_tries=0)
        others = others.exclude(id=keep.id)
    others.delete()
