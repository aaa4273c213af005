"""The verbs of an account. Each checks the passphrase itself where it needs the root; none keeps it."""

from __future__ import annotations

import unicodedata
import uuid
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from django.db import IntegrityError, transaction

from securebase.vault import vaults
from securebase.vault.codes import new_recovery_code, read_recovery_code
from securebase.vault.keyring import Keyring
from securebase.vault.models import Vault
from securebase.vault.seal import CannotOpen
from securebase.web.accounts import attempts, cookies, sessions
from securebase.web.accounts.models import Device, OldVault, Person
from securebase.web.accounts.records import COLOURS, Happening, Profile

NAME_LENGTH: Final = 60


class NameTaken(Exception):
    """Somebody here signs in with this name already."""


class NotOpened(Exception):
    """The passphrase, code or digits do not fit. Says no more, and the same for a name that does not exist."""


@dataclass(frozen=True, slots=True)
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

    @property
    def known(self) -> bytes:
        """The cookie by which this browser is known later."""
        return cookies.known_token(bytes(self.device.person.handle))


def handle_of(name: str) -> bytes:
    """The keyed hash under which a sign-in name is found. Case and spaces do not matter."""
    normal = " ".join(unicodedata.normalize("NFKC", name).casefold().split())
    return cookies.keyed(b"handle", normal.encode())


def _new_device(person: Person, ring: Keyring, *, now: datetime) -> SignedIn:
    token = cookies.new_token()
    device = Device(person=person, token=cookies.hashed(token), began=now.date(), seen=now.date())
    device.save(force_insert=True)
    return SignedIn(device, ring, token, sessions.begin(device, ring, now=now))


@transaction.atomic
def sign_up(*, name: str, passphrase: str, zone: str, now: datetime) -> SignedIn:
    """Make an account. The first one on an instance is marked as its host. Raises NameTaken."""
    handle = handle_of(name)
    if Person.objects.filter(handle=handle).exists():
        raise NameTaken
    opened = vaults.create(passphrase, today=now.date())
    first = not Person.objects.exists()
    person = Person(handle=handle, vault=opened.vault, began=now.date(), zone=zone, hosts=first)
    try:
        with transaction.atomic():
            person.save(force_insert=True)
    except IntegrityError as error:
        raise NameTaken from error
    ring = opened.keyring()
    colour = COLOURS[person.id.int % len(COLOURS)]
    ring.put(Profile(name=name.strip()[:NAME_LENGTH], colour=colour), name="self", day=now.date())
    return _new_device(person, ring, now=now)


def _guarded(key: bytes, *, now: datetime) -> None:
    until = attempts.waits_until(key, now=now)
    if until is not None:
        raise TryLater(until)


def _place(handle: bytes, *, network: bytes, known: bytes | None) -> bytes:
    if known == cookies.known_token(handle):
        return cookies.keyed(b"known-place", handle)
    return cookies.keyed(b"place", handle, network)


def _open(vault: Vault | None, passphrase: str, *, key: bytes, now: datetime) -> vaults.Opened:
    _guarded(key, now=now)
    try:
        if vault is None:
            vaults.decoy(passphrase)
            raise CannotOpen
        opened = vaults.unlock(vault, passphrase)
    except CannotOpen as error:
        attempts.missed(key, now=now)
        raise NotOpened from error
    attempts.right(key)
    return opened


def sign_in(*, name: str, passphrase: str, network: bytes, known: bytes | None, now: datetime) -> SignedIn:
    """Sign in on a new device (one Argon2id run, also for a name nobody has). Raises NotOpened, TryLater."""
    handle = handle_of(name)
    person = Person.objects.select_related("vault").filter(handle=handle).first()
    place = _place(handle, network=network, known=known)
    opened = _open(person.vault if person else None, passphrase, key=place, now=now)
    if person is None:
        raise NotOpened
    with transaction.atomic():
        signed_in = _new_device(person, opened.keyring(), now=now)
        if known != signed_in.known:
            signed_in.ring.add(Happening(what="new_device"), day=now.date())
    return signed_in


def unlock(*, device: Device, passphrase: str, now: datetime) -> tuple[Keyring, bytes]:
    """Unlock a signed-in device. Returns the ring and the new cookie key. Raises NotOpened, TryLater."""
    key = cookies.keyed(b"device", device.id.bytes)
    opened = _open(device.person.vault, passphrase, key=key, now=now)
    ring = opened.keyring()
    return ring, sessions.begin(device, ring, now=now)


def confirm(*, by: Person, passphrase: str, now: datetime) -> vaults.Opened:
    """Ask for the passphrase again before something that needs the root. Raises NotOpened, TryLater."""
    return _open(by.vault, passphrase, key=cookies.keyed(b"confirm", by.id.bytes), now=now)


def lock(*, device: Device) -> None:
    """Lock one device."""
    sessions.end(device)


def sign_out(*, device: Device) -> None:
    """Forget one device altogether."""
    Device.objects.filter(id=device.id).delete()
    device.unlocked = None


def end_device(*, by: Person, device_id: uuid.UUID) -> bool:
    """Sign another of one's devices out; False if there is no such device (or it is somebody else's)."""
    return bool(Device.objects.filter(person=by, id=device_id).delete()[0])


def _end_others(person: Person, *, keep: Device | None) -> None:
    others = Device.objects.filter(person=person)
    if keep is not None:
        others.filter(id=keep.id).update(quick_salt=None, quick_wrap=None, quick_tries=0)
        others = others.exclude(id=keep.id)
    others.delete()


def change_passphrase(*, by: Person, device: Device, old: str, new: str, now: datetime) -> bytes:
    """A new passphrase and a new root epoch; every other device is signed out, every quick unlock ends.

    Returns this device's new cookie key. Raises NotOpened, TryLater.
    """
    opened = confirm(by=by, passphrase=old, now=now)
    with transaction.atomic():
        changed = vaults.change(opened, new)
        _end_others(by, keep=device)
        return sessions.begin(device, changed.keyring(), now=now)


def new_code(*, by: Person, passphrase: str, now: datetime) -> str:
    """Make a recovery code in place of any earlier one. Returned once, kept nowhere. Raises NotOpened, TryLater."""
    opened = confirm(by=by, passphrase=passphrase, now=now)
    code = new_recovery_code()
    vaults.set_recovery(opened, read_recovery_code(code))
    return code


def drop_code(*, by: Person, passphrase: str, now: datetime) -> None:
    """Take the recovery code away. Raises NotOpened, TryLater."""
    vaults.set_recovery(confirm(by=by, passphrase=passphrase, now=now), None)


def recover(*, name: str, code: str, passphrase: str, network: bytes, now: datetime) -> SignedIn:
    """Open with the code, set a new passphrase, sign every device out. Raises NotOpened, TryLater."""
    handle = handle_of(name)
    key = cookies.keyed(b"recover", handle, network)
    _guarded(key, now=now)
    person = Person.objects.select_related("vault").filter(handle=handle).first()
    letters = read_recovery_code(code)
    try:
        if person is None or letters is None:
            raise CannotOpen
        with transaction.atomic():
            opened = vaults.recover(person.vault, letters, passphrase, today=now.date())
            _end_others(person, keep=None)
            person.vault = opened.vault
            opened.keyring().add(Happening(what="recovered"), day=now.date())
            return _new_device(person, opened.keyring(), now=now)
    except CannotOpen as error:
        attempts.missed(key, now=now)
        raise NotOpened from error


@transaction.atomic
def start_over(*, device: Device, passphrase: str, zone: str, name: str, now: datetime) -> SignedIn:
    """Set the vault aside, sealed, and begin a new one. Only from a device that is signed in already.

    Whoever calls this must have ended the couple first (``couples.actions.leave_by_starting_over``).
    """
    person = device.person
    opened = vaults.create(passphrase, today=now.date())
    OldVault.objects.create(vault_id=person.vault_id, person=person, day=now.date())
    person.vault, person.zone = opened.vault, zone
    person.save(update_fields=["vault", "zone"])
    _end_others(person, keep=None)
    ring = opened.keyring()
    ring.put(Profile(name=name.strip()[:NAME_LENGTH]), name="self", day=now.date())
    return _new_device(person, ring, now=now)


def reopen_old(*, by: Person, passphrase: str, now: datetime) -> tuple[OldVault, Keyring]:
    """Find the set-aside vault that an old passphrase opens. Raises NotOpened, TryLater."""
    key = cookies.keyed(b"old", by.id.bytes)
    _guarded(key, now=now)
    for old in OldVault.objects.select_related("vault").filter(person=by).order_by("-day"):
        try:
            ring = vaults.unlock(old.vault, passphrase).keyring()
        except CannotOpen:
            continue
        attempts.right(key)
        return old, ring
    attempts.missed(key, now=now)
    raise NotOpened


def set_zone(*, by: Person, zone: str) -> None:
    """Remember the person's time zone (an IANA name that the form has checked)."""
    Person.objects.filter(id=by.id).update(zone=zone)
    by.zone = zone


def days_kept(began: date, today: date) -> int:
    """How many days this account has been here, at least one."""
    return max(1, (today - began).days + 1)
