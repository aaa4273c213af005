"""New passphrases and codes: change, recover, start over, and open a vault that was set aside."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from securebase.vault import keys, vaults
from securebase.vault.codes import new_recovery_code, read_recovery_code, recovery_box
from securebase.vault.keyring import Keyring
from securebase.vault.models import Vault
from securebase.vault.seal import CannotOpen
from securebase.web.accounts import attempts, cookies, hooks, sessions
from securebase.web.accounts.models import Device, OldVault, Person
from securebase.web.accounts.opening import (
    NotOpened,
    SignedIn,
    confirm,
    end_others,
    guard,
    handle_of,
    new_device,
    person_of,
)
from securebase.web.accounts.records import NAME_LENGTH, Happening, Profile


def change_passphrase(*, by: Person, device: Device, old: str, new: str, now: datetime) -> bytes:
    """A new passphrase and a new root epoch; every other device is signed out, every quick unlock ends.

    Returns this device's new cookie key. Raises NotOpened, TryLater.
    """
    opened = confirm(by=by, passphrase=old, now=now)
    with transaction.atomic():
        changed = vaults.change(opened, new)
        end_others(by, keep=device)
        return sessions.begin(device, changed.keyring(), now=now)


def new_code(*, by: Person, passphrase: str, now: datetime) -> str:
    """Make a recovery code in place of any earlier one. Returned once, kept nowhere. Raises NotOpened, TryLater."""
    code = new_recovery_code()
    keep_code(by=by, passphrase=passphrase, code=code, now=now)
    return code


def keep_code(*, by: Person, passphrase: str, code: str, now: datetime) -> None:
    """Let a code that its owner holds by now open the vault, in place of an earlier one. Raises NotOpened, TryLater."""
    letters = read_recovery_code(code)
    if letters is None:
        raise NotOpened
    vaults.set_recovery(confirm(by=by, passphrase=passphrase, now=now), letters)


def drop_code(*, by: Person, passphrase: str, now: datetime) -> None:
    """Take the recovery code away. Raises NotOpened, TryLater."""
    vaults.set_recovery(confirm(by=by, passphrase=passphrase, now=now), None)


def _at_recovery(name: str, network: bytes) -> bytes:
    return cookies.keyed(b"recover", handle_of(name), network)


def check_code(*, name: str, code: str, network: bytes, now: datetime) -> None:
    """Whether a code would open; changes nothing but the count of tries. Raises NotOpened, TryLater."""
    key = _at_recovery(name, network)
    guard(key, now=now)
    person, letters = person_of(name), read_recovery_code(code)
    try:
        if person is None or letters is None or person.vault.recovery_wrap is None:
            raise CannotOpen
        keys.pick_up(bytes(person.vault.recovery_wrap), me=recovery_box(letters, vault=person.vault_id.bytes))
    except CannotOpen as error:
        attempts.missed(key, now=now)
        raise NotOpened from error


def recover(*, name: str, code: str, passphrase: str, network: bytes, now: datetime) -> SignedIn:
    """Open with the code, set a new passphrase, sign every device out. Raises NotOpened, TryLater."""
    key = _at_recovery(name, network)
    guard(key, now=now)
    person, letters = person_of(name), read_recovery_code(code)
    try:
        if person is None or letters is None:
            raise CannotOpen
        with transaction.atomic():
            opened = vaults.recover(person.vault, letters, passphrase, today=now.date())
            end_others(person, keep=None)
            person.vault = opened.vault
            opened.keyring().add(Happening(what="recovered"), day=now.date())
            return new_device(person, opened.keyring(), now=now)
    except CannotOpen as error:
        attempts.missed(key, now=now)
        raise NotOpened from error


@transaction.atomic
def start_over(*, device: Device, passphrase: str, zone: str, name: str, now: datetime) -> SignedIn:
    """Set the vault aside, sealed, and begin a new one; ends the couple first. Only from a device that is signed in."""
    person = device.person
    hooks.leaves(person, now=now)
    opened = vaults.create(passphrase, today=now.date())
    OldVault.objects.create(vault_id=person.vault_id, person=person, day=now.date())
    person.vault, person.zone = opened.vault, zone
    person.save(update_fields=["vault", "zone"])
    end_others(person, keep=None)
    ring = opened.keyring()
    ring.put(Profile(name=name.strip()[:NAME_LENGTH]), name="self", day=now.date())
    return new_device(person, ring, now=now)


def reopen_old(*, by: Person, passphrase: str, now: datetime) -> tuple[OldVault, Keyring]:
    """Find the set-aside vault that an old passphrase opens. Raises NotOpened, TryLater."""
    key = cookies.keyed(b"old", by.id.bytes)
    guard(key, now=now)
    for old in OldVault.objects.select_related("vault").filter(person=by).order_by("-day"):
        opened = _try(old.vault, passphrase)
        if opened is not None:
            attempts.right(key)
            return old, opened
    attempts.missed(key, now=now)
    raise NotOpened


def _try(vault: Vault, passphrase: str) -> Keyring | None:
    try:
        return vaults.unlock(vault, passphrase).keyring()
    except CannotOpen:
        return None
