"""Records: what is sealed, as typed structs. The tag is the kind; the base class is the space it belongs to.

A record's fields may gain new ones with defaults; a field is never renamed or retyped, because sealed bytes cannot be
migrated without their owner. Unknown fields are ignored on reading, so an older program opens newer records.
"""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Generic, Literal, TypeVar
from uuid import UUID

import msgspec

# The field that holds the kind is called "is": a Python keyword, so no record can have a field of that name.
Room = Literal["mine", "ours"]


class Record(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="is"):
    """Any sealed record. Subclass ``Mine`` or ``Ours`` with ``tag="<kind>"``."""


class Mine(Record, frozen=True, kw_only=True, omit_defaults=True, tag_field="is"):
    """A record only its writer can ever open."""


class Ours(Record, frozen=True, kw_only=True, omit_defaults=True, tag_field="is"):
    """A record both partners of one couple can open, once a server rule shows it to them."""


R = TypeVar("R", bound=Record)


def kind_of(record: type[Record]) -> str:
    """The kind of a record class, as it is sealed and tagged."""
    tag = record.__struct_config__.tag
    if not isinstance(tag, str):
        raise TypeError(f'{record.__qualname__} has no kind: give it tag="…".')
    return tag


def room_of(record: type[Record]) -> Room:
    """The space a record class belongs to."""
    return "ours" if issubclass(record, Ours) else "mine"


_encode = msgspec.msgpack.Encoder().encode


@cache
def decoder(kind: type[R]) -> msgspec.msgpack.Decoder[R]:
    """The decoder of a kind; it refuses bytes of another kind."""
    return msgspec.msgpack.Decoder(kind)


def to_bytes(record: Record) -> bytes:
    """A record as bytes (MessagePack with its kind)."""
    return _encode(record)


def from_bytes(kind: type[R], plain: bytes) -> R:
    """A record from bytes; raises msgspec.ValidationError if they are of another kind."""
    record: R = decoder(kind).decode(plain)
    return record


def kinds() -> dict[str, type[Record]]:
    """Every kind of record that the program knows, by its name. Raises TypeError if two classes claim one kind."""
    found: dict[str, type[Record]] = {}
    for struct in (*Mine.__subclasses__(), *Ours.__subclasses__()):
        kind = kind_of(struct)
        if kind in found:
            raise TypeError(f"The kind {kind!r} is claimed by {found[kind].__qualname__} and {struct.__qualname__}.")
        found[kind] = struct
    return found


def day_number(day: date) -> int:
    """A day as it rests in the clear: 20261124."""
    return day.year * 10000 + day.month * 100 + day.day


class Stored(msgspec.Struct, Generic[R], frozen=True):
    """A record where it rests. ``n`` orders by creation; ``mine`` says whether the one who reads also wrote it.

    A struct and not a dataclass, and ids as bytes: a search makes ten thousand of these in one request.
    """

    n: int
    id: bytes
    record: R
    writer: bytes
    on: int
    revision: int
    mine: bool

    @property
    def day(self) -> date:
        """The day that rests in the clear."""
        return date(self.on // 10000, self.on // 100 % 100, self.on % 100)

    @property
    def ref(self) -> UUID:
        """The record's id, as it stands in addresses."""
        return UUID(bytes=self.id)

    @property
    def author(self) -> UUID:
        """The vault that wrote it."""
        return UUID(bytes=self.writer)
