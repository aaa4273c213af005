"""After a database was put back and before anybody uses it: what was removed since stays removed, all sessions end."""

from __future__ import annotations

import uuid
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.db import transaction

from securebase.vault.models import Item, Vault
from securebase.web.accounts import deleting
from securebase.web.accounts.models import Device, Person
from securebase.web.couples import parting
from securebase.web.couples.models import Couple, Invite, Member

AT_ONCE: Final = 500


@dataclass(frozen=True, slots=True)
class Settled:
    """How much of what came back went again."""

    people: int
    couples: int
    records: int
    sessions: int


@transaction.atomic
def settle(gone: Collection[bytes], *, now: datetime) -> Settled:
    """Remove what has one of these ids, end couples that had parted, sign everybody out, close open invitations.

    An id is that of a record, of a vault (an account that was deleted) or of a couple (that has parted since).
    """
    ids = [uuid.UUID(bytes=ref) for ref in gone]
    people = [person for some in _some(ids) for person in Person.objects.filter(vault_id__in=some)]
    for person in people:
        deleting.remove(person, now=now)
    for some in _some(ids):
        Vault.objects.filter(id__in=some).delete()
    parted = sum(_part(couple, now) for some in _some(ids) for couple in Couple.objects.filter(id__in=some))
    records = sum(Item.objects.filter(ref__in=[ref.bytes for ref in some]).delete()[0] for some in _some(ids))
    Invite.objects.filter(used_at=None).update(taken_back=True)
    return Settled(len(people), parted, records, Device.objects.all().delete()[0])


def _some(ids: list[uuid.UUID]) -> list[list[uuid.UUID]]:
    return [ids[start : start + AT_ONCE] for start in range(0, len(ids), AT_ONCE)]


def _part(couple: Couple, now: datetime) -> bool:
    if not Couple.objects.filter(id=couple.id, ended_at=None).update(ended_at=now):
        return False
    Member.objects.filter(couple=couple).update(left=True)
    parting.end_everything(couple.id, now=now)
    return True
