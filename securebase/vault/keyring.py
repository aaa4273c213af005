"""The keyring: what an unlocked request holds, and the only way to read or write sealed records.

``ring.add(CheckIn(...), day=today)``, ``ring.list(CheckIn, since=monday)``. A request touches two spaces and no other:
mine (this vault's epochs) and, while there is a couple, ours. Each call reads exactly one of them.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

import msgspec
from django.db import IntegrityError, transaction

from securebase.vault.keys import BoxKeys, derive, mac
from securebase.vault.models import Item
from securebase.vault.records import Record, Stored, from_bytes, kind_of, room_of, to_bytes
from securebase.vault.seal import CannotOpen, bind, seal, unseal

R = TypeVar("R", bound=Record)
_COLUMNS = ("n", "ref", "author", "tag", "day", "epoch", "revision", "body")
Row = tuple[int, uuid.UUID, uuid.UUID, bytes, date, int, int, bytes]


class StaleRecord(Exception):
    """Somebody (another tab, another device) wrote a newer revision first. Nothing was overwritten."""


class NoSpace(Exception):
    """There is no ours: the person is alone, or the couple's key has not been picked up."""


@dataclass(slots=True)
class EpochKeys:
    """The sub-keys of one epoch of one space, derived when first used."""

    key: bytes = field(repr=False)
    _made: dict[str, bytes] = field(default_factory=dict, repr=False)

    def sub(self, label: str) -> bytes:
        """The sub-key for one purpose."""
        if label not in self._made:
            self._made[label] = derive(self.key, label)
        return self._made[label]

    def tag(self, kind: str) -> bytes:
        """The column value of a kind (16 bytes)."""
        return mac(self.sub("tag"), kind.encode())[:16]


@dataclass(slots=True)
class Space:
    """One space: its id and its epochs' keys. New items are sealed under the newest."""

    id: uuid.UUID
    epochs: dict[int, EpochKeys]

    @property
    def newest(self) -> int:
        """The epoch that new items belong to."""
        return max(self.epochs)

    def context(self, *, ref: uuid.UUID, author: uuid.UUID, tag: bytes, day: date, epoch: int, revision: int) -> bytes:
        """What an item's envelope is bound to. FROZEN: the fixture database holds every later version to it."""
        return bind(
            b"item/1",
            epoch.to_bytes(4, "big"),
            self.id.bytes,
            author.bytes,
            ref.bytes,
            tag,
            revision.to_bytes(8, "big"),
            day.isoformat().encode(),
        )


@dataclass(slots=True)
class Keyring:
    """An unlocked person. Lives for one request."""

    me: uuid.UUID  # the vault's id, which is also the id of the space "mine"
    box: BoxKeys
    mine: Space
    ours: Space | None = None

    def space(self, kind: type[Record]) -> Space:
        """The space a kind belongs to; raises NoSpace for a shared kind while there is no ours."""
        if room_of(kind) == "mine":
            return self.mine
        if self.ours is None:
            raise NoSpace
        return self.ours

    def add(self, record: R, *, day: date, ref: uuid.UUID | None = None) -> Stored[R]:
        """Seal a new record. ``day`` is the only thing about it that rests in the clear."""
        space = self.space(type(record))
        return self._insert(space, record, ref=ref or uuid.uuid4(), day=day)

    def put(self, record: R, *, name: str, day: date) -> Stored[R]:
        """Seal a record that exists once under ``name`` (a check-in under its day): writing again replaces it."""
        found = self.find(type(record), name=name)
        if found is not None:
            return self.replace(found, record)
        space = self.space(type(record))
        try:
            with transaction.atomic():
                return self._insert(space, record, ref=self._ref(space, type(record), name, space.newest), day=day)
        except IntegrityError:  # the same form sent twice in the same moment: the second one replaces
            found = self.find(type(record), name=name)
            if found is None:
                raise
            return self.replace(found, record)

    def put_once(self, record: R, *, name: str, day: date) -> Stored[R]:
        """Seal a record that can be written once and never changed; a second writing gives back the first."""
        found = self.find(type(record), name=name)
        if found is not None:
            return found
        space = self.space(type(record))
        try:
            with transaction.atomic():
                return self._insert(space, record, ref=self._ref(space, type(record), name, space.newest), day=day)
        except IntegrityError:
            found = self.find(type(record), name=name)
            if found is None:
                raise
            return found

    def find(self, kind: type[R], *, name: str, author: uuid.UUID | None = None) -> Stored[R] | None:
        """The record under ``name`` by ``author`` (oneself unless said), in whatever epoch it was written."""
        space = self.space(kind)
        refs = [self._ref(space, kind, name, epoch, author) for epoch in space.epochs]
        row = Item.objects.filter(space=space.id, ref__in=refs).order_by("-n").values_list(*_COLUMNS).first()
        return None if row is None else self._open(space, kind, row)

    def names_present(self, kind: type[Record], names: dict[str, uuid.UUID]) -> set[str]:
        """Which of these (name -> author) exist, without opening any: for rules that count before they show."""
        space = self.space(kind)
        refs = {self._ref(space, kind, name, epoch, who): name for name, who in names.items() for epoch in space.epochs}
        found = Item.objects.filter(space=space.id, ref__in=refs).values_list("ref", flat=True)
        return {refs[ref] for ref in found}

    def get(self, kind: type[R], ref: uuid.UUID) -> Stored[R] | None:
        """The record with this id, or None if it is missing, foreign or of another kind: the three look alike."""
        space = self.space(kind)
        row = Item.objects.filter(space=space.id, ref=ref).values_list(*_COLUMNS).first()
        if row is None or not any(row[3] == keys.tag(kind_of(kind)) for keys in space.epochs.values()):
            return None
        return self._open(space, kind, row)

    def list(
        self,
        kind: type[R],
        *,
        since: date | None = None,
        until: date | None = None,
        before: tuple[date, int] | None = None,
        limit: int | None = None,
        author: uuid.UUID | None = None,
    ) -> list[Stored[R]]:
        """Records newest first: from ``since`` to ``until`` (both included), at most ``limit``, after a (day, n) cursor."""
        return list(self.scan(kind, since=since, until=until, before=before, limit=limit, author=author))

    def scan(
        self,
        kind: type[R],
        *,
        since: date | None = None,
        until: date | None = None,
        before: tuple[date, int] | None = None,
        limit: int | None = None,
        author: uuid.UUID | None = None,
    ) -> Iterator[Stored[R]]:
        """Like ``list``, opened one by one: whoever stops early pays for no more than was read."""
        space = self.space(kind)
        tags = [keys.tag(kind_of(kind)) for keys in space.epochs.values()]
        rows = Item.objects.filter(space=space.id, tag__in=tags).order_by("-day", "-n")
        if since is not None:
            rows = rows.filter(day__gte=since)
        if until is not None:
            rows = rows.filter(day__lte=until)
        if author is not None:
            rows = rows.filter(author=author)
        if before is not None:
            rows = rows.filter(day__lte=before[0]).exclude(day=before[0], n__gte=before[1])
        values = rows.values_list(*_COLUMNS)
        for row in values[:limit] if limit is not None else values.iterator(chunk_size=200):
            yield self._open(space, kind, row)

    def count(self, kind: type[Record], *, since: date | None = None) -> int:
        """How many records of a kind there are, without opening any."""
        space = self.space(kind)
        rows = Item.objects.filter(space=space.id, tag__in=[k.tag(kind_of(kind)) for k in space.epochs.values()])
        return (rows if since is None else rows.filter(day__gte=since)).count()

    def replace(self, stored: Stored[R], record: R, *, day: date | None = None) -> Stored[R]:
        """Write the next revision. Raises StaleRecord if another writer was first; nothing is overwritten then."""
        space = self.space(type(record))
        fresh = self._seal(
            space, record, ref=stored.ref, author=stored.author, day=day or stored.day, revision=stored.revision + 1
        )
        changed = Item.objects.filter(space=space.id, ref=stored.ref, revision=stored.revision).update(
            tag=fresh.tag, day=fresh.day, epoch=fresh.epoch, revision=fresh.revision, body=fresh.body
        )
        if changed != 1:
            raise StaleRecord
        return Stored(
            n=stored.n,
            ref=stored.ref,
            record=record,
            author=stored.author,
            day=fresh.day,
            revision=fresh.revision,
            mine=stored.mine,
        )

    def remove(self, stored: Stored[R]) -> None:
        """Remove a record for good (its id is noted, so that a restored backup does not bring it back)."""
        from securebase.vault.graves import bury

        space = self.space(type(stored.record))
        Item.objects.filter(space=space.id, ref=stored.ref).delete()
        bury([stored.ref])

    def _ref(
        self, space: Space, kind: type[Record], name: str, epoch: int, author: uuid.UUID | None = None
    ) -> uuid.UUID:
        key = space.epochs[epoch].sub("ref")
        return uuid.UUID(bytes=mac(key, kind_of(kind).encode(), (author or self.me).bytes, name.encode())[:16])

    def _seal(
        self, space: Space, record: Record, *, ref: uuid.UUID, author: uuid.UUID, day: date, revision: int
    ) -> Item:
        epoch = space.newest
        keys = space.epochs[epoch]
        tag = keys.tag(kind_of(type(record)))
        context = space.context(ref=ref, author=author, tag=tag, day=day, epoch=epoch, revision=revision)
        body = seal(to_bytes(record), key=keys.sub("seal"), context=context)
        return Item(ref=ref, space=space.id, author=author, tag=tag, day=day, epoch=epoch, revision=revision, body=body)

    def _insert(self, space: Space, record: R, *, ref: uuid.UUID, day: date) -> Stored[R]:
        item = self._seal(space, record, ref=ref, author=self.me, day=day, revision=1)
        item.save(force_insert=True)
        return Stored(n=item.n, ref=ref, record=record, author=self.me, day=day, revision=1, mine=True)

    def _open(self, space: Space, kind: type[R], row: Row) -> Stored[R]:
        n, ref, author, tag, day, epoch, revision, body = row
        keys = space.epochs.get(epoch)
        if keys is None:
            raise CannotOpen
        context = space.context(ref=ref, author=author, tag=bytes(tag), day=day, epoch=epoch, revision=revision)
        plain = unseal(bytes(body), key=keys.sub("seal"), context=context)
        try:
            record = from_bytes(kind, plain)
        except msgspec.MsgspecError as error:
            raise CannotOpen from error
        return Stored(n=n, ref=ref, record=record, author=author, day=day, revision=revision, mine=author == self.me)
