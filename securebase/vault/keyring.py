"""The keyring: what an unlocked request holds, and the only way to read or write sealed records.

``ring.add(CheckIn(...), day=today)``, ``ring.list(CheckIn, since=monday)``. A request touches two spaces and no other:
mine (this vault's epochs) and, while there is a couple, ours. Each call reads exactly one of them.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from django.db import IntegrityError, transaction
from django.db.models import QuerySet

from securebase.vault.graves import bury
from securebase.vault.keys import BoxKeys
from securebase.vault.models import Item
from securebase.vault.records import Record, Stored, day_number, room_of
from securebase.vault.seal import CannotOpen
from securebase.vault.space import COLUMNS, EpochKeys, Row, Space

R = TypeVar("R", bound=Record)


class StaleRecord(Exception):
    """Somebody (another tab, another device) wrote a newer revision first. Nothing was overwritten."""


class NoSpace(Exception):
    """There is no ours: the person is alone, or the couple's key has not been picked up."""


@dataclass(slots=True)
class Keyring:
    """An unlocked person. Lives for one request."""

    me: uuid.UUID  # the vault's id, which is also the id of the space "mine"
    box: BoxKeys
    mine: Space
    ours: Space | None = None

    @property
    def damaged(self) -> int:
        """How many rows this request met that did not open (altered, or put where they do not belong)."""
        return self.mine.damaged + (self.ours.damaged if self.ours else 0)

    def space(self, kind: type[Record]) -> Space:
        """The space a kind belongs to; raises NoSpace for a shared kind while there is no ours."""
        if room_of(kind) == "mine":
            return self.mine
        if self.ours is None:
            raise NoSpace
        return self.ours

    def add(self, record: R, *, day: date, ref: uuid.UUID | None = None) -> Stored[R]:
        """Seal a new record. ``day`` is the only thing about it that rests in the clear."""
        return self._insert(record, ref=(ref or uuid.uuid4()).bytes, day=day)

    def put(self, record: R, *, name: str, day: date) -> Stored[R]:
        """Seal a record that exists once under ``name`` (a check-in under its day): writing again replaces it."""
        stored, made = self.put_once(record, name=name, day=day)
        return stored if made else self.replace(stored, record, day=day)

    def put_once(self, record: R, *, name: str, day: date) -> tuple[Stored[R], bool]:
        """Seal a record that never changes. Returns what is there under the name, and whether this call made it."""
        found = self.find(type(record), name=name)
        if found is not None:
            return found, False
        ref = self.space(type(record)).ref(type(record), name, author=self.me)
        try:
            with transaction.atomic():
                return self._insert(record, ref=ref, day=day), True
        except IntegrityError as error:  # the same form, sent twice in the same moment
            found = self.find(type(record), name=name)
            if found is None:  # something lies under this id that does not open: it is not ours to overwrite
                raise CannotOpen from error
            return found, False

    def find(self, kind: type[R], *, name: str, author: uuid.UUID | None = None) -> Stored[R] | None:
        """The record under ``name`` by ``author`` (oneself unless said), in whatever epoch it was written."""
        space = self.space(kind)
        refs = space.refs(kind, name, author=author or self.me)
        return self._first(kind, Item.objects.filter(space=space.id.bytes, ref__in=refs).order_by("-n"))

    def present(self, kind: type[Record], pairs: Iterable[tuple[str, uuid.UUID]]) -> set[tuple[str, uuid.UUID]]:
        """Which of these (name, author) exist, without opening any: for rules that count before they show."""
        space = self.space(kind)
        pair_of = {ref: pair for pair in pairs for ref in space.refs(kind, pair[0], author=pair[1])}
        found = Item.objects.filter(space=space.id.bytes, ref__in=list(pair_of)).values_list("ref", flat=True)
        return {pair_of[bytes(ref)] for ref in found}

    def get(self, kind: type[R], ref: uuid.UUID) -> Stored[R] | None:
        """The record with this id, or None if it is missing, foreign or of another kind: the three look alike."""
        space = self.space(kind)
        rows = Item.objects.filter(space=space.id.bytes, ref=ref.bytes, tag__in=space.tags(kind))
        return self._first(kind, rows)

    def list(
        self,
        kind: type[R],
        *,
        since: date | None = None,
        until: date | None = None,
        before: tuple[int, int] | None = None,
        limit: int | None = None,
        author: uuid.UUID | None = None,
        days: Iterable[date] | None = None,
    ) -> list[Stored[R]]:
        """Records newest first, ``since`` to ``until`` (both included), ``limit`` at most, after an (on, n) cursor."""
        return list(self.scan(kind, since=since, until=until, before=before, limit=limit, author=author, days=days))

    def scan(
        self,
        kind: type[R],
        *,
        since: date | None = None,
        until: date | None = None,
        before: tuple[int, int] | None = None,
        limit: int | None = None,
        author: uuid.UUID | None = None,
        days: Iterable[date] | None = None,
    ) -> Iterator[Stored[R]]:
        """Like ``list``, opened one by one: whoever stops early pays for no more than was read."""
        space = self.space(kind)
        rows = Item.objects.filter(space=space.id.bytes, tag__in=space.tags(kind)).order_by("-day", "-n")
        if since is not None:
            rows = rows.filter(day__gte=day_number(since))
        if until is not None:
            rows = rows.filter(day__lte=day_number(until))
        if days is not None:
            rows = rows.filter(day__in=[day_number(day) for day in days])
        if author is not None:
            rows = rows.filter(author=author.bytes)
        if before is not None:
            rows = rows.filter(day__lte=before[0]).exclude(day=before[0], n__gte=before[1])
        values = rows.values_list(*COLUMNS)
        some = values[:limit] if limit is not None else values.iterator(chunk_size=200)
        return space.open(kind, some, me=self.me)

    def gather(self, *kinds: type[Record], since: date | None = None) -> dict[type[Record], Sequence[Stored[Any]]]:
        """Several kinds of one space in one question, newest first: for a page made of many small things."""
        space = self.space(kinds[0])
        kind_of_tag = {tag: kind for kind in kinds for tag in space.tags(kind)}
        rows = Item.objects.filter(space=space.id.bytes, tag__in=list(kind_of_tag)).order_by("-day", "-n")
        if since is not None:
            rows = rows.filter(day__gte=day_number(since))
        found: dict[type[Record], list[Row]] = {kind: [] for kind in kinds}
        for row in rows.values_list(*COLUMNS):
            found[kind_of_tag[bytes(row[3])]].append(row)
        return {kind: [*space.open(kind, some, me=self.me)] for kind, some in found.items()}

    def count(self, kind: type[Record], *, since: date | None = None) -> int:
        """How many records of a kind there are, without opening any."""
        space = self.space(kind)
        rows = Item.objects.filter(space=space.id.bytes, tag__in=space.tags(kind))
        return (rows if since is None else rows.filter(day__gte=day_number(since))).count()

    def replace(self, stored: Stored[R], record: R, *, day: date | None = None) -> Stored[R]:
        """Write the next revision. Raises StaleRecord if another writer was first; nothing is overwritten then."""
        space, day, revision = self.space(type(record)), day or stored.day, stored.revision + 1
        fresh = space.seal(record, ref=stored.id, author=stored.writer, day=day, revision=revision)
        changed = Item.objects.filter(space=space.id.bytes, ref=stored.id, revision=stored.revision).update(
            tag=fresh.tag, day=fresh.day, epoch=fresh.epoch, revision=revision, body=fresh.body
        )
        if changed != 1:
            raise StaleRecord
        return Stored(stored.n, stored.id, record, stored.writer, fresh.day, revision, stored.mine)

    def remove(self, stored: Stored[R]) -> None:
        """Remove a record for good (its id is noted, so that a restored backup does not bring it back)."""
        space = self.space(type(stored.record))
        Item.objects.filter(space=space.id.bytes, ref=stored.id).delete()
        bury([stored.id])

    def _insert(self, record: R, *, ref: bytes, day: date) -> Stored[R]:
        item = self.space(type(record)).seal(record, ref=ref, author=self.me.bytes, day=day, revision=1)
        item.save(force_insert=True)
        return Stored(item.n, ref, record, self.me.bytes, item.day, 1, True)

    def _first(self, kind: type[R], rows: QuerySet[Item]) -> Stored[R] | None:
        found = rows.values_list(*COLUMNS)[:1]
        return next(self.space(kind).open(kind, found, me=self.me), None)


__all__ = ["EpochKeys", "Keyring", "NoSpace", "Space", "StaleRecord"]
