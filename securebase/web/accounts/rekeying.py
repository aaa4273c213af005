"""New passphrases and codes: change, recover, start over, and open a vault that was set aside."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from securebase.vault import keys, vaults
from securebase.vault.codes import new_recovery_code, read_recovery_code, recovery_box
from securebase.vault.keyring import Keyring
from securebase.vault.models import Vault
from securebase.vault.seal import CannotOpen
from securebase.web.accounts import cookies, hooks, sessions
from securebase.web.accounts.models import Device, OldVault, Person
from securebase.web.accounts.opening import (
    SignedIn,
    confirm,
    end_others,
    handle_of,
    new_device,
    one_try,
    person_of,
)
from securebase.web.accounts.records import NAME_LENGTH, Happening, Profile

ANY_WRAP = 96  # bytes: about what a recovery wrap has


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
    vaults.set_recovery(confirm(by=by, passphrase=passphrase, now=now), read_recovery_code(code))
    return code


def drop_code(*, by: Person, passphrase: str, now: datetime) -> None:
    """Take the recovery code away. Raises NotOpened, TryLater."""
    vaults.set_recovery(confirm(by=by, passphrase=passphrase, now=now), None)


def _at_recovery(name: str, network: bytes) -> bytes:
    return cookies.keyed(b"recover", handle_of(name), network)


def check_code(*, name: str, code: str, network: bytes, now: datetime) -> None:
    """Whether a code would open; changes nothing but the count of tries. Raises NotOpened, TryLater."""
    person, letters = person_of(name), read_recovery_code(code)
    vault = person.vault if person else None
    wrap = vault.recovery_wrap if vault else None
    with one_try(_at_recovery(name, network), now=now):
        if letters is None:
            raise CannotOpen
        # For a name that nobody has the same is reckoned, so that time does not tell.
        box = recovery_box(letters, vault=vault.id.bytes if vault else bytes(keys.SALT))
        keys.pick_up(bytes(wrap) if wrap else bytes(ANY_WRAP), me=box)


def recover(*, name: str, code: str, passphrase: str, network: bytes, now: datetime) -> SignedIn:
    """Open with the code, set a new passphrase, sign every device out. Raises NotOpened, TryLater."""
    person, letters = person_of(name), read_recovery_code(code)
    with one_try(_at_recovery(name, network), now=now):
        if person is None or letters is None:
            raise CannotOpen
        with transaction.atomic():
            opened = vaults.recover(person.vault, letters, passphrase, today=now.date())
            end_others(person, keep=None)
            person.vault = opened.vault
            opened.keyring().add(Happening(what="recovered"), day=now.date())
            return new_device(person, opened.keyring(), now=now, opened=opened)


def start_over(*, device: Device, passphrase: str, zone: str, name: str, now: datetime) -> SignedIn:
    """Set the vault aside, sealed, and begin a new one; ends the couple first. Only from a device that is signed in."""
    return _set_aside(device.person, vaults.prepare(passphrase, today=now.date()), zone=zone, name=name, now=now)


@transaction.atomic
def _set_aside(person: Person, opened: vaults.Opened, *, zone: str, name: str, now: datetime) -> SignedIn:
    hooks.leaves(person, now=now)
    opened.vault.save(force_insert=True)
    OldVault.objects.create(vault_id=person.vault_id, person=person, day=now.date())
    person.vault, person.zone = opened.vault, zone
    person.save(update_fields=["vault", "zone"])
    end_others(person, keep=None)
    ring = opened.keyring()
    ring.put(Profile(name=name.strip()[:NAME_LENGTH]), name="self", day=now.date())
    return new_device(person, ring, now=now, opened=opened)


def reopen_old(*, by: Person, passphrase: str, now: datetime) -> tuple[OldVault, Keyring]:
    """Find the set-aside vault that an old passphrase opens. Raises NotOpened, TryLater."""
    with one_try(cookies.keyed(b"old", by.id.bytes), now=now):
        for old in OldVault.objects.select_related("vault").filter(person=by).order_by("-day"):
            opened = _try(old.vault, passphrase)
            if opened is not None:
                return old, opened
        raise CannotOpen


def _try(vault: Vault, passphrase: str) -> Keyring | None:
    try:
        return vaults.unlock(vault, passphrase).keyring()
    except CannotOpen:
        return None
