"""The verbs of an account. Each checks the passphrase itself where it needs the root; none keeps it."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from securebase.vault import slow, vaults
from securebase.vault.keyring import Keyring
from securebase.web.accounts import cookies, sessions
from securebase.web.accounts.models import Device, Person
from securebase.web.accounts.opening import (
    NameTaken,
    NotOpened,
    SignedIn,
    TryLater,
    confirm,
    handle_of,
    new_device,
    open_vault,
    person_of,
    place,
)
from securebase.web.accounts.records import COLOURS, NAME_LENGTH, Happening, Profile
from securebase.web.accounts.rekeying import (
    change_passphrase,
    check_code,
    drop_code,
    new_code,
    recover,
    reopen_old,
    start_over,
)
from securebase.web.shell import doorbell


def sign_up(*, name: str, passphrase: str, zone: str, now: datetime) -> SignedIn:
    """Make an account. The first one on an instance is marked as its host. Raises NameTaken.

    The same form sent twice makes one account: a name that was taken today and opens with this passphrase is the same
    person's, a moment later.
    """
    found = person_of(name)
    if found is None:
        try:
            with slow.strangers():
                opened = vaults.prepare(passphrase, today=now.date())
            return _make(opened, name=name, zone=zone, now=now)
        except NameTaken:
            found = person_of(name)
    if found is None or found.began != now.date():
        raise NameTaken
    try:
        opened = open_vault(found.vault, passphrase, key=cookies.keyed(b"twice", bytes(found.handle)), now=now)
    except (NotOpened, TryLater) as error:
        raise NameTaken from error
    return new_device(found, opened.keyring(), now=now, opened=opened)


@transaction.atomic
def _make(opened: vaults.Opened, *, name: str, zone: str, now: datetime) -> SignedIn:
    opened.vault.save(force_insert=True)
    first = not Person.objects.exists()
    person = Person(handle=handle_of(name), vault=opened.vault, began=now.date(), zone=zone, hosts=first)
    try:
        with transaction.atomic():
            person.save(force_insert=True)
    except IntegrityError as error:
        raise NameTaken from error
    ring = opened.keyring()
    colour = COLOURS[person.id.int % len(COLOURS)]
    ring.put(Profile(name=name.strip()[:NAME_LENGTH], colour=colour), name="self", day=now.date())
    return new_device(person, ring, now=now, opened=opened)


def sign_in(*, name: str, passphrase: str, network: bytes, known: bytes | None, now: datetime) -> SignedIn:
    """Sign in on a new device (one Argon2id run, also for a name nobody has). Raises NotOpened, TryLater."""
    person = person_of(name)
    handle = handle_of(name)
    where = place(handle, network=network, known=known)
    at_home = known is not None and cookies.knows(known, handle)
    opened = open_vault(person.vault if person else None, passphrase, key=where, now=now, stranger=not at_home)
    if person is None:
        raise NotOpened
    with transaction.atomic():
        signed_in = new_device(person, opened.keyring(), now=now)
        if not at_home:
            signed_in.ring.add(Happening(what="new_device", device=signed_in.device.id.bytes), day=now.date())
    return signed_in


def unlock(*, device: Device, passphrase: str, now: datetime) -> tuple[Keyring, bytes]:
    """Unlock a signed-in device. Returns the ring and the new cookie key. Raises NotOpened, TryLater."""
    opened = open_vault(device.person.vault, passphrase, key=cookies.keyed(b"device", device.id.bytes), now=now)
    ring = opened.keyring()
    with transaction.atomic():
        if device.quick_wrap is None and device.quick_salt is not None:  # five wrong digits while it was locked
            ring.add(Happening(what="quick_destroyed"), day=now.date())
            Device.objects.filter(id=device.id).update(quick_salt=None)
        return ring, sessions.begin(device, ring, now=now)


def lock(*, device: Device) -> None:
    """Lock one device."""
    sessions.end(device)


def sign_out(*, device: Device) -> None:
    """Forget one device altogether."""
    Device.objects.filter(id=device.id).delete()
    device.unlocked = None
    doorbell.hang_up_on_commit(device.person_id, device.id)


def end_device(*, by: Person, device_id: UUID) -> bool:
    """Sign another of one's devices out; False if there is no such device (or it is somebody else's)."""
    ended = Device.objects.filter(person=by, id=device_id).delete()[0]
    doorbell.hang_up_on_commit(by.id)  # all of them: those that are still signed in come back by themselves
    return bool(ended)


def end_all_others(*, by: Person, keep: Device) -> int:
    """Sign every device out but this one; how many those were."""
    ended: int = Device.objects.filter(person=by).exclude(id=keep.id).delete()[0]
    doorbell.hang_up_on_commit(by.id)
    return ended


def set_zone(*, by: Person, zone: str) -> None:
    """Remember the person's time zone (an IANA name that the form has checked)."""
    Person.objects.filter(id=by.id).update(zone=zone)
    by.zone = zone


def days_kept(began: date, today: date) -> int:
    """How many days this account has been here, at least one."""
    return max(1, (today - began).days + 1)


__all__ = [
    "NAME_LENGTH", "NameTaken", "NotOpened", "SignedIn", "TryLater", "change_passphrase", "check_code", "confirm",
    "days_kept", "drop_code", "end_all_others", "end_device", "handle_of", "lock", "new_code", "recover",
    "reopen_old", "set_zone", "sign_in", "sign_out", "sign_up", "start_over", "unlock",
]  # fmt: skip
