"""A space: its epochs' keys, and how one item is sealed into it and opened again.

FROZEN: the tag, the derived ids, the context and the envelope. The fixture database in the tests holds every later
version of the program to them.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Final, TypeVar

import msgspec

from securebase.vault.keys import derive, mac
from securebase.vault.models import Item
from securebase.vault.records import Record, Stored, day_number, decoder, kind_of, to_bytes
from securebase.vault.seal import CannotOpen, bind, seal, unseal

R = TypeVar("R", bound=Record)
Row = tuple[int, bytes, bytes, bytes, int, int, int, bytes]
COLUMNS: Final = ("n", "ref", "author", "tag", "day", "epoch", "revision", "body")


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
    damaged: int = 0  # rows met in this request that did not open: they are left out, counted, and said on the page
    _prefixes: dict[int, bytes] = field(default_factory=dict, repr=False)

    @property
    def newest(self) -> int:
        """The epoch that new items belong to."""
        return max(self.epochs)

    def tags(self, kind: type[Record]) -> list[bytes]:
        """A kind's column values, one an epoch."""
        return [keys.tag(kind_of(kind)) for keys in self.epochs.values()]

    def ref(self, kind: type[Record], name: str, *, author: uuid.UUID, epoch: int | None = None) -> bytes:
        """The id of what exists once under ``name``: HMAC(key, kind, author, name), 16 bytes."""
        key = self.epochs[self.newest if epoch is None else epoch].sub("ref")
        return mac(key, kind_of(kind).encode(), author.bytes, name.encode())[:16]

    def refs(self, kind: type[Record], name: str, *, author: uuid.UUID) -> list[bytes]:
        """The ids that a name may have, one an epoch."""
        return [self.ref(kind, name, author=author, epoch=epoch) for epoch in self.epochs]

    def _prefix(self, epoch: int) -> bytes:
        if epoch not in self._prefixes:
            self._prefixes[epoch] = bind(b"item/1", self.id.bytes, epoch.to_bytes(4, "big"))
        return self._prefixes[epoch]

    def context(self, ref: bytes, author: bytes, tag: bytes, day: int, epoch: int, revision: int) -> bytes:
        """What an item's envelope is bound to: version, space, key, author, id, kind, revision and day.

        Every part after the prefix has a fixed length (16, 16, 16, 8 and 4 bytes), so joining them is unambiguous.
        """
        figures = (revision << 32 | day).to_bytes(12, "big")  # both in one call: ten thousand contexts a search
        return b"".join((self._prefix(epoch), author, ref, tag, figures))

    def seal(self, record: Record, *, ref: bytes, author: bytes, day: date, revision: int) -> Item:
        """A row for this record, sealed under the newest epoch; not saved."""
        epoch = self.newest
        keys = self.epochs[epoch]
        tag = keys.tag(kind_of(type(record)))
        on = day_number(day)
        context = self.context(ref, author, tag, on, epoch, revision)
        body = seal(to_bytes(record), key=keys.sub("seal"), context=context)
        return Item(
            ref=ref, space=self.id.bytes, author=author, tag=tag, day=on, epoch=epoch, revision=revision, body=body
        )

    def open(self, kind: type[R], rows: Iterable[Row], *, me: uuid.UUID) -> Iterator[Stored[R]]:
        """Open rows one by one. A row that does not belong exactly where it lies is left out and counted."""
        reader, self_id = decoder(kind).decode, me.bytes
        seals = {epoch: keys.sub("seal") for epoch, keys in self.epochs.items()}
        for n, ref, author, tag, day, epoch, revision, body in rows:
            try:
                context = self.context(ref, author, tag, day, epoch, revision)
                record = reader(unseal(body, key=seals[epoch], context=context))
            except (CannotOpen, KeyError, OverflowError, TypeError, msgspec.MsgspecError):
                self.damaged += 1
                continue
            yield Stored(n, ref, record, author, day, revision, author == self_id)
