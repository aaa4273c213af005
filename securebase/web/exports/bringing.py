"""Putting lines back: each record under its old id or name where that is free, beside it where it is not.

Done twice it doubles nothing. An id on the list of removed ones is not free: whoever reads that list takes what has
such an id for removed.
"""

from __future__ import annotations

import uuid
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import count
from typing import Any, Final

import msgspec
from django.db import transaction

from securebase.vault.graves import buried
from securebase.vault.keyring import Keyring
from securebase.vault.models import Item
from securebase.vault.records import Mine, to_bytes
from securebase.web.accounts.models import Person
from securebase.web.couples.access import Us
from securebase.web.couples.records import Kept
from securebase.web.exports import gather, settings
from securebase.web.exports.lines import Line

AT_ONCE: Final = 500  # rows a statement


@dataclass(slots=True)
class _Place:
    """What is there, and what comes on top."""

    ring: Keyring
    here: dict[tuple[str, str], Line]
    copies: set[bytes]  # shared things, whatever their id: the copy made at parting has a new one
    used: set[bytes]  # ids that cannot be had: in use, or once removed from this database
    fresh: list[Item] = field(default_factory=list)


@transaction.atomic
def place(*, by: Person, ring: Keyring, us: Us | None, found: Sequence[Line], now: datetime) -> int:
    """Seal what is not here yet into mine; how many records that were."""
    there = gather.lines(by=by, ring=ring, us=us, now=now)
    if us is None and all(line.kind in gather.FIRST for line in there):
        _adopt(by, ring, found)
    words = [line for line in found if line.kind not in gather.FIRST]
    ids = [uuid.UUID(hex=line.id).bytes for line in words if not line.id.startswith("@")]
    here = {(line.kind, line.id): line for line in there}
    copies = {_content(line) for line in there if line.couple}
    used = buried() | _in_mine(ring, ids)
    while True:
        within = _Place(ring, here, copies, set(used))
        for line in words:
            if here.get((line.kind, line.id)) != line and not (line.couple and _content(line) in copies):
                _put(line, within)
        taken = _insert(within)
        if not taken:
            return len(within.fresh)
        used |= taken


def _insert(within: _Place) -> set[bytes]:
    """Write all of it, or nothing and say which ids lie in a space that is not asked about here."""
    with transaction.atomic():
        Item.objects.bulk_create(within.fresh, batch_size=AT_ONCE, ignore_conflicts=True)
        refs = {bytes(item.ref) for item in within.fresh}
        taken = refs - _in_mine(within.ring, refs)
        transaction.set_rollback(bool(taken))
    return taken


def _adopt(by: Person, ring: Keyring, found: Iterable[Line]) -> None:
    """An account in which nothing has been written takes name, choices and settings from the file."""
    for line in found:
        if isinstance(line.record, settings.Settings):
            settings.adopt(by, line.record)
        elif isinstance(line.record, Mine) and line.kind in gather.FIRST:
            ring.put(line.record, name="self", day=line.day)


def _in_mine(ring: Keyring, refs: Collection[bytes]) -> set[bytes]:
    refs = sorted(refs)
    found: set[bytes] = set()
    for start in range(0, len(refs), AT_ONCE):
        rows = Item.objects.filter(space=ring.mine.id.bytes, ref__in=refs[start : start + AT_ONCE])
        found |= {bytes(ref) for ref in rows.values_list("ref", flat=True)}
    return found


def _content(line: Line) -> bytes:
    # From a living couple no borrowed words are taken along, from a parted one they are: it is one thing all the same.
    record: Any = msgspec.structs.replace(line.record, **gather.BORROWED.get(line.kind, {}))
    return f"{line.kind}\n{line.day}\n{line.couple}\n{line.by}".encode() + to_bytes(record)


def _put(line: Line, within: _Place) -> None:
    """Under its own id or name, or else beside it: the first place that is free, unless the same lies there already."""
    record = _sealed_as(line)
    for number in count():
        ref, known_as = _wanted(line, record, number, within.ring)
        there = within.here.get((line.kind, known_as))
        if number > 0 and there is not None and there == replace(line, id=known_as):
            return
        if there is None and (known_as.startswith("@") or ref not in within.used):
            day, me = line.day, within.ring.me.bytes
            within.fresh.append(within.ring.mine.seal(record, ref=ref, author=me, day=day, revision=1))
            within.used.add(ref)
            return


def _sealed_as(line: Line) -> Mine:
    """What was shared is kept as the copy that parting makes; everything else as what it is."""
    record: Any = line.record
    if not line.couple:
        assert isinstance(record, Mine)
        return record
    couple, by_me = bytes.fromhex(line.couple), line.by == "me"
    return Kept(couple=couple, kind=line.kind, record=to_bytes(record), by_me=by_me, partner=line.partner)


def _wanted(line: Line, record: msgspec.Struct, number: int, ring: Keyring) -> tuple[bytes, str]:
    """The place that a line tries as its first, second, … and the id under which that place is known."""
    struct: Any = type(record)
    if number == 0 and line.id.startswith("@"):
        return ring.mine.ref(struct, line.id[1:], author=ring.me), line.id
    if number == 0:
        return bytes.fromhex(line.id), line.id
    first = min(ring.mine.epochs)  # the same place in every year to come, whatever passphrases come after
    ref = ring.mine.ref(struct, f"copy {number} {line.id}", author=ring.me, epoch=first)
    return ref, ref.hex()
