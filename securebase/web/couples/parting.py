"""What happens when a couple ends: slices stop their due work, and each partner forks what is shared at that time.

Slices register here what must stop, and what of theirs is *not* shared yet although it lies in the couple's space (a
check-in given but not opened): that is never forked into the other's keeping.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable
from datetime import datetime
from typing import Any, Final

from django.db import transaction

from securebase.vault import pairing
from securebase.vault.graves import bury
from securebase.vault.keyring import Keyring
from securebase.vault.models import Delivery, Item
from securebase.vault.records import Ours, Stored, kinds, to_bytes
from securebase.web.accounts.models import OldVault
from securebase.web.couples.models import Member
from securebase.web.couples.records import Ended, Face, Kept

Ender = Callable[[uuid.UUID, datetime], None]
Shown = Callable[[Keyring, Stored[Any]], bool]
_ENDERS: Final[dict[str, Ender]] = {}
_SHOWN: Final[dict[str, Shown]] = {}


def when_ended(name: str, verb: Ender) -> None:
    """Let a slice stop its due work when a couple ends; called with (couple id, now) in the same transaction."""
    _ENDERS[name] = verb


def shown_if(kind: str, rule: Shown) -> None:
    """Let a slice say when the partner's record of this kind has been shown; others count as shared once written."""
    _SHOWN[kind] = rule


def end_everything(couple: uuid.UUID, *, now: datetime) -> None:
    """Stop what is due for a couple, in the transaction that ends it."""
    for verb in _ENDERS.values():
        verb(couple, now)
    Delivery.objects.filter(space=couple).delete()
    bury([couple.bytes])  # a backup from before is put back without what has ended since


@transaction.atomic
def fork(ring: Keyring, member: Member, *, now: datetime) -> int:
    """Copy what was shared into one's own keeping, then forget the couple's key. Returns how many things were kept."""
    held = pairing.held(ring, member.couple_id)
    if held is None and OldVault.objects.filter(person=member.person_id).exists():
        return 0  # the couple's key lies in a vault set aside; it is waited for until the space is cleared
    kept = 0
    if held is not None:
        ring.ours = pairing.space_of(held.record)
        kept = _copy(ring, member.couple_id)
        _remember(ring, member, now=now)
        ring.ours = None
        ring.remove(held)
    Member.objects.filter(id=member.id).update(forked=True)
    if not Member.objects.filter(couple=member.couple_id, forked=False).exists():
        clear(member.couple_id)
    return kept


def _partner_name(ring: Keyring) -> str:
    faces = {face.mine: face.record for face in ring.list(Face)}
    if False in faces:
        return faces[False].name
    return faces[True].partner_hint if True in faces else ""


def _remember(ring: Keyring, member: Member, *, now: datetime) -> None:
    couple = member.couple
    ended = Ended(couple=couple.id.bytes, partner=_partner_name(ring), began=couple.began, ended=couple.ended_at or now)
    ring.put_once(ended, name=couple.id.hex, day=now.date())


def _copy(ring: Keyring, couple: uuid.UUID) -> int:
    name = _partner_name(ring)
    count = 0
    for kind, struct in sorted(kinds().items()):
        if not issubclass(struct, Ours) or struct is Face:
            continue
        rule = _SHOWN.get(kind)
        for stored in reversed(ring.list(struct)):
            if not stored.mine and rule is not None and not rule(ring, stored):
                continue
            kept = Kept(couple=couple.bytes, kind=kind, record=to_bytes(stored.record), by_me=stored.mine, partner=name)
            ring.add(kept, day=stored.day)
            count += 1
    return count


def clear(couple: uuid.UUID) -> None:
    """Remove a couple's space for good, once both have their copies."""
    rows = Item.objects.filter(space=couple.bytes)
    refs = [bytes(ref) for ref in rows.values_list("ref", flat=True)]
    rows.delete()
    bury(refs)
