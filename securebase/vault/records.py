"""Records: what is sealed, as typed structs. The tag is the kind; the base class is the space it belongs to.

A record's fields may gain new ones with defaults; a field is never renamed or retyped, because sealed bytes cannot be
migrated without their owner. Unknown fields are ignored on reading, so an older program opens newer records.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, Final, Generic, Literal, TypeVar
from uuid import UUID

import msgspec

Room = Literal["mine", "ours"]
KINDS: Final[dict[str, type[Record]]] = {}


class Record(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="kind"):
    """Any sealed record. Subclass ``Mine`` or ``Ours`` with ``tag="<kind>"``."""

    def __init_subclass__(cls, **config: Any) -> None:
        super().__init_subclass__()
        tag = config.get("tag")
        if isinstance(tag, str):
            if tag in KINDS and KINDS[tag].__qualname__ != cls.__qualname__:
                raise TypeError(f"The kind {tag!r} is taken by {KINDS[tag].__qualname__}.")
            KINDS[tag] = cls


class Mine(Record, frozen=True, kw_only=True, omit_defaults=True, tag_field="kind"):
    """A record only its writer can ever open."""


class Ours(Record, frozen=True, kw_only=True, omit_defaults=True, tag_field="kind"):
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
def _decoder(kind: type[R]) -> msgspec.msgpack.Decoder[R]:
    return msgspec.msgpack.Decoder(kind)


def to_bytes(record: Record) -> bytes:
    """A record as bytes (MessagePack with its kind)."""
    return _encode(record)


def from_bytes(kind: type[R], plain: bytes) -> R:
    """A record from bytes; raises msgspec.ValidationError if they are of another kind."""
    return _decoder(kind).decode(plain)


@dataclass(frozen=True, slots=True)
class Stored(Generic[R]):
    """A record where it rests. ``n`` orders by creation; ``mine`` says whether the one who reads also wrote it."""

    n: int
    ref: UUID
    record: R
    author: UUID
    day: date
    revision: int
    mine: bool
