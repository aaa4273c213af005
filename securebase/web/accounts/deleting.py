"""Delete everything: the person, their keys and words. No partner is asked, and a partner's own copy stays theirs."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Final

from django.db import transaction

from securebase.web.accounts import hooks
from securebase.web.accounts.models import OldVault, Person
from securebase.web.accounts.old_vaults import remove_vaults
from securebase.web.accounts.opening import confirm

Deleter = Callable[[Person], None]
_DELETERS: Final[dict[str, Deleter]] = {}


def when_deleted(name: str, verb: Deleter) -> None:
    """Let a slice remove its rows for a person; called in the transaction that deletes them, while they still exist.

    Rows with a foreign key that cascades from Person, and sealed records in the person's own space, go by themselves.
    """
    _DELETERS[name] = verb


def delete_everything(*, by: Person, passphrase: str, now: datetime) -> None:
    """End what is shared, then remove the person and all that is theirs. Raises NotOpened, TryLater."""
    confirm(by=by, passphrase=passphrase, now=now)
    remove(by, now=now)


@transaction.atomic
def remove(person: Person, *, now: datetime) -> None:
    """The same where it was confirmed before: a backup that is put back does not bring an account back."""
    hooks.leaves(person, now=now)
    for verb in _DELETERS.values():
        verb(person)
    vaults = [person.vault_id, *OldVault.objects.filter(person=person).values_list("vault_id", flat=True)]
    person.delete()
    remove_vaults(vaults)
