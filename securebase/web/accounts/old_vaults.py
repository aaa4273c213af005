"""A vault that was set aside, opened again: all its records are copied into the vault of today, and none is lost."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from django.db import transaction

from securebase.vault.graves import bury
from securebase.vault.keyring import Keyring
from securebase.vault.models import Item, Vault
from securebase.vault.records import Mine, kinds
from securebase.web.accounts import hooks
from securebase.web.accounts.models import Person
from securebase.web.accounts.rekeying import reopen_old

# What belongs to the old vault itself, or exists once: today's is there already, and a second one would confuse.
NOT_COPIED: Final = frozenset(
    {
        "account.profile",
        "account.choices",
        "account.device_name",
        "account.happening",
        "couple.invite_words",
        "couple.parting_plan",
        "vault.couple_key",
    }
)


@dataclass(frozen=True, slots=True)
class Found:
    """What came back: how many records were new here, and whose vault it was."""

    vault: UUID
    copied: int


def bring_back(*, by: Person, ring: Keyring, passphrase: str, now: datetime) -> Found:
    """Copy what the old passphrase opens. Doing it twice doubles nothing. Raises NotOpened, TryLater."""
    old, opened = reopen_old(by=by, passphrase=passphrase, now=now)
    with transaction.atomic():
        hooks.reopened(by, opened, now=now)
        return Found(old.vault_id, _copy(opened, ring))


def _copy(old: Keyring, ring: Keyring) -> int:
    copied = 0
    for kind, struct in sorted(kinds().items()):
        if not issubclass(struct, Mine) or kind in NOT_COPIED:
            continue
        for stored in reversed(old.list(struct)):
            copied += ring.put_once(stored.record, name=f"from {stored.ref.hex}", day=stored.day)[1]
    return copied


def remove(*, by: Person, passphrase: str, now: datetime) -> None:
    """Remove the set-aside vault that this passphrase opens, with all that is in it. Raises NotOpened, TryLater."""
    old, _ = reopen_old(by=by, passphrase=passphrase, now=now)
    with transaction.atomic():
        remove_vaults([old.vault_id])


def remove_vaults(vaults: list[UUID]) -> None:
    """Remove vaults and what rests in them; the ids are noted, so that no restored backup brings anything back."""
    refs: list[bytes] = []
    for vault in vaults:  # one after the other: no question to the database looks into two spaces
        items = Item.objects.filter(space=vault.bytes)
        refs += [bytes(ref) for ref in items.values_list("ref", flat=True)]
        items.delete()
    bury([*refs, *(vault.bytes for vault in vaults)])  # the vaults too: their accounts are not to come back either
    Vault.objects.filter(id__in=vaults).delete()
