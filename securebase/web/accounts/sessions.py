"""From cookies to a person and, if it is unlocked, a keyring; and back into the row."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta

from securebase.vault.keyring import Keyring
from securebase.vault.seal import CannotOpen
from securebase.vault.session import ABSOLUTE, Outlived, Session, new_cookie_key, reopen, shut
from securebase.web.accounts import cookies
from securebase.web.accounts.models import Device, Person
from securebase.web.shell import doorbell


@dataclass(slots=True)
class Visit:
    """What a request's cookies amount to."""

    device: Device
    session: Session | None = None
    cookie_key: bytes | None = None
    changed: bool = False  # the ring gained keys during this request

    @property
    def person(self) -> Person:
        """Whose device this is."""
        return self.device.person

    @property
    def ring(self) -> Keyring | None:
        """The open keyring, or None if locked."""
        return self.session.ring if self.session else None


def visit_of(jar: dict[str, str], *, now: datetime) -> Visit | None:
    """The visit that these cookies stand for, or None for a stranger. A session past its limits is destroyed."""
    token = cookies.read(jar, "sid")
    if token is None:
        return None
    device = Device.objects.select_related("person__vault").filter(token=cookies.hashed(token)).first()
    if device is None:
        return None
    cookie_key = cookies.read(jar, "unlock_key")
    if device.unlocked is None or cookie_key is None:
        return Visit(device)
    try:
        session = reopen(bytes(device.unlocked), cookie_key=cookie_key, device=device.id, now=now)
    except Outlived:  # destroyed by its own key alone: whoever comes with another one ends nothing
        Device.objects.filter(id=device.id, unlocked=device.unlocked).update(unlocked=None, purge=None)
        return Visit(device)
    except CannotOpen:
        return Visit(device)
    return Visit(device, session, cookie_key)


def person_of_cookie(jar: dict[str, str], now: datetime) -> tuple[uuid.UUID, uuid.UUID] | None:
    """(person, device) of a signed-in browser, for the doorbell; None for anybody else."""
    visit = visit_of(jar, now=now)
    return (visit.person.id, visit.device.id) if visit else None


def keep(visit: Visit, *, now: datetime) -> None:
    """Write the session back into its row: it was used, or its keys changed."""
    if visit.session is None or visit.cookie_key is None:
        return
    visit.session = visit.session.touched_at(now)
    sealed = shut(visit.session, cookie_key=visit.cookie_key, device=visit.device.id)
    # Only the row that was read is refreshed: a lock or a fresh key from another tab in this very moment must win.
    row = Device.objects.filter(id=visit.device.id, unlocked=visit.device.unlocked)
    row.update(unlocked=sealed, seen=now.date())


def begin(device: Device, ring: Keyring, *, now: datetime) -> bytes:
    """Unlock a device with a fresh cookie key, whatever key was there before. Returns the key for the cookie."""
    cookie_key = new_cookie_key()
    idle = timedelta(minutes=device.person.idle_minutes)
    session = Session(ring=ring, began=now, touched=now, idle=idle)
    device.unlocked = shut(session, cookie_key=cookie_key, device=device.id)
    device.purge = (now + ABSOLUTE + timedelta(days=1)).date()
    device.seen = now.date()
    device.save(update_fields=["unlocked", "purge", "seen"])
    return cookie_key


def end(device: Device) -> None:
    """Lock a device: its sealed keys are destroyed."""
    Device.objects.filter(id=device.id).update(unlocked=None, purge=None)
    device.unlocked = device.purge = None
    doorbell.hang_up_on_commit(device.person_id, device.id)


def purge(now: datetime) -> int:
    """Destroy sealed keys that nobody came back for; returns how many."""
    due = Device.objects.filter(purge__lte=now.date())
    return due.update(unlocked=None, purge=None) if due.exists() else 0
